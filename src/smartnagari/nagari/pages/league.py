"""The nagari by how complete their sites are, with what is still missing."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness

from ..actions.front import LEAGUE
from ..law import sections
from ..queries.front import fronts_by_completeness
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
            "missing": [
                SECTION_WORDS[section.key] for section in missing(front.filled, sections())[:MISSING_TOLD]
            ],
        }
        for front in fronts_by_completeness()
    ]
