"""The first page: what do you need today? Every part hides when there is nothing to show in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import openings
from smartnagari.kernel import freshness
from smartnagari.newsroom.public import announcements, latest_news
from smartnagari.potential.public import of_the_week
from smartnagari.regions.public import Area, AreaFact, Tenant
from smartnagari.services.public import ServiceRow, most_used

from . import queries
from .cloth import legend_of, the_cloth, zone_of
from .emergency import first_numbers

SERVICES, NEWS, EXAMPLES = 10, 3, 3
COMPLAINT = "sp4n-lapor"
"""The address name of the service through which people complain, where the regency has it."""


@dataclass(frozen=True)
class Counted:
    """So many of so many."""

    part: int
    whole: int


@dataclass(frozen=True)
class Way:
    """One of the doors under the services."""

    title: Any
    note: Any
    icon: str
    url: str


def home(tenant: Tenant) -> dict[str, Any]:
    """Everything on the first page, in at most eight queries whatever the number of rows."""
    areas = freshness.remember("portal.home", _areas)
    cells = the_cloth(areas)
    services = most_used(tenant, SERVICES)
    return {
        "announcements": announcements(),
        "services": services,
        "doors": _doors(services),
        "definitive": sum(not area.preparatory for area in areas),
        "preparatory": sum(area.preparatory for area in areas),
        "district_list": _districts(areas),
        "cells": cells,
        "legend": legend_of(cells),
        "examples": _examples(tenant, areas),
        "population": _population(areas),
        "open_now": freshness.remember("portal.open_now", lambda: _open_now(tenant)),
        "counted_at": timezone.now().astimezone(ZoneInfo(tenant.timezone)),
        "potential": of_the_week(tenant, timezone.localdate()),
        "news": latest_news(tenant, NEWS),
        "emergency": first_numbers(tenant),
    }


@dataclass(frozen=True)
class Figure:
    """A figure with its day and source."""

    value: Any
    as_of: Any
    source: str


def _population(areas: list[Area]) -> Figure | None:
    """The residents of the regency as its newest entry says; the areas carry it."""
    first: Any = areas[0] if areas else None
    if first is None or first.regency_value is None:
        return None
    return Figure(first.regency_value, first.regency_as_of, first.regency_source)


def _open_now(tenant: Tenant) -> Counted | None:
    """How many offices are open at this moment, of how many; ``None`` where the calendar cannot say."""
    rows: Any = queries.offices().order_by("pk").values_list("pk", "calendar_key", "hours", named=True)
    states = openings(tenant, rows)
    if not states:
        return None
    return Counted(sum(state.is_open for state in states.values()), len(rows))


def _areas() -> list[Area]:
    return list(queries.with_figure_of_regency(queries.villages(), AreaFact.Key.POPULATION))


def _districts(areas: list[Area]) -> list[Area]:
    """The districts of these nagari by name, without another query."""
    found = {area.parent.pk: area.parent for area in areas if area.parent is not None}
    return sorted(found.values(), key=lambda district: district.name)


def _examples(tenant: Tenant, areas: list[Area]) -> list[tuple[Area, str]]:
    """Three nagari to show: those that the regency names, else one of each ground."""
    named = tenant.settings.get("home_examples", ["ulakan", "koto-baru", "anduriang"])
    shown = [area for area in areas if area.slug in named]
    if not shown:
        by_zone = {zone_of(area): area for area in reversed(areas) if not area.preparatory}
        shown = list(by_zone.values())
    return [(area, zone_of(area)) for area in shown[:EXAMPLES]]


def _doors(services: list[ServiceRow]) -> list[Way]:
    """Doors that lead somewhere today; tracking an application comes with applying."""
    offices = f"{reverse('portal:offices')}?buka=1"
    found = [Way(_("Offices that are open now"), _("With hours, address and telephone"), "clock", offices)]
    if services:
        complaint = reverse("services:service", args=[COMPLAINT])
        note = _("First answer within 3 working days")
        found.append(Way(_("Complain about a service"), note, "chat-circle-text", complaint))
    note = _("Opens without a connection too")
    found.append(Way(_("Emergency numbers"), note, "phone", reverse("portal:emergency")))
    return found
