"""Commands over the log."""

from django.core.management.base import CommandError

from smartnagari.kernel.tenancy import TenantRef, tenants


def chosen_tenants(code: str) -> tuple[TenantRef, ...]:
    """The tenant of this code, or all; an unknown code ends the command with a sentence."""
    try:
        return tenants(code)
    except LookupError as error:
        raise CommandError(str(error)) from error
