"""What other apps may use of accounts. Anything not named here is private to ``accounts``."""

from .actions.assignments import Scope, Terms, close_lapsed, end_assignment, propose_assignment
from .actions.founding import Founded, found_offices
from .actions.holders import Appointment, appoint_holder, end_holder
from .actions.people import create_account
from .actions.sessions import end_sessions
from .models import Agency, Assignment, Holder, Office, Position, User
from .queries.grants import grants_of, is_officer
from .queries.holders import holder_on, holders_on, may_sign
from .queries.offices import agencies, directory, office_for, offices_serving, public_office, visible_offices
from .rules.delegation import signature_block
from .rules.hours import read_week
from .rules.phone import masked_contact
from .typed import typed_before
from .types import (
    AgencyKind,
    AssignmentBegan,
    AssignmentEnded,
    HoldersChanged,
    HolderView,
    OfficeKind,
    OfficesChanged,
    PostKind,
)

__all__ = [
    "Agency",
    "AgencyKind",
    "Appointment",
    "Assignment",
    "AssignmentBegan",
    "AssignmentEnded",
    "Founded",
    "Holder",
    "HolderView",
    "HoldersChanged",
    "Office",
    "OfficeKind",
    "OfficesChanged",
    "Position",
    "PostKind",
    "Scope",
    "Terms",
    "User",
    "agencies",
    "appoint_holder",
    "close_lapsed",
    "create_account",
    "directory",
    "end_assignment",
    "end_holder",
    "end_sessions",
    "found_offices",
    "grants_of",
    "holder_on",
    "holders_on",
    "is_officer",
    "masked_contact",
    "may_sign",
    "office_for",
    "offices_serving",
    "propose_assignment",
    "public_office",
    "read_week",
    "signature_block",
    "typed_before",
    "visible_offices",
]
