# One image for web, worker, beat and migrations; `catcher` is a second one for trying it out.

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
# "pdf" adds letters as PDF files, "prod" leaves them to print (docs/adr/0019-letters-as-pdf.md).
ARG REQUIREMENTS=prod
COPY requirements/prod.txt requirements/pdf.txt requirements/
RUN pip install --require-hashes -r requirements/$REQUIREMENTS.txt
COPY gunicorn.conf.py manage.py pyproject.toml ./
COPY config config
COPY apps apps
COPY templates templates
COPY static static
# Fonts and message catalogues, then every static file under a hashed name. The key signs nothing:
# it only lets the settings load.
RUN export SECRET_KEY=only-while-the-image-is-built \
 && python manage.py assets \
 && python manage.py collectstatic --noinput \
 && python -m compileall -q apps config

FROM python:3.11-slim-bookworm AS web
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
ARG REQUIREMENTS=prod
RUN if [ "$REQUIREMENTS" = pdf ]; then apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*; fi
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent rapport
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER rapport
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
 CMD ["python", "-c", "import http.client, os; from urllib.parse import urlsplit; c = http.client.HTTPConnection('127.0.0.1', 8000, timeout=4); c.request('GET', '/healthz', headers={'Host': urlsplit(os.environ.get('RAPPORT_BASE_URL', '')).netloc or 'localhost'}); raise SystemExit(c.getresponse().status != 200)"]
# Threads and the like stand in gunicorn.conf.py.
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "4", "--worker-tmp-dir", "/dev/shm"]

# Takes every mail and delivers none. Never part of a real site.
FROM build AS catching
COPY requirements/catcher.txt requirements/catcher.txt
RUN pip install --require-hashes -r requirements/catcher.txt

FROM web AS catcher
COPY --from=catching /venv /venv
HEALTHCHECK NONE
CMD ["python", "-m", "config.devstack.catcher", "--host", "0.0.0.0", "--port", "1025"]

# What `docker build .` makes.
FROM web
