"""The village index: what the ministry says now, what each dimension got, and how it was before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.numbers import show_number
from smartnagari.regions.public import Area

from ..law import index_basis, index_dimensions
from ..models import VillageIndex
from ..types import IndexScheme, IndexStatus
from .frame import frame

DIMENSION_WORDS = {
    "basic_services": _("Basic services"),
    "social": _("Social life"),
    "economic": _("Economy"),
    "environmental": _("Environment"),
    "accessibility": _("Ways and links"),
    "governance": _("Government"),
}
ORDER = list(IndexStatus)


def index_page(area: Area, indices: Sequence[VillageIndex]) -> dict[str, Any]:
    """The context of the page: the newest in full, the others as history."""
    newest = indices[0] if indices else None
    return {
        **frame(area, "index"),
        "newest": _told(newest) if newest else None,
        "dimensions": _dimensions(newest) if newest else [],
        "basis": index_basis(newest.scheme) if newest else index_basis(IndexScheme.VILLAGE_INDEX.value),
        "history": [_told(index) for index in indices],
        "steps": [_step(index) for index in reversed(indices)],
    }


def _told(index: VillageIndex) -> dict[str, Any]:
    return {
        "row": index,
        "scheme": index.get_scheme_display(),
        "score": score_of(index.score),
        "status": index.get_status_display(),
        "computed": index.scheme == IndexScheme.IDM,
    }


def score_of(score: Decimal | str) -> str:
    """A score as it is written here; four digits as the ministry gives them, fewer where they are zero."""
    return show_number(Decimal(score))


def _dimensions(index: VillageIndex) -> list[dict[str, Any]]:
    known = {key: Decimal(value) for key, value in index.dimensions.items()}
    most = max(known.values(), default=Decimal(1))
    whole = Decimal(1) if most <= 1 else Decimal(100)
    return [
        {
            "name": DIMENSION_WORDS[key],
            "score": score_of(known[key]),
            "value": float(known[key] * 100 / whole),
        }
        for key in index_dimensions(index.scheme)
        if key in known
    ]


def _step(index: VillageIndex) -> dict[str, Any]:
    return {"year": index.year, "height": ORDER.index(IndexStatus(index.status)) + 1}
