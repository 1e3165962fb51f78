"""What other apps may use of regions. Anything not named here is private to ``regions``."""

from .models import Tenant, TenantOwned
from .scope import tenant_scope

__all__ = ["Tenant", "TenantOwned", "tenant_scope"]
