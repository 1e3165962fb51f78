"""The two places where findable things stand: the tenant's own, and the national reference for all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, models

from smartnagari.kernel.tenancy import tenant_in_force

from .models import Entry, NationalEntry, NationalSpelling, NationalWord, Spelling, Word

_NOT_PLAIN = re.compile(r"[^a-z0-9]")


def _nobody() -> dict[str, Any]:
    return {}


def _tenant() -> dict[str, Any]:
    return {"tenant_id": tenant_in_force()}


@dataclass(frozen=True)
class Shelf:
    """Tables that belong together, and whose rows are meant."""

    entries: Any
    words: Any
    spellings: Any
    index: str
    whose: Callable[[], dict[str, Any]]

    @property
    def owner(self) -> str:
        """The word in the index that all rows of this owner carry."""
        tenant = self.whose().get("tenant_id")
        return f"t{tenant.hex}" if isinstance(tenant, UUID) else "national"

    @property
    def key(self) -> list[str]:
        """The columns that name an owner, for constraints."""
        return ["tenant"] if self.whose is _tenant else []

    def table(self, model: type[models.Model]) -> str:
        return model._meta.db_table

    def tenant_value(self) -> Any:
        """The tenant as this database writes it in a statement; ``None`` on the shared shelf."""
        tenant = self.whose().get("tenant_id")
        return None if tenant is None else models.UUIDField().get_db_prep_value(tenant, connection)


OWN = Shelf(Entry, Word, Spelling, "search_index", _tenant)
NATIONAL = Shelf(NationalEntry, NationalWord, NationalSpelling, "search_nationalindex", _nobody)


def kind_word(kind: str) -> str:
    """The word in the index that all entries of this kind carry."""
    return "k" + _NOT_PLAIN.sub("", kind.lower())
