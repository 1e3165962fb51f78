"""The first page of a nagari: letters, potential, money, news, its office and its family, 8 queries."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import OfficeFacts, office_facts
from smartnagari.kernel import freshness
from smartnagari.nagari.public import area_tag, front_view, with_front
from smartnagari.potential.public import things_of
from smartnagari.regions.public import Area, Tenant
from smartnagari.services.public import ProviderKind, services_of
from smartnagari.ui.types import Fact

from . import queries
from .cloth import kin_of, the_cloth, zone_of

LETTERS_SHOWN, THINGS_SHOWN = 6, 4
WAYS_IN = (
    ("nagari:profile", _("About the nagari"), _("History, land, people, vision"), "info"),
    (
        "nagari:bodies",
        _("Government and bodies"),
        _("In office today, Bamus, KAN, Posyandu"),
        "users-three",
    ),
    ("nagari:downloads", _("Documents"), _("Regulations, plans, reports, forms"), "file-text"),
    ("nagari:index", _("Village index"), _("What the ministry says, year by year"), "chart-bar"),
)


def village_page(tenant: Tenant, slug: str) -> dict[str, Any] | None:
    """Everything on the page; ``None`` where no nagari of today has this slug."""
    areas, area = _areas(slug)
    if area is None:
        return None
    freshness.shows(area_tag(area))
    family = [each for each in areas if each.parent_id == area.parent_id]
    return {
        "area": area,
        "zone": zone_of(area),
        "stands_on": area.mother if area.preparatory and area.mother else area,
        "status": status_of(area),
        "cells": the_cloth(areas),
        "kin": kin_of(family, current=area),
        "daughters": kin_of(each for each in areas if each.mother_id == area.pk),
        "office_facts": _office(tenant, area),
        "site": front_view(area.front_shown),
        "letters": services_of(tenant, ProviderKind.VILLAGE)[:LETTERS_SHOWN],
        "things": things_of(area, tenant=tenant, most=THINGS_SHOWN),
        "code_facts": _codes(area),
        "ways": [(reverse(name, args=[area.slug]), title, note, icon) for name, title, note, icon in WAYS_IN],
    }


def _areas(slug: str) -> tuple[list[Area], Any]:
    """Every nagari, and this one with what its page shows: in one query, or in one for it alone."""
    if freshness.remembers():
        areas = queries.remembered_villages()
        return areas, with_front(queries.villages().filter(slug=slug), slug).first()
    areas = list(with_front(queries.villages(), slug))
    return areas, next((area for area in areas if area.slug == slug), None)


def status_of(area: Area) -> str:
    """What a nagari in preparation says of itself under its name."""
    if not area.preparatory or area.mother is None:
        return ""
    return gettext("Part of %(mother)s until it is made definitive.") % {"mother": area.mother.name}


def _office(tenant: Tenant, area: Area) -> OfficeFacts | None:
    office = queries.office_of_area(area)
    return office_facts(tenant, office) if office else None


def _codes(area: Area) -> list[Fact]:
    facts = [Fact(_("Region code"), area.code)]
    if area.preparatory and area.mother:
        facts.append(Fact(_("Mother village"), area.mother.name, _("Its code stands on letters until then.")))
    return facts
