"""Who may come in: the rule of each view of allauth by the name of its address; ours carry their own."""

from __future__ import annotations

from typing import Any

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import Door

ANYBODY = Door(Level.L0)
ON_THE_WAY_IN = Door(Level.L0, why="a step of signing in; allauth checks what the session has begun")
MINE = Door(Level.L1)
MINE_REAUTHENTICATED = Door(Level.L1, why="allauth asks for the password or passkey of the last five minutes")

OPEN_MACHINES = Door(Level.L0, why="public facts for machines, those that the pages show as well")

DOORS: dict[str, Door] = {
    "api-root": OPEN_MACHINES,
    "openapi-json": OPEN_MACHINES,
    "openapi-view": OPEN_MACHINES,
    "areas": OPEN_MACHINES,
    "search": OPEN_MACHINES,
    "area": OPEN_MACHINES,
    "offices": OPEN_MACHINES,
    "office": OPEN_MACHINES,
    "potential": OPEN_MACHINES,
    "potential-item": OPEN_MACHINES,
    "news": OPEN_MACHINES,
    "nagari-news": OPEN_MACHINES,
    "downloads": OPEN_MACHINES,
    "nagari-budgets": OPEN_MACHINES,
    "village-index": OPEN_MACHINES,
    "services": OPEN_MACHINES,
    "service": OPEN_MACHINES,
    "account_login": ANYBODY,
    "account_signup": ANYBODY,
    "account_logout": ANYBODY,
    "account_inactive": ANYBODY,
    "account_request_login_code": ANYBODY,
    "account_confirm_login_code": ON_THE_WAY_IN,
    "account_email_verification_sent": ON_THE_WAY_IN,
    "account_verify_phone": ON_THE_WAY_IN,
    "account_reset_password": ANYBODY,
    "account_confirm_password_reset_code": ON_THE_WAY_IN,
    "account_complete_password_reset": ON_THE_WAY_IN,
    "account_password_reset_completed": ANYBODY,
    "account_reauthenticate": MINE,
    "account_email": MINE_REAUTHENTICATED,
    "account_change_phone": MINE_REAUTHENTICATED,
    "account_change_password": MINE,
    "account_set_password": MINE,
    "mfa_authenticate": ON_THE_WAY_IN,
    "mfa_login_webauthn": ANYBODY,
    "mfa_index": MINE,
    "mfa_reauthenticate": MINE,
    "mfa_reauthenticate_webauthn": MINE,
    "mfa_activate_totp": MINE_REAUTHENTICATED,
    "mfa_deactivate_totp": MINE_REAUTHENTICATED,
    "mfa_view_recovery_codes": MINE_REAUTHENTICATED,
    "mfa_generate_recovery_codes": MINE_REAUTHENTICATED,
    "mfa_list_webauthn": MINE,
    "mfa_add_webauthn": MINE_REAUTHENTICATED,
    "mfa_edit_webauthn": MINE_REAUTHENTICATED,
    "mfa_remove_webauthn": MINE_REAUTHENTICATED,
}


def door_of(view: Any, name: str | None) -> Door | None:
    """The rule of a view: its own, or the table's for a view of allauth; ``None`` means nobody."""
    return getattr(view, "door", None) or DOORS.get(name or "")
