"""The directory of offices: by kind, by district, open now; and the page of one office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import (
    Office,
    OfficeKind,
    Opening,
    office_facts,
    officials_on,
    openings,
)
from smartnagari.regions.public import Tenant
from smartnagari.services.public import ServiceRow, services_of
from smartnagari.ui.types import Tab

from . import queries

SERVICES_SHOWN = 10
KIND_WORDS = {
    OfficeKind.VILLAGE.value: "",
    OfficeKind.DISTRICT.value: _("Districts"),
    OfficeKind.AGENCY.value: _("Agencies"),
    OfficeKind.PUSKESMAS.value: _("Health centres"),
    OfficeKind.SCHOOL.value: _("Schools"),
    OfficeKind.UNIT.value: _("Other units"),
}
"""The kinds in the order of the filter; a village is called as the regency calls it."""
ICONS = {
    OfficeKind.PUSKESMAS.value: "first-aid",
    OfficeKind.SCHOOL.value: "student",
    OfficeKind.VILLAGE.value: "house-line",
    OfficeKind.DISTRICT.value: "map-trifold",
}
DOORS = {
    "permits": (_("Permits"), ("dpmptp", "dpmptsp", "mpp")),
    "civil-registry": (_("Civil registry"), ("disdukcapil",)),
}
"""Offices that people look for by what they do, by the address names of their agencies or their own."""


SHOWN_OF_ROW = (
    *("slug", "name", "kind", "form", "confidence", "calendar_key", "hours", "agency__role"),
    *("area__name", "area__parent__name"),
)
"""What a row of the list says; four tables with all their columns would be a sixth of what the page costs."""


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in the directory."""

    words: str = ""
    kind: str = ""
    district: str = ""
    open_now: bool = False

    def __bool__(self) -> bool:
        return bool(self.words or self.kind or self.district or self.open_now)


@dataclass(frozen=True)
class Listed:
    """An office in the list, and whether it is open; ``None`` where the calendar cannot say."""

    office: Office
    opening: Opening | None

    @property
    def icon(self) -> str:
        return ICONS.get(self.office.kind, "buildings")

    @property
    def note(self) -> Any:
        """What it does, else what it is and where."""
        agency, area = self.office.agency, self.office.area
        if self.office.kind == OfficeKind.AGENCY and agency is not None and agency.role:
            return Truncator(agency.role).words(14)
        over = area.parent if area is not None and self.office.kind == OfficeKind.VILLAGE else area
        kind = self.office.form or self.office.get_kind_display()
        if over is None or self.office.kind in (OfficeKind.DISTRICT, OfficeKind.REGENCY):
            return kind
        return f"{kind} · {over.name}"


def wanted_in(asked: QueryDict) -> Wanted:
    """What the address asks for; what it does not know it leaves out."""
    kind = queries.typed(asked.get("jenis"))
    return Wanted(
        words=queries.typed(asked.get("q")),
        kind=kind if kind in KIND_WORDS or kind in DOORS or kind == OfficeKind.REGENCY else "",
        district=queries.typed(asked.get("kecamatan")),
        open_now=asked.get("buka") == "1",
    )


def listing(tenant: Tenant, wanted: Wanted, number: str | None, village: str) -> dict[str, Any]:
    """A page of the directory with its filters; the same queries whatever the number of offices."""
    everything = queries.offices()
    rows = _fitting(everything, wanted)
    if wanted.open_now:
        rows = rows.filter(pk__in=_open(tenant, rows))
    page: Page[Office] = queries.page_of(rows.order_by("name", "slug").only(*SHOWN_OF_ROW), number)
    states = openings(tenant, page.object_list)
    return {
        "wanted": wanted,
        "page": page,
        "listed": [Listed(office, states.get(office.pk)) for office in page.object_list],
        "tabs": _tabs(everything, wanted, village),
        "districts": list(queries.districts()),
    }


def _fitting(rows: QuerySet[Office], wanted: Wanted) -> QuerySet[Office]:
    rows = queries.offices_like(rows, wanted.words)
    if wanted.kind in DOORS:
        slugs = DOORS[wanted.kind][1]
        rows = rows.filter(Q(agency__slug__in=slugs) | Q(slug__in=slugs))
    elif wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.district:
        district = queries.districts().filter(slug=wanted.district).values("code")
        rows = rows.filter(district_code__in=district)
    return rows


def _open(tenant: Tenant, rows: QuerySet[Office]) -> list[object]:
    """The keys of the offices that are open at this moment."""
    known = rows.order_by("pk").values_list("pk", "calendar_key", "hours", named=True)
    return [key for key, state in openings(tenant, known).items() if state.is_open]


def _tabs(rows: QuerySet[Office], wanted: Wanted, village: str) -> list[Tab]:
    """All, each kind with its number, and the offices that people look for by what they do."""
    counts = dict(rows.order_by("kind").values_list("kind").annotate(Count("pk")))
    found = [Tab(_("All"), _address(wanted, ""), current=not wanted.kind, count=sum(counts.values()))]
    for kind, word in KIND_WORDS.items():
        if counts.get(kind):
            label = word or village
            found.append(Tab(label, _address(wanted, kind), current=wanted.kind == kind, count=counts[kind]))
    if counts.get(OfficeKind.AGENCY.value):
        for key, (word, _slugs) in DOORS.items():
            found.append(Tab(word, _address(wanted, key), current=wanted.kind == key))
    return found


def _address(wanted: Wanted, kind: str) -> str:
    """The same list for another kind: words, district and hours stay."""
    query = QueryDict(mutable=True)
    chosen = {"jenis": kind, "q": wanted.words, "kecamatan": wanted.district, "buka": wanted.open_now and "1"}
    query.update({key: value for key, value in chosen.items() if value})
    return f"{reverse('portal:offices')}?{query.urlencode()}".rstrip("?")


def page_of_office(tenant: Tenant, slug: str) -> dict[str, Any]:
    """An office: where, when, who is in today, what it gives, and how sure we are of it."""
    office = queries.office_of(slug)
    facts = office_facts(tenant, office)
    officials = officials_on(office.pk, timezone.localdate())
    services = _services(tenant, office)
    return {
        "office": office,
        "office_facts": facts,
        "officials": [each for each in officials if facts.head is None or each.id != facts.head.id],
        "services": services[:SERVICES_SHOWN],
        "service_count": len(services),
        "services_from": office.agency.slug if _of_agency(office) and office.agency else office.kind,
        "crumbs": [(_("Directory of offices"), reverse("portal:offices"))],
    }


def _of_agency(office: Office) -> bool:
    return office.kind == OfficeKind.AGENCY and office.agency is not None


def _services(tenant: Tenant, office: Office) -> list[ServiceRow]:
    if _of_agency(office) and office.agency is not None:
        return services_of(tenant, OfficeKind.AGENCY.value, office.agency.slug)
    return services_of(tenant, office.kind)
