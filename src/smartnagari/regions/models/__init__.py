"""Tenants, the national reference, the tenant's own tree, calendars and words."""

from .areas import Area, AreaAlias, AreaFact, Confidence, Sourced, Succession
from .calendars import Closure, DayKind, NationalCalendar, NationalDay, WorkPattern
from .proposals import Proposal
from .reference import Region, RegionChange, RegionImport
from .tenancy import Tenant, TenantHost, TenantOwned
from .terms import TermOverride

__all__ = [
    "Area",
    "AreaAlias",
    "AreaFact",
    "Closure",
    "Confidence",
    "DayKind",
    "NationalCalendar",
    "NationalDay",
    "Proposal",
    "Region",
    "RegionChange",
    "RegionImport",
    "Sourced",
    "Succession",
    "Tenant",
    "TenantHost",
    "TenantOwned",
    "TermOverride",
    "WorkPattern",
]
