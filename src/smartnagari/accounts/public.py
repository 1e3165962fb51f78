"""What other apps may use of accounts. Anything not named here is private to ``accounts``."""

from .actions.assignments import Scope, Terms, close_lapsed, end_assignment, propose_assignment
from .actions.consents import give_consent, withdraw_consent
from .actions.founding import Founded, found_offices
from .actions.holders import Appointment, appoint_holder, end_holder
from .actions.letters import recipient
from .actions.people import create_account
from .actions.profile import confirm_guardianship, unmask_number, verify_profile
from .actions.sessions import end_sessions
from .crypto import SealedField, index_of, seal_into, unsealed
from .findings import checked_birth_date, checked_kk, checked_name, checked_nik, say
from .models import Agency, Assignment, Assurance, Holder, Office, Position, Profile, User
from .queries.grants import grants_of, is_officer
from .queries.holders import holder_on, holders_on, may_sign
from .queries.offices import agencies, directory, office_for, offices_serving, public_office, visible_offices
from .queries.opening import CALENDAR, OFFICES, OfficeFacts, office_facts, office_tag, officials_on, openings
from .queries.profile import (
    masked_number,
    may_decide_automatically,
    own_profile,
    priorities,
    profile_by_nik,
    profile_for,
    subject_for,
    visible_profiles,
    wards_of,
)
from .queries.rights import agrees
from .requests import Request
from .rules.delegation import signature_block
from .rules.hours import read_week
from .rules.identity import (
    Sex,
    age_on,
    holds_identity_number,
    read_birth_date,
    read_kk,
    read_name,
    read_nik,
    without_identity_numbers,
)
from .rules.opening import Opening, Span, opening, spans
from .rules.phone import BadPhone, masked_contact, mobile
from .signin.typed import back_with_answers, typed_before
from .types import (
    AgencyKind,
    AssignmentBegan,
    AssignmentEnded,
    ConsentWithdrawn,
    DataRequestMoved,
    DataRequestReceived,
    HoldersChanged,
    HolderView,
    OfficeKind,
    OfficesChanged,
    PostKind,
    ProfileErased,
)

__all__ = [
    "CALENDAR",
    "OFFICES",
    "Agency",
    "AgencyKind",
    "Appointment",
    "Assignment",
    "AssignmentBegan",
    "AssignmentEnded",
    "Assurance",
    "BadPhone",
    "ConsentWithdrawn",
    "DataRequestMoved",
    "DataRequestReceived",
    "Founded",
    "Holder",
    "HolderView",
    "HoldersChanged",
    "Office",
    "OfficeFacts",
    "OfficeKind",
    "OfficesChanged",
    "Opening",
    "Position",
    "PostKind",
    "Profile",
    "ProfileErased",
    "Request",
    "Scope",
    "SealedField",
    "Sex",
    "Span",
    "Terms",
    "User",
    "age_on",
    "agencies",
    "agrees",
    "appoint_holder",
    "back_with_answers",
    "checked_birth_date",
    "checked_kk",
    "checked_name",
    "checked_nik",
    "close_lapsed",
    "confirm_guardianship",
    "create_account",
    "directory",
    "end_assignment",
    "end_holder",
    "end_sessions",
    "found_offices",
    "give_consent",
    "grants_of",
    "holder_on",
    "holders_on",
    "holds_identity_number",
    "index_of",
    "is_officer",
    "masked_contact",
    "masked_number",
    "may_decide_automatically",
    "may_sign",
    "mobile",
    "office_facts",
    "office_for",
    "office_tag",
    "offices_serving",
    "officials_on",
    "opening",
    "openings",
    "own_profile",
    "priorities",
    "profile_by_nik",
    "profile_for",
    "propose_assignment",
    "public_office",
    "read_birth_date",
    "read_kk",
    "read_name",
    "read_nik",
    "read_week",
    "recipient",
    "say",
    "seal_into",
    "signature_block",
    "spans",
    "subject_for",
    "typed_before",
    "unmask_number",
    "unsealed",
    "verify_profile",
    "visible_offices",
    "visible_profiles",
    "wards_of",
    "withdraw_consent",
    "without_identity_numbers",
]
