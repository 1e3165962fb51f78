"""What every template knows of the tenant."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .queries.terms import terms


def tenant(request: HttpRequest) -> dict[str, Any]:
    """``tenant``, and ``terms``: its words for a village of the usual form, looked up when first used."""
    found = getattr(request, "tenant", None)
    if found is None:
        return {"tenant": None}
    return {"tenant": found, "terms": SimpleLazyObject(lambda: terms(found))}
