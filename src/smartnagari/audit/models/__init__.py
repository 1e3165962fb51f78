"""The append-only log, its chain, and who looked at whose data."""

from .access import AccessLog
from .chain import AuditHead, AuditSeal, PendingSeal
from .entries import AuditEntry

__all__ = ["AccessLog", "AuditEntry", "AuditHead", "AuditSeal", "PendingSeal"]
