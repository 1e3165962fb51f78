"""What a nagari has published, in a constant number of queries each."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import Area, areas_in_force

from ..models import (
    AgendaItem,
    Budget,
    BudgetLine,
    Download,
    DownloadVersion,
    HamletHead,
    Institution,
    InstitutionArea,
    NewsItem,
    Profile,
    VillageIndex,
)
from ..types import DownloadSubject, InfoClass

PAGE_SIZE = 20


def typed(text: str | None) -> str:
    """What somebody typed, fit for a query: trimmed, printable, at most 200 characters."""
    return "".join(c for c in text or "" if c.isprintable()).strip()[:200]


def page_of(rows: QuerySet, number: str | None, size: int = PAGE_SIZE) -> Page:
    """One page; a number that makes no sense gives the nearest that does."""
    return Paginator(rows, size).get_page(number)


def profile_of(area: Area) -> Profile | None:
    """The profile of this nagari with its pictures, if it has published one."""
    return Profile.objects.live().filter(area=area).select_related("cover", "logo").order_by("pk").first()


def hamlets_of(area: Area) -> list[Area]:
    """The korong of a nagari, by their codes."""
    return list(areas_in_force(kind=Area.Kind.HAMLET).filter(parent=area).order_by("code"))


def hamlet_heads_of(area: Area) -> list[HamletHead]:
    """Who leads the korong of this nagari, as far as it was published."""
    rows = HamletHead.objects.filter(heads__area=area, heads__withdrawn_at__isnull=True)
    return list(rows.order_by("hamlet__code", "pk"))


def institutions_of(area: Area) -> list[Institution]:
    """The bodies that sit in this nagari or serve it from a neighbour, with all that they serve."""
    served = Prefetch("served", InstitutionArea.objects.select_related("area").order_by("area__code"))
    reached = Q(area=area) | Q(pk__in=InstitutionArea.objects.filter(area=area).values("institution_id"))
    rows = Institution.objects.live().filter(reached).select_related("area")
    return list(rows.prefetch_related(served).order_by("kind", "name", "pk"))


def news_of(area: Area) -> QuerySet[NewsItem]:
    """The news of a nagari, the newest first."""
    rows: QuerySet[NewsItem] = NewsItem.objects.live().filter(area=area).select_related("picture")
    return rows.order_by("-day", "-pk")


def news_item(area: Area, slug: str) -> NewsItem:
    """The piece of news under this address; raises ``NotFound``."""
    item = news_of(area).filter(slug=slug).first()
    if item is None:
        raise NotFound(_("There is no such news here."))
    return item


def agenda_of(area: Area, now: datetime) -> QuerySet[AgendaItem]:
    """What is still to come in a nagari, the next first."""
    rows: QuerySet[AgendaItem] = AgendaItem.objects.live().filter(area=area, over_at__gt=now)
    return rows.order_by("starts_at", "pk")


def past_agenda_of(area: Area, now: datetime) -> QuerySet[AgendaItem]:
    """What is over, the latest first."""
    rows: QuerySet[AgendaItem] = AgendaItem.objects.live().filter(area=area, over_at__lte=now)
    return rows.order_by("-starts_at", "-pk")


def downloads(
    *, area: Area | None = None, info_class: str = "", subject: str = "", year: str = "", words: str = ""
) -> QuerySet[Download]:
    """Documents for everybody, the newest first, each with its versions; filters without sense do nothing."""
    newest = Prefetch("versions", DownloadVersion.objects.select_related("file").order_by("-number"))
    rows: QuerySet[Download] = Download.objects.live().select_related("area").prefetch_related(newest)
    if area is not None:
        rows = rows.filter(area=area)
    if info_class in set(InfoClass):
        rows = rows.filter(info_class=info_class)
    if subject in set(DownloadSubject):
        rows = rows.filter(subject=subject)
    if year.isascii() and year.isdigit() and len(year) == 4:
        rows = rows.filter(year=int(year))
    for word in words.split()[:6]:
        rows = rows.filter(Q(title__icontains=word) | Q(about__icontains=word) | Q(number__icontains=word))
    return rows.order_by("-day", "-pk")


def download_for(area: Area, download_id: UUID) -> Download:
    """The document of this nagari under this key; raises ``NotFound``."""
    found = downloads(area=area).filter(pk=download_id).first()
    if found is None:
        raise NotFound(_("There is no such document here."))
    return found


def budgets_of(area: Area) -> QuerySet[Budget]:
    """The budgets of a nagari, the latest year first."""
    rows: QuerySet[Budget] = Budget.objects.live().filter(area=area)
    return rows.order_by("-year", "pk")


def budgets_with_spending(area: Area) -> QuerySet[Any]:
    """The same, each with ``planned_spending``: what its lines without lines below them say."""
    below = BudgetLine.objects.filter(
        budget=OuterRef("budget"), code__startswith=Concat(OuterRef("code"), Value("."))
    )
    carrying = BudgetLine.objects.filter(~Exists(below), budget=OuterRef("pk"), code__startswith="5")
    summed = carrying.order_by().values("budget").annotate(whole=Sum("planned")).values("whole")
    return budgets_of(area).annotate(planned_spending=Coalesce(Subquery(summed), 0))


def budget_of(area: Area, year: int) -> Budget:
    """The budget of a year with its lines; raises ``NotFound``."""
    lines = Prefetch("lines", BudgetLine.objects.order_by("position"))
    budget = budgets_of(area).filter(year=year).prefetch_related(lines).first()
    if budget is None:
        raise NotFound(_("There is no budget of this year here."))
    return budget


def indices_of(area: Area) -> list[VillageIndex]:
    """What the ministry said of this nagari, the latest year first."""
    return list(VillageIndex.objects.filter(area=area).order_by("-year", "scheme"))
