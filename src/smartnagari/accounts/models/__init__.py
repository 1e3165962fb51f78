"""People, offices and who may do what."""

from .assignments import Assignment, PasswordHelp
from .handover import Handover, HandoverLine
from .incidents import Incident, IncidentNotice, IncidentPerson
from .organisation import Agency, Holder, Office, Position
from .profile import Assurance, Guardianship, Profile, VerifiedHow
from .retention import LegalHold, RetentionRun
from .rights import Channel, Consent, DataRequest
from .signin import CodeRequest, FailedTries, PhoneClaim, SpentCode
from .user import User

__all__ = [
    "Agency",
    "Assignment",
    "Assurance",
    "Channel",
    "CodeRequest",
    "Consent",
    "DataRequest",
    "FailedTries",
    "Guardianship",
    "Handover",
    "HandoverLine",
    "Holder",
    "Incident",
    "IncidentNotice",
    "IncidentPerson",
    "LegalHold",
    "Office",
    "PasswordHelp",
    "PhoneClaim",
    "Position",
    "Profile",
    "RetentionRun",
    "SpentCode",
    "User",
    "VerifiedHow",
]
