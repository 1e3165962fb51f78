"""The tenant's words for its institutions, by form of village and language."""

from __future__ import annotations

import time
from dataclasses import fields
from uuid import UUID

from django.utils.translation import get_language

from ..loading.nomenclature import shipped_words
from ..models import Tenant, TermOverride
from ..scope import reading
from ..types import Terms

Override = tuple[str, str, str, str]
LANGUAGES = frozenset({"id", "en"})
KEPT_SECONDS = 30.0
_overrides: dict[UUID, tuple[float, list[Override]]] = {}

TERM_KEYS = tuple(field.name for field in fields(Terms))


def terms(tenant: Tenant, form: str = "desa", language: str = "") -> Terms:
    """The words for a village of this form (its code's first digit), in this or the active language."""
    language = (language or get_language() or "id")[:2]
    language = language if language in LANGUAGES else "id"
    words = dict(shipped_words(tenant.code, form, language, city=tenant.kind == Tenant.Kind.CITY))
    for key, for_form, for_language, word in sorted(_own_words(tenant), key=lambda own: own[1]):
        if for_language == language and for_form in {"", form}:
            words[key] = word
    return Terms(**{key: words[key] for key in TERM_KEYS})


def _own_words(tenant: Tenant) -> list[Override]:
    """The overrides, kept for half a minute per process; the one that changes them forgets at once."""
    known = _overrides.get(tenant.pk)
    if known and known[0] > time.monotonic():
        return known[1]
    with reading():
        own = TermOverride.objects.filter(tenant=tenant)
        rows = list(own.values_list("key", "form", "language", "word"))
    _overrides[tenant.pk] = (time.monotonic() + KEPT_SECONDS, rows)
    return rows


def own_terms(form: str) -> list[TermOverride]:
    """The tenant's own words that hold for this form of village; those for this form alone come last."""
    return list(TermOverride.objects.filter(form__in=["", form]).order_by("form", "key", "language"))


def forget_terms() -> None:
    """Read every tenant's words afresh."""
    _overrides.clear()
