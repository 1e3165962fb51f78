"""Whom to ask when searching did not help."""

from __future__ import annotations

from django.utils import timezone

from smartnagari.accounts.public import Office, directory
from smartnagari.regions.public import Tenant

USUAL = "diskominfo"


def help_office(tenant: Tenant) -> Office | None:
    """The office that answers questions about the portal, as the tenant says, in the directory of today."""
    slug = str(tenant.settings.get("help_office", USUAL))
    return directory(on=timezone.localdate()).filter(slug=slug).first()
