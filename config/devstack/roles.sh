#!/bin/sh
# For docker-compose.yml: what `make run` does over a closed socket, here with passwords.
set -e
psql -X -q -v ON_ERROR_STOP=1 -U postgres -d postgres -f /docker-entrypoint-initdb.d/roles/roles.sql
psql -X -q -v ON_ERROR_STOP=1 -U postgres -d postgres \
  -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
ALTER ROLE rapport_owner PASSWORD :'owner';
ALTER ROLE rapport_app PASSWORD :'app';
SQL
