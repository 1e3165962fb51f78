"""The tenant's own words where no template can give them: menus, which are made before any request."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from django.utils.functional import lazy

from smartnagari.kernel.tenancy import current_tenant
from smartnagari.regions.public import Tenant, terms


@lru_cache(maxsize=600)
def _tenant(pk: UUID) -> Tenant:
    """A tenant by key; its code and kind, all that words depend on, never change."""
    return Tenant.objects.get(pk=pk)


def _village_word() -> str:
    pk = current_tenant()
    return terms(_tenant(pk)).village.capitalize() if pk else "Nagari"


village_word = lazy(_village_word, str)
"""The tenant's word for a village, capitalised, in the language of the request."""
