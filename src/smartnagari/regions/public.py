"""What other apps may use of regions. Anything not named here is private to ``regions``."""

from .models import Area, AreaAlias, Confidence, Region, Sourced, Tenant, TenantOwned
from .scope import reading, tenant_scope

__all__ = [
    "Area",
    "AreaAlias",
    "Confidence",
    "Region",
    "Sourced",
    "Tenant",
    "TenantOwned",
    "reading",
    "tenant_scope",
]
