"""What stands on each public page, put together from regions and offices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import Office, OfficeKind, holders_today, hours_of, office_calendar
from smartnagari.regions.public import Area, AreaFact, Tenant

from . import queries
from .cloth import cloth_of
from .rules import Opening, opening

FIRST_ASKED = ("disdukcapil", "dpmptp", "bpkd", "dinsos-p3a", "dinkes", "disdikbud")
"""Agencies that people look for most; those that a tenant does not have are left out."""


@dataclass(frozen=True)
class DataSource:
    """Where a kind of data comes from, and under which licence."""

    what: Any
    source: str
    licence: str
    note: Any


def data_sources() -> list[DataSource]:
    """Sources that the platform's data rest on, with the attribution that their licences ask for."""
    return [
        DataSource(
            _("Region codes and names"),
            "idn-area-data (Kementerian Dalam Negeri)",
            "ODbL 1.0",
            _("The database may be shared and changed if the source is named and the licence kept."),
        ),
        DataSource(
            _("Position of each nagari on the cloth"),
            "cahyadsn/wilayah_boundaries",
            "MIT",
            _("Simplified centre points; they say where a nagari lies, not where its border runs."),
        ),
        DataSource(
            _("Offices and agencies"),
            _("The regency's own pages and news, entry by entry"),
            "-",
            _("Each entry names how sure it is. What is not verified says so."),
        ),
    ]


def home(tenant: Tenant) -> dict[str, Any]:
    """The first page: search, the offices people ask for, the cloth, the nagari finder, figures."""
    counts = queries.villages().aggregate(
        definitive=Count("pk", filter=Q(status=Area.Status.DEFINITIVE)),
        preparatory=Count("pk", filter=Q(status=Area.Status.PREPARATORY)),
    )
    asked = {office.agency.slug: office for office in _agency_offices()}
    return {
        "counts": counts,
        "district_count": queries.districts().count(),
        "asked": [asked[slug] for slug in FIRST_ASKED if slug in asked],
        "cloth": cloth_of(tenant),
        "population": _fact_of_regency(AreaFact.Key.POPULATION),
        "examples": queries.villages().filter(slug__in=_examples(tenant))[:3],
    }


def village(tenant: Tenant, area: Area) -> dict[str, Any]:
    """A nagari: its office and when it is open, its family, its other spellings, its facts."""
    office = queries.office_of_area(area)
    return {
        "area": area,
        "office": office,
        "office_page": _office_facts(tenant, office),
        "family": queries.siblings_of(area),
        "daughters": list(queries.villages().filter(mother=area)),
        "cloth": cloth_of(tenant, centre=area),
        "district_office": queries.office_of_area(area.parent) if area.parent else None,
    }


def district(tenant: Tenant, area: Area) -> dict[str, Any]:
    """A district: its office and its nagari."""
    office = queries.office_of_area(area)
    return {
        "area": area,
        "office": office,
        "office_page": _office_facts(tenant, office),
        "members": list(queries.villages().filter(parent=area)),
    }


def office(tenant: Tenant, office: Office) -> dict[str, Any]:
    """An office: where, when, who, what for, and how sure we are of it."""
    return {"office": office, "office_page": _office_facts(tenant, office)}


def _office_facts(tenant: Tenant, office: Office | None) -> Mapping[str, Any]:
    """Hours, whether it is open now, and who holds its posts today."""
    if office is None:
        return {"hours": [], "opening": None, "holders": []}
    now = timezone.now()
    calendar = office_calendar(office, tenant)
    state: Opening | None = opening(calendar, now) if calendar else None
    return {"hours": hours_of(office, tenant), "opening": state, "holders": holders_today(office, now.date())}


def _agency_offices() -> list[Office]:
    return list(
        queries.offices().filter(kind=OfficeKind.AGENCY, agency__slug__in=FIRST_ASKED).order_by("slug")
    )


def _fact_of_regency(key: str) -> AreaFact | None:
    facts = AreaFact.objects.filter(area__kind=Area.Kind.REGENCY, area__valid_to__isnull=True, key=key)
    return facts.order_by("-as_of").first()


def _examples(tenant: Tenant) -> list[str]:
    """Nagari that the home page shows as a beginning; each tenant names its own."""
    return list(tenant.settings.get("home_examples", ["ulakan", "koto-baru", "anduriang"]))
