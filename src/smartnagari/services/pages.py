"""What stands on the pages of services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from smartnagari.accounts.public import Office, OfficeFacts, OfficeKind, directory, office_facts
from smartnagari.regions.public import Area, Tenant, areas_in_force
from smartnagari.ui.types import Crumb, Fact, Step

from .models import Service, ServiceStandard
from .queries import catalogue
from .rules.finding import matching
from .rules.standards import missing
from .rules.texts import said, worded
from .types import Channel, Component, ProviderKind, ServiceRow, SilenceRule
from .wording import how_long, how_much

PAGE_SIZE = 40
EXAMPLES = 2
MANY = {ProviderKind.VILLAGE.value: OfficeKind.VILLAGE, ProviderKind.DISTRICT.value: OfficeKind.DISTRICT}
"""Providers of which there are many: one's own has to be chosen."""


@dataclass(frozen=True)
class Group:
    """A way into the catalogue: an event of life or a provider, with what is behind it."""

    key: str
    name: str
    icon: str
    note: str
    count: int


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for: words, an event of life, a provider."""

    words: str = ""
    topic: str = ""
    provider: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.topic or self.provider)


def index(tenant: Tenant, wanted: Wanted, number: str | None) -> dict[str, Any]:
    """The catalogue: by event of life and by provider, or what fits what somebody looks for."""
    rows = catalogue.service_rows(tenant)
    topics, providers = _topics(rows), _providers(rows)
    page = _page(_fitting(rows, wanted), number) if wanted else None
    chosen = [group.name for group in topics if group.key == wanted.topic]
    chosen += [group.name for group in providers if group.key == wanted.provider]
    return {
        "wanted": wanted,
        "page": page,
        "chosen": " · ".join(chosen),
        "topics": topics,
        "providers": providers,
        "most_used": sorted((row for row in rows if row.rank), key=lambda row: row.rank)[:10],
        "total": len(rows),
        "crumbs": [Crumb(_("Services"), reverse("services:catalogue"))],
    }


def _fitting(rows: list[ServiceRow], wanted: Wanted) -> list[ServiceRow]:
    if wanted.topic:
        rows = [row for row in rows if wanted.topic in row.events]
    if wanted.provider:
        rows = [row for row in rows if _provider_key(row) == wanted.provider]
    found = matching(rows, wanted.words)
    return found if wanted.words else sorted(found, key=lambda row: (not row.rank, row.rank, row.name))


def _page(rows: list[ServiceRow], number: str | None) -> Page[ServiceRow]:
    return Paginator(rows, PAGE_SIZE).get_page(number)


def _topics(rows: list[ServiceRow]) -> list[Group]:
    found = []
    for key, name, icon in catalogue.topics():
        members = [row for row in rows if key in row.events]
        if members:
            found.append(_group(key, name, icon, members))
    return found


def _group(key: str, name: str, icon: str, members: list[ServiceRow]) -> Group:
    first = sorted(members, key=lambda row: (row.events[:1] != (key,), not row.rank, row.rank, row.name))[
        :EXAMPLES
    ]
    return Group(key, name, icon, ", ".join(row.name for row in first), len(members))


def _provider_key(row: ServiceRow) -> str:
    """Providers outside the regency stand together; all others are one each."""
    if row.provider_kind == ProviderKind.NATIONAL:
        return ProviderKind.NATIONAL.value
    return row.provider or row.provider_kind


def _providers(rows: list[ServiceRow]) -> list[Group]:
    members: dict[str, list[ServiceRow]] = {}
    for row in rows:
        members.setdefault(_provider_key(row), []).append(row)
    found = [
        _group(key, _provider_name(key, own), "buildings", own) for key, own in members.items() if len(own)
    ]
    return sorted(found, key=lambda group: -group.count)


def _provider_name(key: str, members: list[ServiceRow]) -> str:
    if key == ProviderKind.NATIONAL:
        return _("Outside the regency (OSS, police, KUA, BPJS, ...)")
    names = [row.note.split(" · ")[0] for row in members]
    return max(set(names), key=lambda name: (names.count(name), name))


@dataclass(frozen=True)
class Requirement:
    """One thing to bring."""

    label: str
    note: str
    icon: str


def detail(tenant: Tenant, service: Service, chosen: str) -> dict[str, Any]:
    """A service: what it gives, how long, what for, what to bring, where to go today."""
    spoken, own = catalogue.language(), catalogue.words(tenant)
    standard = catalogue.standard_of(service)

    def tell(value: Any) -> Any:
        return said(value, spoken, own)

    name = service.name_en if spoken == "en" else service.name
    offices = _offices(tenant, service, chosen)
    return {
        "service": service,
        "name": worded(name, own),
        "summary": tell(service.summary),
        "purposes": tell(service.purposes),
        "provider": tell(service.provider_name),
        "facts": _facts(standard, tell),
        "requirements": [
            Requirement(tell(each["label"]), tell(each["note"]) if each["note"] else "", each["icon"])
            for each in standard.requirements
        ],
        "steps": [Step(title=tell(step), state="empty") for step in standard.steps],
        "handoff_note": tell(service.handoff_note),
        "complaints": tell(standard.complaints),
        "laws": standard.legal_basis,
        "time_basis": standard.time_basis,
        "fee_basis": standard.fee_basis,
        "doubts": tell(standard.doubts),
        "silence": _silence(service),
        "visits": Channel.MOBILE_VISIT.value in service.channels,
        "lacking": len(missing(standard.filled())),
        "components": len(Component),
        "crumbs": [Crumb(_("Services"), reverse("services:catalogue"))],
        "related": _related(tenant, service),
        **offices,
    }


def _facts(standard: ServiceStandard, tell: Any) -> list[Fact]:
    """The four answers that people come for; what nobody has said says so."""
    unsaid = _("Ask at the counter")
    outputs = tell(standard.outputs)
    lasting = tell(standard.validity_note) if standard.validity_note else ""
    time = how_long(
        standard.time_value, standard.time_unit, tell(standard.time_note) if standard.time_note else ""
    )
    fee = how_much(standard.fee, tell(standard.fee_note) if standard.fee_note else "")
    return [
        Fact(_("Done in"), time or unsaid),
        Fact(_("Costs"), fee or unsaid),
        Fact(_("You get"), outputs[0] if outputs else unsaid, ", ".join(outputs[1:])),
        Fact(_("Valid for"), how_long(standard.validity_value, standard.validity_unit, lasting) or unsaid),
    ]


def _silence(service: Service) -> str:
    if service.silence_rule == SilenceRule.GRANTED:
        return _("If there is no decision by then, your application counts as granted by law.")
    if service.silence_rule == SilenceRule.REFUSED:
        return _("If there is no decision by then, it counts as refused and you may object.")
    return ""


def _offices(tenant: Tenant, service: Service, chosen: str) -> dict[str, Any]:
    """Where one goes: the agency's office, or one's own among the many that give it."""
    kind = MANY.get(service.provider_kind)
    choices = _choices(kind) if kind else []
    office = _office(service, kind, chosen)
    facts: OfficeFacts | None = office_facts(tenant, office) if office else None
    return {
        "choices": choices,
        "chosen": chosen if office and kind else "",
        "mistaken": bool(chosen and kind and not office),
        "office_facts": facts,
        "many": kind.value if kind else "",
        "directory_kind": {"puskesmas": "puskesmas", "school": "school"}.get(service.provider_kind, ""),
    }


def _choices(kind: OfficeKind) -> list[tuple[str, list[Area]]]:
    """The areas to choose from, nagari by their districts."""
    area_kind = Area.Kind.VILLAGE if kind is OfficeKind.VILLAGE else Area.Kind.DISTRICT
    groups: dict[str, list[Area]] = {}
    for area in areas_in_force(kind=area_kind).order_by("parent__name", "name", "code"):
        over = area.parent.name if area.parent and kind is OfficeKind.VILLAGE else ""
        groups.setdefault(over, []).append(area)
    return list(groups.items())


def _office(service: Service, kind: OfficeKind | None, chosen: str) -> Office | None:
    offices = directory(on=timezone.localdate())
    if kind:
        return offices.filter(area__slug=chosen, kind=kind.value).first() if chosen else None
    if service.provider_kind == ProviderKind.AGENCY and service.provider:
        return offices.filter(agency__slug=service.provider, kind=OfficeKind.AGENCY.value).first()
    return None


def _related(tenant: Tenant, service: Service) -> list[ServiceRow]:
    """Other services of the same events of life, the most used first."""
    rows: Iterable[ServiceRow] = catalogue.service_rows(tenant)
    kin = [row for row in rows if row.code != service.code and set(row.events) & set(service.topics)]
    order = {topic: place for place, topic in enumerate(service.topics)}

    def nearness(row: ServiceRow) -> tuple[int, bool, int, str]:
        return min(order.get(each, len(order)) for each in row.events), not row.rank, row.rank, row.name

    return sorted(kin, key=nearness)[:4]
