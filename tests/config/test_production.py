"""Production as an operator starts it: a whole environment, checked by Django and by us."""

from __future__ import annotations

import base64
import json
import subprocess
import sys

import pytest

from architecture.conftest import ROOT
from smartnagari.config.env import child_environment, read_env

WHOLE = {
    "MODE": "production",
    "SECRET_KEY": "Kd83mXq9-vT" * 6,
    "IDENTITY_KEY": "k1:" + base64.b64encode(bytes(range(32))).decode(),
    "IDENTITY_INDEX_KEY": base64.b64encode(bytes(range(32, 64))).decode(),
    "AUDIT_SIGNING_KEY": "a1:" + base64.b64encode(bytes(range(64, 96))).decode(),
    "DATABASE_URL": "postgresql://smartnagari_app@127.0.0.1:9/none",
    "DATABASE_OWNER_URL": "postgresql://smartnagari_owner@127.0.0.1:9/none",
    "ALLOWED_HOSTS": "kabupaten.example",
    "FILES_HOST": "berkas.kabupaten.example",
    "TRUSTED_PROXIES": "1",
    "SMTP_URL": "smtp://mail.example",
    "DEMO": "",
    "DJANGO_SETTINGS_MODULE": "smartnagari.config.settings",
    "PYTHONPATH": str(ROOT / "src"),
}
NAMES = (
    "DEBUG",
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "DEVICE_COOKIE_NAME",
    "DEFAULT_TENANT",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "SESSION_COOKIE_PATH",
    "SESSION_COOKIE_DOMAIN",
    "IDENTITY_SAMPLES_ALLOWED",
    "MESSAGE_STORAGE",
)
PROBE = """
import django, json, sys; django.setup()
from django.conf import settings
from django.test import Client
names = sys.argv[1:]
client = Client(SERVER_NAME="kabupaten.example")
live = client.get("/livez", headers={"X-Forwarded-Proto": "https"})
plain = client.get("/livez"); away = client.get("/", headers={"Host": "kabupaten.example"})
print(json.dumps({"settings": {n: getattr(settings, n) for n in names}, "live": dict(live.headers),
                  "plain": plain.status_code, "away": [away.status_code, away.headers.get("Location")]}))
"""


def run(tmp_path, *words: str, **changed: str) -> subprocess.CompletedProcess[str]:
    given = child_environment(**WHOLE | {"DATA_DIR": str(tmp_path)} | changed)
    return subprocess.run(
        [sys.executable, *words], env=given, cwd=tmp_path, capture_output=True, text=True, check=False
    )


def test_a_whole_environment_passes_the_deployment_check(tmp_path):
    done = run(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")

    assert (done.returncode, done.stdout.strip(), done.stderr.strip()) == (
        0,
        "System check identified no issues (0 silenced).",
        "",
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"DEMO": "1"}, "smartnagari.E009"),
        ({"SECRET_KEY": ""}, "smartnagari.E001"),
        ({"SECRET_KEY_FALLBACKS": "development-only-secret-that-production-refuses"}, "smartnagari.E011"),
        ({"IDENTITY_INDEX_KEY": ""}, "smartnagari.E002"),
        ({"DATABASE_URL": ""}, "smartnagari.E006"),
        ({"ALLOWED_HOSTS": "*"}, "smartnagari.E004"),
    ],
)
def test_the_server_does_not_start_with_what_is_unsafe(tmp_path, changed, told):
    done = run(tmp_path, "-c", "import smartnagari.config.wsgi", **changed)

    assert done.returncode == 1
    assert told in done.stderr


@pytest.mark.parametrize("mode", ["prod", "Production", "staging"])
def test_a_mode_that_is_none_starts_nothing(mode):
    with pytest.raises(ValueError, match="MODE is"):
        read_env({"MODE": mode})


def test_cookies_headers_and_addresses_of_production(tmp_path):
    done = run(tmp_path, "-c", PROBE, *NAMES)

    seen = json.loads(done.stdout.splitlines()[-1])

    assert seen["settings"] == {
        "DEBUG": False,
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "DEVICE_COOKIE_NAME": "__Host-device",
        "DEFAULT_TENANT": "",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_DOMAIN": None,
        "IDENTITY_SAMPLES_ALLOWED": False,
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }
    assert seen["live"]["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert (seen["plain"], seen["away"]) == (200, [301, "https://kabupaten.example/"])
