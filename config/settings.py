"""Settings: read top to bottom; what differs between machines comes from `environment`."""

from urllib.parse import urlsplit

import django_stubs_ext
from django.urls import reverse_lazy

import config.celery  # noqa: F401 - whoever has settings can ring; the local stack needs neither
from config.content import PAGES
from config.environment import ROOT, VARIABLES, cache_address, database, env, mail_events, read
from config.logging import lines
from config.schedule import BROKER, beat_schedule

django_stubs_ext.monkeypatch()  # for `ModelForm[Student]` and its like
BASE_DIR = ROOT
RAPPORT_VARIABLES = VARIABLES
DEBUG = read("DEBUG")
SECRET_KEY = read("SECRET_KEY") or ("only-for-this-machine" if DEBUG else "")
RAPPORT_LASTING_KEY = read("RAPPORT_LASTING_KEY") or SECRET_KEY
RAPPORT_METRICS_TOKEN = read("RAPPORT_METRICS_TOKEN")
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
    "apps.core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_include_bootstrap",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apps.accounts.middleware.SignInFirst",
    "apps.students.middleware.OpensLater",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "apps.core.middleware.private_pages",
    "apps.core.middleware.AnswersToMoves",
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

# --- who someone is -------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["apps.students.backend.Backend"]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # e-mail is unique by a conditional constraint
PASSWORD_HASHERS = [
    f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Scrypt", "PBKDF2")
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}Validator"}
    for name in ("UserAttributeSimilarity", "MinimumLength", "CommonPassword")
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("home:today")
ACCOUNT_ADAPTER = "apps.accounts.adapter.Adapter"
ACCOUNT_SIGNUP_FORM_CLASS = "apps.accounts.forms.SignUpForm"
ACCOUNT_FORMS = {"signup": "apps.accounts.signup.OncePerAddress"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Persons who may not sign in have an address too; allauth looks at its own table alone.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("account_login")
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ALLAUTH_TRUSTED_PROXY_COUNT = read("RAPPORT_PROXIES")
RAPPORT_STUDENT_DOMAINS = read("RAPPORT_STUDENT_DOMAINS")
RAPPORT_ROSTER_FOLDER = read("RAPPORT_ROSTER_FOLDER")

# --- words and time -------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"
RAPPORT_CLOCK_FILE = read("RAPPORT_CLOCK_FILE") if DEBUG else ""

# --- mail -----------------------------------------------------------------------------------
EMAIL_BACKEND = "apps.mail.backend.Outbox"
MAIL_SERVER = env.email_url_config(read("EMAIL_URL"))
DEFAULT_FROM_EMAIL = RAPPORT_MAIL_FROM = read("RAPPORT_MAIL_FROM")
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
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
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

LOGGING = lines()
