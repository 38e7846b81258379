# Rapport: `make run` and `make test` are all one needs; `make` alone lists the rest.
# Needs Python 3.11 or newer and make, nothing else.

PYTHON ?= python3

PY := .venv/bin/python
STACK := $(PY) -m config.devstack
STAMP := .venv/.stamp
# An installed uv is used; otherwise one is installed for this project alone.
UV := $(or $(shell command -v uv 2>/dev/null),.cache/uv/bin/uv)
COMPILE := $(UV) pip compile -q --python-version 3.11 --universal --generate-hashes --no-header
ENOUGH := $(PYTHON) -c 'import sys; sys.exit("Rapport needs Python 3.11 or newer; name one: \
	make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
# A production environment for checks that never talk to a server.
PRODUCTION := env DEBUG=0 SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))') \
	RAPPORT_BASE_URL=https://rapport.example
# One worker a core: a few long tests would else wait for each other.
SHARED := -n auto --dist worksteal

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test full journeys pilot browser providers bench-mail bench-coach bench-directory bench-import bench-people bench-caseload bench-rls faults faults-quick drill scale backup sbom audit trust check lint types imports templates deploy \
	migrations docs assets format lock clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# PORT and DATA reach the command through the environment, spaces and all.
run: $(STAMP) ## Start Rapport with its own servers (PORT=8000, DATA=.local/run); Ctrl-C stops it
	@exec $(STACK) run

test: assets ## Every test, on servers of its own; the browser's too if there is one
	@$(PY) -m pytest $(SHARED) -m "not full"

full: assets ## Every test at the full sizes
	@$(PY) -m pytest $(SHARED)

pilot: assets $(STAMP) ## A department's first month by pages alone: one table, and pictures for docs/first-week
	@PICTURES=1 $(PY) -m pytest -q -s -p no:randomly -m full -k 200 tests/journeys/test_pilot.py

journeys: assets ## The journeys in a real browser only; pictures go to .local/shots
	@PICTURES=1 $(PY) -m pytest -m "journey and not full"

browser: $(STAMP) ## Find a Chromium that works, or fetch one into .cache/chromium
	@$(STACK) browser

providers: $(STAMP) ## Fetch the providers that campus sign-in is tested with into .cache/providers
	@$(STACK) providers

bench-people: $(STAMP) ## How long the pages of a student with 20,000 people take
	@$(PY) -m benchmarks.bench_people

bench-caseload: $(STAMP) ## How long a caseload of 50,000 students takes, beside two other ways (SCALE=small|full)
	@$(PY) -m benchmarks.bench_caseload --scale $(or $(SCALE),full)

bench-directory: $(STAMP) ## How long a search among alumni takes, beside two other ways (SCALE=small|full|million)
	@$(PY) -m benchmarks.bench_directory --scale $(or $(SCALE),full)

bench-rls: $(STAMP) ## What row-level security of PostgreSQL would cost a page (SCALE=small|full)
	@$(PY) -m benchmarks.bench_rls --scale $(or $(SCALE),full)

bench-mail: $(STAMP) ## How fast reminders leave, beside raw SMTP, Celery and django-post-office
	@$(UV) pip install -q --python $(PY) --require-hashes -r requirements/bench.txt
	@$(PY) -m benchmarks.bench_mail $(ARGS)

bench-import: $(STAMP) ## How long a file of 200,000 alumni takes, and how much memory (ARGS="--scale small")
	@$(PY) -m benchmarks.bench_import $(ARGS)

bench-coach: $(STAMP) ## How often the coach is right, and how fast (ARGS="--half development --misses")
	@DEBUG=1 $(PY) -m benchmarks.bench_coach $(ARGS)

faults: $(STAMP) ## Kill, stop and freeze whatever handles mail; no mail may be lost (ARGS="--only kills")
	@$(PY) -m benchmarks.faults $(ARGS)

faults-quick: $(STAMP) ## The same invariants in under three minutes
	@$(PY) -m benchmarks.faults --quick $(ARGS)

drill: $(STAMP) ## Restore a copy made while mail was under way; nothing may be sent again
	@$(PY) -m benchmarks.drill

scale: $(STAMP) ## Two of each process on one database, one of each killed at work; pages and mail go on
	@$(PY) -m benchmarks.scale

backup: $(STAMP) ## Copy the database of a running `make run` to one file (FILE=.local/rapport.dump)
	@$(STACK) backup $(or $(FILE),.local/rapport.dump)

sbom: .cache/audit/bin/pip-audit ## Every part of a site with its version and hashes, as CycloneDX (FILE=.local/sbom.json)
	@mkdir -p .local
	@.cache/audit/bin/cyclonedx-py requirements requirements/prod.txt --output-reproducible \
		--output-format JSON --output-file $(or $(FILE),.local/sbom.json)

audit: .cache/audit/bin/pip-audit ## What is known against the parts of a site; asks the network
	@.cache/audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements/prod.txt

trust: $(STAMP) ## Access, privacy, sign-in and hostile input: one table (ARGS="--only access")
	@$(PY) -m benchmarks.trust $(ARGS)

check: lint types imports templates deploy migrations docs ## Everything that can be checked without running

lint: $(STAMP)
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check

types: $(STAMP)
	@$(PY) -m mypy

imports: $(STAMP)
	@.venv/bin/lint-imports

templates: $(STAMP)
	@.venv/bin/djlint --lint --quiet apps templates

deploy: assets
	@$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

migrations: $(STAMP)
	@DEBUG=1 DATABASE_URL='postgres://nobody@/none?host=/nonexistent' \
		$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

docs: $(STAMP)
	@DEBUG=1 $(PY) manage.py docs --check

assets: $(STAMP)
	@test -d static/built || DEBUG=1 $(PY) manage.py assets

format: $(STAMP) ## Let the tools write what they can
	@$(PY) -m ruff check --fix-only
	@$(PY) -m ruff format

lock: $(UV) ## Compile requirements/*.txt from pyproject.toml; add ARGS=--upgrade for new versions
	@$(COMPILE) $(ARGS) pyproject.toml -o requirements/prod.txt
	@$(COMPILE) $(ARGS) pyproject.toml --extra pdf -o requirements/pdf.txt
	@$(COMPILE) $(ARGS) pyproject.toml --extra pdf --group dev -o requirements/dev.txt
	@$(COMPILE) $(ARGS) requirements/bootstrap.in -o requirements/bootstrap.txt
	@$(COMPILE) $(ARGS) requirements/catcher.in -o requirements/catcher.txt
	@$(COMPILE) $(ARGS) requirements/bench.in -o requirements/bench.txt
	@$(COMPILE) $(ARGS) requirements/audit.in -o requirements/audit.txt

clean: ## Remove what can be made again; the data in .local stay
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache static/built staticfiles

$(STAMP): requirements/dev.txt | $(UV)
	@$(ENOUGH)
	@test -x $(PY) || $(UV) venv -q --clear --python $(PYTHON) .venv
	@$(UV) pip sync -q --python $(PY) --require-hashes requirements/dev.txt
	@touch $@

.cache/audit/bin/pip-audit: requirements/audit.txt | $(UV)
	@$(UV) venv -q --clear --python $(PYTHON) .cache/audit
	@$(UV) pip sync -q --python .cache/audit/bin/python --require-hashes requirements/audit.txt
	@touch $@

.cache/uv/bin/uv: requirements/bootstrap.txt
	@$(ENOUGH)
	@$(PYTHON) -m venv .cache/uv
	@.cache/uv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@
