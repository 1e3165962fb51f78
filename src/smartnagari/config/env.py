"""The only reader of the environment: one frozen record of everything a deployment may set."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEVELOPMENT_SECRET = "development-only-secret-that-production-refuses"  # noqa: S105 - refused in production
DEMO_PASSWORD = "nagari-demo"  # noqa: S105 - exists in demo data only; production refuses to start with it


@dataclass(frozen=True)
class Env:
    """What the operator decided. Names of the variables are the field names in upper case."""

    mode: str = "dev"
    secret_key: str = DEVELOPMENT_SECRET
    secret_key_fallbacks: tuple[str, ...] = ()
    identity_key: str = ""
    identity_index_key: str = ""
    audit_signing_key: str = ""
    audit_public_keys: str = ""
    audit_anchors_file: str = ""
    database_url: str = ""
    database_owner_url: str = ""
    database_app_role: str = "smartnagari_app"
    data_dir: Path = Path("var")
    database_backup_url: str = ""
    backup_dir: Path = Path("var/backups")
    backup_recipient: str = ""
    backup_keep: int = 14
    allowed_hosts: tuple[str, ...] = ()
    default_tenant: str = "13.05"
    files_host: str = ""
    clamd_url: str = ""
    demo: bool = False
    demo_password: str = DEMO_PASSWORD
    smtp_url: str = ""
    mail_from: str = "Smart Nagari <no-reply@localhost>"
    sms_gateway_url: str = ""
    sms_gateway_token: str = ""
    whatsapp_gateway_url: str = ""
    whatsapp_gateway_token: str = ""
    phone_messages_a_day: int = 2000
    trusted_proxies: int = 0
    password_profile: str = "asvs"  # noqa: S105 - a policy name; "bssn4" adds composition and age rules
    maintenance: bool = False
    ready_megabytes: int = 1024
    source_url: str = ""
    log_level: str = "INFO"

    @property
    def production(self) -> bool:
        return self.mode == "production"


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip())


def _truth(value: str) -> bool:
    return value.strip().lower() in {"1", "true", "yes", "on"}


MODES = ("dev", "production")


def read_env(source: Mapping[str, str]) -> Env:
    """The record for these variables; unknown ones are ignored, empty ones keep the default.

    Raises ``ValueError`` for a mode that is none: "prod" must not start what a developer starts.
    A value that a systemd credential delivers as a file is read from ``NAME_FILE``.
    """
    values: dict[str, object] = {}
    for name, kind in Env.__annotations__.items():
        raw = source.get(name.upper(), "")
        file = source.get(f"{name.upper()}_FILE", "")
        if not raw and file:
            raw = Path(file).read_text(encoding="utf-8").strip()
        if not raw:
            continue
        match kind:
            case "bool":
                values[name] = _truth(raw)
            case "int":
                values[name] = int(raw)
            case "Path":
                values[name] = Path(raw)
            case "tuple[str, ...]":
                values[name] = _words(raw)
            case _:
                values[name] = raw
    found = Env(**values)  # type: ignore[arg-type]  # the loop has matched each value to its field
    if found.mode not in MODES:
        raise ValueError(f"MODE is {found.mode!r}; it can be {' or '.join(MODES)}.")
    return found


def child_environment(**added: str) -> dict[str, str]:
    """The environment for a program that we start, with these variables set beside our own."""
    return {**os.environ, **added}


env = read_env(os.environ)
