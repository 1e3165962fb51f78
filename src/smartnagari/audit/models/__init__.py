"""The append-only log, its chain and anchors, and who looked at whose data."""

from .access import AccessLog
from .anchors import AuditAnchor, UnwrittenAnchor
from .chain import AuditHead, AuditSeal, PendingSeal
from .entries import AuditEntry

__all__ = [
    "AccessLog",
    "AuditAnchor",
    "AuditEntry",
    "AuditHead",
    "AuditSeal",
    "PendingSeal",
    "UnwrittenAnchor",
]
