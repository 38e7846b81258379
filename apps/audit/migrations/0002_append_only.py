from django.db import migrations

# A trigger comes with the table and refuses everybody, the owner too. Rights are taken as well
# from whoever is granted them by default, whatever an installation calls the role of the app.
ONLY_ADDED = """
CREATE FUNCTION audit_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_only_added();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON audit_event
  EXECUTE FUNCTION audit_only_added();
DO $$ DECLARE role text; BEGIN
  FOR role IN SELECT DISTINCT grantee FROM information_schema.role_table_grants
    WHERE table_name = 'audit_event' AND table_schema = current_schema()
    AND grantee <> current_user
  LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM %s',
      CASE role WHEN 'PUBLIC' THEN role ELSE quote_ident(role) END);
  END LOOP;
END $$;
"""
AS_BEFORE = """
DROP TRIGGER not_emptied ON audit_event;
DROP TRIGGER only_added ON audit_event;
DROP FUNCTION audit_only_added();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_event")]
    operations = [migrations.RunSQL(ONLY_ADDED, AS_BEFORE)]
