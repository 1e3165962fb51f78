"""What other apps may use of accounts. Anything not named here is private to ``accounts``."""

from .actions.people import create_account
from .actions.sessions import end_sessions
from .models import Agency, Assignment, Holder, Office, Position, User
from .queries.grants import grants_of, is_officer
from .queries.holders import holders_on
from .queries.offices import directory, offices_serving
from .rules.hours import read_week
from .rules.phone import masked_contact
from .typed import typed_before
from .types import AgencyKind, HolderView, OfficeKind, PostKind

__all__ = [
    "Agency",
    "AgencyKind",
    "Assignment",
    "Holder",
    "HolderView",
    "Office",
    "OfficeKind",
    "Position",
    "PostKind",
    "User",
    "create_account",
    "directory",
    "end_sessions",
    "grants_of",
    "holders_on",
    "is_officer",
    "masked_contact",
    "offices_serving",
    "read_week",
    "typed_before",
]
