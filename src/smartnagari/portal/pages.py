"""What stands on each public page, put together from regions and offices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from smartnagari import __version__
from smartnagari.accounts.public import Office, OfficeFacts, OfficeKind, office_facts
from smartnagari.regions.public import Area, AreaFact, Tenant, region_attribution
from smartnagari.ui.types import Fact

from . import queries
from .cloth import cells_of, kin_of, legend_of, zone_of

FIRST_ASKED = {
    "disdukcapil": "identification-card",
    "dpmptp": "storefront",
    "bpkd": "receipt",
    "dinsos-p3a": "users-three",
    "dinkes": "first-aid",
    "disdikbud": "student",
}
"""Agencies that people look for most, with their icons; those that a tenant does not have are left out."""


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


def home(tenant: Tenant) -> dict[str, Any]:
    """The first page: search, the agencies people ask for, the cloth, the nagari finder, figures."""
    areas = list(queries.villages())
    cells = cells_of(areas)
    shown = set(tenant.settings.get("home_examples", ["ulakan", "koto-baru", "anduriang"]))
    return {
        "definitive": sum(not area.preparatory for area in areas),
        "preparatory": sum(area.preparatory for area in areas),
        "district_count": queries.districts().count(),
        "asked": asked_agencies(),
        "cells": cells,
        "legend": legend_of(cells),
        "population": queries.latest_fact_of_regency(AreaFact.Key.POPULATION),
        "examples": [(area, zone_of(area)) for area in areas if area.slug in shown][:3],
        "agency_count": queries.offices().filter(kind=OfficeKind.AGENCY).count(),
    }


def asked_agencies() -> list[tuple[Office, str]]:
    """The offices of the agencies that people look for most, with their icons, in that order."""
    rows = queries.offices().filter(kind=OfficeKind.AGENCY, agency__slug__in=FIRST_ASKED)
    by_slug = {office.agency.slug: office for office in rows if office.agency}
    return [(by_slug[slug], icon) for slug, icon in FIRST_ASKED.items() if slug in by_slug]


def village(tenant: Tenant, area: Area) -> dict[str, Any]:
    """A nagari: its office and when it is open, its family, its other spellings, its facts."""
    family = list(queries.villages().filter(parent=area.parent_id))
    stands_on = area.mother if area.preparatory and area.mother else area
    return {
        "area": area,
        "zone": zone_of(area),
        "stands_on": stands_on,
        "status": _status(area),
        "cells": cells_of(queries.villages()),
        "facts": area_facts(area),
        "spellings": [alias.spelling for alias in area.aliases.all()],
        "kin": kin_of(family, current=area),
        "daughters": kin_of(queries.daughters_of(area)),
        "office_facts": _facts_of_office(tenant, area),
    }


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


def _status(area: Area) -> str:
    """What a nagari in preparation says of itself under its name."""
    if not area.preparatory or area.mother is None:
        return ""
    return gettext("Part of %(mother)s until it is made definitive.") % {"mother": area.mother.name}


def office(facts: OfficeFacts) -> dict[str, Any]:
    """An office: where, when, who, what for, and how sure we are of it."""
    crumbs = [(_("Directory of offices"), reverse("portal:offices"))]
    return {"office": facts.office, "office_facts": facts, "crumbs": crumbs}


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
