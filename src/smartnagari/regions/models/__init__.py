"""Tenants and their regions."""

from .tenancy import Tenant, TenantHost, TenantOwned

__all__ = ["Tenant", "TenantHost", "TenantOwned"]
