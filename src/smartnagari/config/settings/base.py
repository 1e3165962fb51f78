"""What every mode shares. What differs per regency is a row in ``regions``, not a setting."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from smartnagari.config.env import env

from . import databases
from .accounts import *  # noqa: F403
from .audit import *  # noqa: F403
from .files import *  # noqa: F403
from .files import FILES_ORIGIN
from .identity import *  # noqa: F403
from .logs import logging_config
from .newsroom import *  # noqa: F403
from .newsroom import NEWSROOM_APPS
from .notifications import *  # noqa: F403
from .tenancy import *  # noqa: F403

PACKAGE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = env.data_dir.resolve()

SECRET_KEY = env.secret_key
SECRET_KEY_FALLBACKS = list(env.secret_key_fallbacks)
DEBUG = False
ALLOWED_HOSTS = list(env.allowed_hosts)
ROOT_URLCONF = "smartnagari.config.urls"
WSGI_APPLICATION = "smartnagari.config.wsgi.application"
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

OWN_APPS = [
    "smartnagari.config",
    "smartnagari.portal",
    "smartnagari.nagari",
    "smartnagari.potential",
    "smartnagari.newsroom",
    "smartnagari.services",
    "smartnagari.publishing",
    "smartnagari.desk",
    "smartnagari.files",
    "smartnagari.search",
    "smartnagari.notifications",
    "smartnagari.accounts",
    "smartnagari.regions",
    "smartnagari.audit",
    "smartnagari.spine",
    "smartnagari.ui",
]
INSTALLED_APPS = [
    *OWN_APPS,
    *NEWSROOM_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.forms",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_vite",
    "ninja",
]

MIDDLEWARE = [
    "smartnagari.config.ready.middleware.ReadyMiddleware",
    "smartnagari.config.middleware.RequestIdMiddleware",
    "smartnagari.config.middleware.HeadersMiddleware",
    "smartnagari.files.middleware.FilesHostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "smartnagari.config.middleware.SaneRequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "smartnagari.config.ready.middleware.CompressionMiddleware",
    "smartnagari.config.middleware.MaintenanceMiddleware",
    "smartnagari.regions.middleware.TenantMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "smartnagari.config.middleware.PrivateByDefaultMiddleware",
    "smartnagari.config.middleware.LanguageMiddleware",
    "smartnagari.config.middleware.CopiesMiddleware",
    "smartnagari.newsroom.middleware.KelolaMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "smartnagari.accounts.middleware.ActorMiddleware",
    "smartnagari.config.middleware.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "smartnagari.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "smartnagari.regions.context_processors.tenant",
            ],
        },
    }
]
FORM_RENDERER = "smartnagari.ui.forms.Renderer"

DATABASES = {"default": databases.database(env.database_url, default_path=DATA_DIR / "smartnagari.sqlite3")}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "manifest_path": PACKAGE_DIR / "ui/static/ui/dist/manifest.json",
        "static_url_prefix": "ui/dist",
    }
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+/ui/dist/[^/]+-[0-9A-Za-z_-]{8}\.[a-z0-9]+$"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "files"

READY_BYTES = env.ready_megabytes * 1024 * 1024
READY_DIR = DATA_DIR / "ready" if READY_BYTES else None
"""Pages that are kept ready; disposable, one for each host. Nothing is kept where it is none."""

MAINTENANCE = env.maintenance
MAINTENANCE_FILE = DATA_DIR / "maintenance"
LOCALE_PATHS = [PACKAGE_DIR / "kernel/locale", PACKAGE_DIR / "config/locale"]

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Sizes of pictures are rows: one process must not remember what another deleted or a rollback undid.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DEVICE_COOKIE_NAME = "known_device"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "smartnagari.portal.views.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *FILES_ORIGIN],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()"
"""Places on a map may ask where somebody is; nothing else of the device is ever asked for."""

MOST_BYTES_OF_A_REQUEST = 8 * 1024 * 1024
"""More than any form sends (uploads have 5 MB); nginx has the same limit."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

SOURCE_URL = env.source_url
LOGGING = logging_config(env.log_level)
