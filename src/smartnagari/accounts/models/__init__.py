"""People, offices and who may do what."""

from .assignments import Assignment, PasswordHelp
from .handover import Handover, HandoverLine
from .organisation import Agency, Holder, Office, Position
from .user import User

__all__ = [
    "Agency",
    "Assignment",
    "Handover",
    "HandoverLine",
    "Holder",
    "Office",
    "PasswordHelp",
    "Position",
    "User",
]
