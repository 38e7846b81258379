"""Settings: read top to bottom; what differs between machines comes from `environment`."""

from urllib.parse import urlsplit

import django_stubs_ext

import config.celery  # noqa: F401 - whoever has settings can ring; the local stack needs neither
from config.content import HEADERS, PAGES
from config.environment import ROOT, VARIABLES, cache_address, database, env, mail_events, read
from config.identity import *  # noqa: F403 - the chapter on who someone is
from config.logging import lines
from config.schedule import BROKER, beat_schedule

django_stubs_ext.monkeypatch()  # for `ModelForm[Student]` and its like
BASE_DIR = ROOT
RAPPORT_VARIABLES = VARIABLES
DEBUG = read("DEBUG")
SECRET_KEY = read("SECRET_KEY") or ("only-for-this-machine" if DEBUG else "")
RAPPORT_LASTING_KEY = read("RAPPORT_LASTING_KEY") or SECRET_KEY
RAPPORT_METRICS_TOKEN = read("RAPPORT_METRICS_TOKEN")
RAPPORT_SECURITY_CONTACT = read("RAPPORT_SECURITY_CONTACT")
RAPPORT_BASE_URL = read("RAPPORT_BASE_URL").rstrip("/")
_HOST = urlsplit(RAPPORT_BASE_URL).hostname or "localhost"
ALLOWED_HOSTS = read("ALLOWED_HOSTS") or [_HOST, *(["127.0.0.1", "localhost"] if DEBUG else [])]

INSTALLED_APPS = [
    "apps.home",
    "apps.advising",
    "apps.outreach",
    "apps.interviews",
    "apps.contacts",
    "apps.alumni",
    "apps.students",
    "apps.timeline",
    "apps.reminders",
    "apps.imports",
    "apps.guide",
    "apps.coach",
    "apps.mail",
    "apps.campus",
    "apps.accounts",
    "apps.audit",
    "apps.core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_include_bootstrap",
    "template_partials",
]

MIDDLEWARE = [
    "apps.accounts.even.takes_even_time",
    "django.middleware.security.SecurityMiddleware",
    "apps.core.middleware.browsers_rules",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apps.accounts.middleware.Watching",
    "apps.accounts.middleware.staff_sessions_end",
    "apps.accounts.middleware.SignInFirst",
    "apps.accounts.middleware.SecondFactorFirst",
    "apps.students.middleware.OpensLater",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "apps.core.middleware.private_pages",
    "apps.core.middleware.AnswersToMoves",
    "apps.home.middleware.view_as_student",  # the last: no other may take the student for the actor
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "apps.campus.context.campus",
                "apps.students.context.about",
                "apps.home.context.news",
            ],
            "builtins": ["django.templatetags.i18n", "apps.core.templatetags.ui"],
        },
    }
]

DATABASES = {"default": database(read("DATABASE_URL"))}
if read("DATABASE_OWNER_URL"):
    DATABASES["owner"] = database(read("DATABASE_OWNER_URL"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": cache_address(read("REDIS_URL")),
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }
}
# No page needs Valkey: sessions live beside everything else.
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# --- words and time -------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
# With nothing to look up no phrase is looked up: that took a tenth of what rendering a mail takes.
USE_I18N = len(LANGUAGES) > 1 or LOCALE_PATHS[0].is_dir()
USE_TZ = True
TIME_ZONE = "UTC"
RAPPORT_CLOCK_FILE = read("RAPPORT_CLOCK_FILE") if DEBUG else ""

# --- mail -----------------------------------------------------------------------------------
EMAIL_BACKEND = "apps.mail.backend.Outbox"
MAIL_SERVER = env.email_url_config(read("EMAIL_URL"))
DEFAULT_FROM_EMAIL = RAPPORT_MAIL_FROM = read("RAPPORT_MAIL_FROM")
RAPPORT_DKIM_SELECTOR = read("RAPPORT_DKIM_SELECTOR")
ANYMAIL = mail_events(RAPPORT_MAIL_EVENTS := read("RAPPORT_MAIL_EVENTS"))
RAPPORT_WELCOME_FILE = read("RAPPORT_WELCOME_FILE") if DEBUG else ""
RAPPORT_MAIL_FOLDER = read("RAPPORT_MAIL_FOLDER") if DEBUG else ""

# --- the doorbell ---------------------------------------------------------------------------
CELERY_BROKER_URL = read("REDIS_URL")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = BROKER
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = beat_schedule()

# --- pages ----------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = read("RAPPORT_STATIC_ROOT")
STATICFILES_DIRS = [BASE_DIR / "static"]
_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
if not DEBUG:
    _STATIC = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# --- the browser's rules ----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PAGES}
RAPPORT_HEADERS = HEADERS
SECURE_REFERRER_POLICY = "same-origin"
# A pilot on http has no certificate; `check --deploy` says what is missing.
if RAPPORT_BASE_URL.startswith("https://"):
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
    SECURE_PROXY_SSL_HEADER = (
        ("HTTP_X_FORWARDED_PROTO", "https") if read("RAPPORT_PROXIES") else None
    )
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # A browser takes these from this very host alone (RFC 6265bis).
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

LOGGING = lines()
