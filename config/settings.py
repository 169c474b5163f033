"""The one settings file. Without a variable set it is production's, and refuses to start half configured.

``DEBUG=1`` is for local work: technical error pages, a known secret, loopback hosts, one SQLite file
under ``var/``. ``CATALOG_LOCAL=1`` is the same with the visitors' own error pages; ``manage.py demo``
sets it. Every variable is described in ``docs/operators.md``.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.databases import with_options
from config.security import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

DEBUG = env.flag("DEBUG", default=False)
LOCAL = env.flag("CATALOG_LOCAL", default=False) or DEBUG
CATALOG_READ_ONLY = env.flag("CATALOG_READ_ONLY", default=False)
CATALOG_SOURCE_EACH_FACT = env.flag("CATALOG_SOURCE_EACH_FACT", default=False)
CATALOG_OTHER_REVIEWER = env.flag("CATALOG_OTHER_REVIEWER", default=False)
CATALOG_SOURCE_SYNONYMS = env.flag("CATALOG_SOURCE_SYNONYMS", default=False)

# ---- who may call, and by which secret

WANTED = {
    "SECRET_KEY": "50 or more random characters, kept secret and kept the same between starts",
    "ALLOWED_HOSTS": "the names of this site, separated by commas, such as plants.example.org",
    "DATABASE_URL": env.DATABASE_FORMS,
}
if not LOCAL:
    env.require(WANTED, hint="For work on this machine alone set DEBUG=1 instead.")

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ",".join(LOOPBACK))
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured('ALLOWED_HOSTS holds "*"; it must name each host that this site answers to.')

# A secret that everybody knows is good enough only where nobody else can call.
SECRET_LENGTH = 50
KNOWN_SECRET = "local-work-only-" + "0123456789abcdefghij" * 3
SECRET_KEY = env.text(
    "SECRET_KEY",
    KNOWN_SECRET if set(ALLOWED_HOSTS) <= set(LOOPBACK) else env.REQUIRED,
    wanted=WANTED["SECRET_KEY"],
)

if not LOCAL and len(SECRET_KEY) < SECRET_LENGTH:
    raise ImproperlyConfigured(
        f"SECRET_KEY has {len(SECRET_KEY)} characters; it must have {SECRET_LENGTH} or more, random and kept secret."
    )

# ---- where things are kept

if LOCAL:
    VAR.mkdir(exist_ok=True)
DATABASES = {
    "default": with_options(
        env.database("DATABASE_URL", f"sqlite:///{quote(str(VAR / 'catalog.sqlite3'))}"),
        read_only=CATALOG_READ_ONLY,
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR / "static")))
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR / "media")))
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "catalog.media.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
STATICFILES_FINDERS = [
    "config.finders.StyleSheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_AUTOREFRESH = LOCAL
WHITENOISE_USE_FINDERS = LOCAL

# ---- what it is made of

INSTALLED_APPS = [
    "catalog",
    "django_filters",
    "django_prose_editor",
    "whitenoise.runserver_nostatic",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "config.security.SecurityHeadersMiddleware",  # first: every answer passes it, also a refusal
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # before WhiteNoise: on a local server nothing is compressed beforehand
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.availability.ReadOnlyMiddleware",
    "config.availability.DatabaseOutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
            ],
        },
    }
]
FORMS_URLFIELD_ASSUME_HTTPS = True

# ---- language, time, sign-in

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# ---- security; the content policy is named as Django 6 names it, so that moving there is a deletion

SECURE_CSP = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from inside, past the proxy that ends HTTPS
SECURE_HSTS_SECONDS = 0 if LOCAL else 63_072_000  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
# Joining the browsers' preload list binds the owner's whole domain for years: the owner's choice, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if env.flag("TRUST_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_COOKIE_NAME = "sessionid" if LOCAL else "__Host-sessionid"
SESSION_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "csrftoken" if LOCAL else "__Host-csrftoken"
CSRF_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "catalog.views.errors.csrf_failure"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000  # a row for each place, a hundred synonyms, and all their sources
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_HANDLERS = [
    "config.uploads.BoundedUpload",  # first: it refuses before anything is read
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# ---- log: one line an event, to standard error

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}
