"""What other apps may use of accounts. Anything not named here is private to ``accounts``."""

from .models import Agency, Assignment, Holder, Office, Position, User
from .queries.grants import grants_of, is_officer
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
    "grants_of",
    "is_officer",
]
