"""What stands on each public page, put together from regions and offices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smartnagari import __version__
from smartnagari.accounts.public import OfficeFacts, office_facts
from smartnagari.regions.public import Area, AreaFact, Tenant, region_attribution
from smartnagari.ui.types import Fact

from . import queries
from .cloth import kin_of


@dataclass(frozen=True)
class DataSource:
    """Where a kind of data comes from, and under which licence."""

    what: Any
    source: Any
    licence: str
    note: Any
    url: str = ""


def data_sources() -> list[DataSource]:
    """Sources that the platform's data rest on, with the attribution that their licences ask for."""
    codes = region_attribution()
    return [
        DataSource(
            _("Region codes and names"),
            f"{codes.title} {codes.edition}".strip(),
            codes.licence,
            _("The database may be shared and changed if the source is named and the licence kept."),
            codes.licence_url,
        ),
        DataSource(
            _("Position of each village on the cloth"),
            "wilayah_boundaries (cahyadsn)",
            "MIT",
            _("Simplified centre points: they say where a village lies, not where its border runs."),
        ),
        DataSource(
            _("Offices and agencies"),
            _("Public pages and news of the regency, entry by entry"),
            "-",
            _("Each entry says how sure it is. What nobody has confirmed says so."),
        ),
    ]


def about() -> dict[str, Any]:
    """Where data and program come from; the licence asks that its source be offered (AGPL-3.0 section 13)."""
    return {"sources": data_sources(), "source_url": settings.SOURCE_URL, "version": __version__}


def district(tenant: Tenant, area: Area) -> dict[str, Any]:
    """A district: its office and its nagari."""
    members = list(queries.villages().filter(parent=area))
    return {
        "area": area,
        "crumbs": [(_("Districts"), reverse("portal:districts"))],
        "facts": area_facts(area),
        "kin": kin_of(members),
        "definitive": sum(not member.preparatory for member in members),
        "preparatory": sum(member.preparatory for member in members),
        "office_facts": _facts_of_office(tenant, area),
    }


def _facts_of_office(tenant: Tenant, area: Area) -> OfficeFacts | None:
    office = queries.office_of_area(area)
    return office_facts(tenant, office) if office else None


def area_facts(area: Area) -> list[Fact]:
    """Code, other codes and the newest figure of each kind, each with its day and source."""
    facts = [Fact(_("Region code"), area.code, _sureness(area))]
    if area.preparatory and area.mother:
        facts.append(Fact(_("Mother village"), area.mother.name, _("Its code stands on letters until then.")))
    if area.bps_code:
        facts.append(Fact(_("Code of the statistics office (BPS)"), area.bps_code))
    return facts + _newest(area.facts.all())


def _newest(rows: Iterable[AreaFact]) -> list[Fact]:
    seen: dict[str, Fact] = {}
    for row in rows:
        note = _("as of %(day)s; %(source)s") % {"day": row.as_of.year, "source": row.source or "-"}
        seen.setdefault(row.key, Fact(row.get_key_display(), row.value, note))
    return list(seen.values())


def _sureness(area: Area) -> Any:
    return f"{area.get_confidence_display()}: {area.source}" if area.source else area.get_confidence_display()
