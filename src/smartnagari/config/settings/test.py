"""The test suite: everything strict, nothing slow, no file outside the test's own folders."""

import base64
import os
import tempfile
from pathlib import Path

from . import databases
from .dev import *  # noqa: F403

_url = os.environ.get("DATABASE_TEST_URL", "")
DATABASES = {"default": databases.database(_url, default_path=":memory:")}
ALLOWED_HOSTS = ["*"]
READY_DIR = None  # each test that wants kept pages has a store of its own
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # asks for a file when it is wanted; no folder is walked at the start
AUDIT_SIGNING_KEY = f"test:{base64.b64encode(bytes(range(32))).decode()}"
AUDIT_KEY_FILE = None
AUDIT_ANCHORS_FILE = Path(tempfile.gettempdir()) / f"smartnagari-anchors-{os.getpid()}.jsonl"

WAGTAIL_APPS = ("wagtailcore", "wagtailimages", "wagtailusers", "wagtailadmin")
MIGRATION_MODULES = {app: f"support.wagtail_tables.{app}" for app in WAGTAIL_APPS}
"""Wagtail's tables in one step each: its own hundred and fifty are walked by the test of an upgrade."""
