"""The nagari by how complete their sites are, with what is still missing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness
from smartnagari.publishing.public import Completeness

from ..actions.front import LEAGUE
from ..law import sections
from ..models import Front
from ..queries.front import fronts_by_completeness, fronts_of
from ..rules.completeness import missing

SECTION_WORDS = {
    "hours": _("opening hours"),
    "head": _("head of the nagari"),
    "address": _("address"),
    "contact": _("telephone or WhatsApp"),
    "history": _("history"),
    "area": _("area"),
    "borders": _("borders"),
    "distances": _("distances"),
    "land_use": _("use of the land"),
    "population": _("population"),
    "vision": _("vision and mission"),
    "welcome": _("words of welcome"),
    "cover": _("photo"),
    "disaster": _("numbers in a disaster"),
    "diaspora": _("corner of the rantau"),
    "hamlets": _("korong"),
    "council": _("nagari council"),
    "adat_council": _("adat council"),
    "news": _("news"),
    "events": _("events"),
    "downloads": _("documents"),
    "budget": _("budget"),
    "index": _("village index"),
}
MISSING_TOLD = 3


def league() -> list[dict[str, Any]]:
    """Every nagari that has a site, the most complete first, in one query: a regency has some hundreds."""
    freshness.shows(LEAGUE)
    return [
        {
            "area": front.area,
            "completeness": front.completeness,
            "missing": _missing(front),
        }
        for front in fronts_by_completeness()
    ]


def _missing(front: Front) -> list[Any]:
    return [SECTION_WORDS[section.key] for section in missing(front.filled, sections())[:MISSING_TOLD]]


def standings(area_ids: Collection[UUID]) -> dict[UUID, Completeness]:
    """The same for the workspace: the number of each of these nagari, and what is missing."""
    return {
        front.area_id: Completeness(front.completeness, tuple(_missing(front)))
        for front in fronts_of(area_ids)
    }
