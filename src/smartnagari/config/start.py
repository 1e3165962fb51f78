"""What production refuses to start with: each finding says what to set instead.

Registered as system checks, so every ``smartnagari`` command that serves or works runs them first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import DatabaseError, connection

from .env import DEMO_PASSWORD, DEVELOPMENT_SECRET, Env, env

SHORTEST_SECRET = 50


@register("production")
def production_is_safe(app_configs: Sequence[AppConfig] | None = None, **options: Any) -> list[CheckMessage]:
    """Nothing in other modes; in production everything that would be a door left open."""
    if not env.production:
        return []
    return [*unsafe_secrets(env), *unsafe_addresses(env), *unsafe_database(env), *demo_left_behind()]


def unsafe_secrets(env: Env) -> Iterator[CheckMessage]:
    """Secrets that are known, short, missing, or the same as another."""
    new = "Make one: openssl rand -base64 48"
    if env.secret_key == DEVELOPMENT_SECRET or len(env.secret_key) < SHORTEST_SECRET:
        yield Error("SECRET_KEY is the development one or too short.", hint=new, id="smartnagari.E001")
    if any(old == DEVELOPMENT_SECRET or len(old) < SHORTEST_SECRET for old in env.secret_key_fallbacks):
        hint = "Whoever knows a fallback can still forge sessions. Take it out of SECRET_KEY_FALLBACKS."
        yield Error("A fallback of SECRET_KEY is known or too short.", hint=hint, id="smartnagari.E011")
    if not env.identity_key or not env.identity_index_key:
        hint = "Set IDENTITY_KEY and IDENTITY_INDEX_KEY; they encrypt NIK and KK (deploy/README.md)."
        yield Error("The keys of identity numbers are missing.", hint=hint, id="smartnagari.E002")
    if not env.audit_signing_key:
        hint = "Set AUDIT_SIGNING_KEY; it signs the heads of the audit log (deploy/README.md)."
        yield Error("The key that signs the audit log is missing.", hint=hint, id="smartnagari.E012")
    written = (env.secret_key, env.identity_key, env.identity_index_key, env.audit_signing_key)
    secrets = [key for key in written if key]
    if len(set(secrets)) < len(secrets):
        yield Error("Two secrets are the same.", hint=f"Each needs its own. {new}", id="smartnagari.E003")


def unsafe_addresses(env: Env) -> Iterator[CheckMessage]:
    """Hosts that let anybody in, or uploaded files that share an origin with the pages."""
    if not env.allowed_hosts or "*" in env.allowed_hosts:
        hint = "Set ALLOWED_HOSTS to the names of this site, separated by commas."
        yield Error("Any host name would be answered.", hint=hint, id="smartnagari.E004")
    if not env.files_host or env.files_host in env.allowed_hosts:
        hint = "Set FILES_HOST to a name of its own, such as berkas.example.go.id, not in ALLOWED_HOSTS."
        yield Error("Uploaded files have no host of their own.", hint=hint, id="smartnagari.E005")
    if not env.trusted_proxies:
        hint = "Set TRUSTED_PROXIES=1 behind nginx, or every visitor shares one limit."
        yield Warning(
            "The address of visitors is not taken from the proxy.", hint=hint, id="smartnagari.W001"
        )
    if not env.smtp_url:
        hint = "Set SMTP_URL, or no code and no message leaves this server."
        yield Warning("There is no mail server.", hint=hint, id="smartnagari.W002")


def unsafe_database(env: Env) -> Iterator[CheckMessage]:
    """A database without the net of row-level security, or a role that it does not hold."""
    if connection.vendor != "postgresql":
        hint = "Set DATABASE_URL to a PostgreSQL 15 or newer; SQLite has no row-level security."
        yield Error("Production runs on PostgreSQL.", hint=hint, id="smartnagari.E006")
        return
    if env.database_owner_url == env.database_url:
        hint = "DATABASE_URL names the role of the application, DATABASE_OWNER_URL the one that migrates."
        yield Error("The application works as the owner of its tables.", hint=hint, id="smartnagari.E007")
    if _role_passes_security():
        hint = "Use a role that is neither superuser nor BYPASSRLS: deploy/postgresql/roles.sql makes it."
        yield Error(
            "The role of DATABASE_URL is not held by row-level security.", hint=hint, id="smartnagari.E008"
        )


def _role_passes_security() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return False  # a database that does not answer is told by doctor and /readyz, not here


def demo_left_behind() -> Iterator[CheckMessage]:
    """Demo data or the demo's password where real people sign in."""
    if env.demo:
        yield Error("DEMO is on.", hint="Take DEMO out of the environment.", id="smartnagari.E009")
    if _demo_accounts():
        hint = f"Their password may be '{DEMO_PASSWORD}'. Start from an empty database."
        yield Error("There are demo accounts in this database.", hint=hint, id="smartnagari.E010")


def _demo_accounts() -> bool:
    from django.contrib.auth import get_user_model

    try:
        return get_user_model().objects.filter(is_demo=True).exists()
    except DatabaseError:
        return False  # before the first migration there is no table


def refuse_unsafe_start() -> None:
    """Raise ``SystemExit`` with every error; called where no command has run the checks."""
    errors = [message for message in production_is_safe() if message.is_serious()]
    if errors:
        lines = "\n".join(f"{error.id}: {error.msg} {error.hint}" for error in errors)
        raise SystemExit(f"{settings.SETTINGS_MODULE} refuses to start.\n{lines}")
