"""The catalogue as pages read it: one query for all of it, filtered by rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import Tenant, holds_on, terms

from ..models import Service, ServiceStandard, Topic
from ..rules.finding import folded
from ..rules.texts import in_language, said, worded
from ..types import ServiceKind, ServiceRow
from ..wording import how_long

TAG = "services"
"""The tag of every page that lists services."""
COLUMNS = (
    "pk", "code", "slug", "name", "name_en", "also", "purposes", "summary", "provider_kind", "provider",
    "provider_name", "kind", "topics", "icon", "rank",
)  # fmt: skip
TIMES = ("time_value", "time_unit", "time_note")


def language() -> str:
    return (get_language() or "id")[:2]


def words(tenant: Tenant) -> dict[str, str]:
    """The regency's own words for its institutions, as texts of the catalogue name them."""
    return dict(asdict(terms(tenant)))


def in_force() -> QuerySet[Service]:
    """The services that are given today."""
    day = timezone.localdate()
    return Service.objects.filter(holds_on(day))


def _rows(services: QuerySet[Service]) -> QuerySet[Service, dict[str, Any]]:
    newest = ServiceStandard.objects.filter(service=OuterRef("pk")).order_by("-version")
    times = {name: Subquery(newest.values(name)[:1]) for name in TIMES}
    return services.annotate(**times).order_by("name", "code").values(*COLUMNS, *TIMES)


def service_rows(tenant: Tenant, services: QuerySet[Service] | None = None) -> list[ServiceRow]:
    """All of these services as lists show them, in one query."""
    freshness.shows(TAG)
    own, spoken = words(tenant), language()
    return [_row(row, own, spoken) for row in _rows(in_force() if services is None else services)]


def _row(row: Mapping[str, Any], own: Mapping[str, str], spoken: str) -> ServiceRow:
    who = said(row["provider_name"], spoken, own)
    time = how_long(row["time_value"], row["time_unit"], said(row["time_note"], spoken, own))
    name = row["name_en"] if spoken == "en" and row["name_en"] else row["name"]
    return ServiceRow(
        id=row["pk"],
        code=row["code"],
        slug=row["slug"],
        name=worded(name, own),
        note=" · ".join(part for part in (str(who or ""), time) if part),
        url=reverse("services:service", args=[row["slug"]]),
        icon=row["icon"] or "file-text",
        provider_kind=row["provider_kind"],
        provider=row["provider"],
        events=tuple(row["topics"]),
        rank=row["rank"],
        handoff=row["kind"] == ServiceKind.HANDOFF,
        search=folded(" ".join(_said_everywhere(row, own))),
    )


def _said_everywhere(row: Mapping[str, Any], own: Mapping[str, str]) -> Iterator[str]:
    """Every word by which somebody may look for this service, in both languages."""
    yield from (row["name"], row["name_en"], *row["also"])
    for text in (*row["purposes"], row["summary"], row["provider_name"]):
        yield from (worded(in_language(text, each), own) for each in ("id", "en"))


def most_used(tenant: Tenant, count: int = 10) -> list[ServiceRow]:
    """The services that people need most, in the order that the catalogue gives; one query."""

    def ranked() -> list[ServiceRow]:
        return sorted(service_rows(tenant, in_force().filter(rank__gt=0)), key=lambda row: row.rank)

    return freshness.remember("services.most_used", ranked)[:count]


def services_of(tenant: Tenant, provider_kind: str, provider: str = "") -> list[ServiceRow]:
    """What offices of this kind give, or this one agency; the most used first; one query."""

    def given() -> list[ServiceRow]:
        rows = service_rows(tenant, in_force().filter(provider_kind=provider_kind, provider=provider))
        return sorted(rows, key=lambda row: (not row.rank, row.rank, row.name))

    return freshness.remember(("services.of", provider_kind, provider), given)[:]


def topics() -> list[tuple[str, str, str]]:
    """Key, name in the language of the page, and icon of each event of life, in order."""
    rows = Topic.objects.order_by("order", "key").values_list("key", "name", "name_en", "icon")
    english = language() == "en"
    return [(key, name_en if english else name, icon) for key, name, name_en, icon in rows]


def service_for(slug: str) -> Service:
    """The service at this address, if it is given today; raises ``NotFound``."""
    service = in_force().filter(slug=slug).first()
    if service is None:
        raise NotFound(_("There is no such service here."))
    freshness.shows(TAG, tag_of(service))
    return service


def standard_of(service: Service) -> ServiceStandard:
    """The standard in force; an empty one where nobody has written any."""
    newest = service.standards.order_by("-version").first()
    return newest or ServiceStandard(tenant_id=service.tenant_id, service=service, version=0)


def tag_of(service: Service) -> str:
    """The tag of everything that a page says about this service."""
    return f"service:{service.code}"
