"""What the first page of a nagari shows, read from the tables and put into one row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from smartnagari.accounts.public import Office, OfficeKind, holders_on, offices_serving
from smartnagari.files.public import StoredFile
from smartnagari.regions.public import Area, Confidence

from ..law import account_editions, sections
from ..models import (
    AgendaItem,
    Budget,
    BudgetLine,
    Download,
    Front,
    Institution,
    NewsItem,
    Profile,
    VillageIndex,
)
from ..rules import budget as money
from ..rules.completeness import completeness
from ..types import InstitutionKind
from .site import agenda_of, hamlets_of, indices_of, institutions_of, news_of, profile_of

NEWS_SHOWN, EVENTS_KEPT, EVENTS_SHOWN = 3, 12, 3


def with_front(areas: QuerySet[Area], slug: str) -> QuerySet[Any]:
    """The same areas; the one of this slug with ``front_shown``, what its first page shows.

    It is ``None`` before anything was published. Others have ``None`` as well.
    """
    row = Front.objects.filter(area=OuterRef("pk"), area__slug=slug)
    return areas.annotate(front_shown=Subquery(row.values("shown")[:1]))


def fronts_by_completeness() -> QuerySet[Front]:
    """The nagari with what counts towards a complete site, the most complete first."""
    rows: QuerySet[Front] = Front.objects.select_related("area__parent")
    return rows.order_by("-completeness", "area__code")


def fronts_of(area_ids: Collection[UUID]) -> QuerySet[Front]:
    """The rows of these nagari, with what counts towards a complete site."""
    return Front.objects.filter(area_id__in=area_ids).only("area_id", "filled", "completeness").order_by("pk")


def built_front(area: Area) -> dict[str, Any]:
    """The columns of the row as the tables say now: ``shown``, ``filled``, ``completeness``."""
    now = timezone.now()
    profile = profile_of(area)
    news = list(news_of(area)[:NEWS_SHOWN])
    events = list(agenda_of(area, now)[: EVENTS_KEPT + 1])
    budget = _newest_budget(area)
    indices = indices_of(area)
    institutions = institutions_of(area)
    documents = Download.objects.live().filter(area=area).count()
    shown = {
        **_of_profile(profile),
        "news": [_news(item) for item in news],
        "events": [_event(event) for event in events[:EVENTS_KEPT]],
        "more_events": len(events) > EVENTS_KEPT,
        "documents": documents,
        "institutions": len(institutions),
        "index": _index(indices[0]) if indices else None,
        "budget": _budget(budget, profile) if budget else None,
    }
    filled = sorted(
        {
            *_filled_by_profile(profile),
            *_filled_by_office(area, now.date()),
            *_filled_by_bodies(institutions),
            *_when(
                hamlets=hamlets_of(area),
                news=news,
                events=events,
                downloads=documents,
                budget=budget,
                index=indices,
            ),
        }
    )
    return {"shown": shown, "filled": filled, "completeness": completeness(filled, sections())}


def _newest_budget(area: Area) -> Budget | None:
    lines = Prefetch("lines", BudgetLine.objects.order_by("position"))
    return (
        Budget.objects.live()
        .filter(area=area, year__lte=timezone.localdate().year)
        .prefetch_related(lines)
        .order_by("-year", "pk")
        .first()
    )


def _of_profile(profile: Profile | None) -> dict[str, Any]:
    if profile is None:
        return {"profile": None}
    return {
        "profile": {
            "lead": profile.lead,
            "area_ha": str(profile.area_ha) if profile.area_ha is not None else "",
            "people": profile.people,
            "people_year": profile.people_year,
            "people_source": profile.people_source,
            "whatsapp": profile.whatsapp,
            "links": profile.links,
            "emergency": profile.emergency,
            "diaspora": bool(profile.diaspora or profile.diaspora_whatsapp),
            "cover": _picture(profile.cover),
        }
    }


def _picture(file: StoredFile | None) -> dict[str, Any] | None:
    """What drawing a picture needs, so that a page need not read the file's row."""
    if file is None:
        return None
    return {
        "id": str(file.pk),
        "tenant_id": str(file.tenant_id),
        "kind": file.kind,
        "state": file.state,
        "alt": file.alt,
        "credit": file.credit,
        "width": file.width,
        "height": file.height,
        "variants": file.variants,
    }


def _news(item: NewsItem) -> dict[str, Any]:
    return {"title": item.title, "slug": item.slug, "day": item.day.isoformat(), "lead": item.lead}


def _event(event: AgendaItem) -> dict[str, Any]:
    return {
        "id": str(event.pk),
        "title": event.title,
        "place": event.place,
        "starts_at": event.starts_at.isoformat(),
        "over_at": event.over_at.isoformat(),
    }


def _index(index: VillageIndex) -> dict[str, Any]:
    return {
        "scheme": index.scheme,
        "year": index.year,
        "score": str(index.score),
        "status": index.status,
        "doubt": "" if index.confidence == Confidence.CONFIRMED else index.source,
    }


def _budget(budget: Budget, profile: Profile | None) -> dict[str, Any]:
    lines = [row.as_line() for row in budget.lines.all()]
    edition = money.in_force(account_editions(), budget.year)
    fields = money.children(edition, money.SPENDING, lines)
    whole = money.totals(edition, lines)
    return {
        "year": budget.year,
        "as_of": budget.as_of.isoformat() if budget.as_of else "",
        "source": budget.source,
        "income": whole.income.planned,
        "spending": whole.spending.planned,
        "per_resident": money.per_resident(whole.spending.planned, profile.people if profile else None),
        "fields": [
            {"code": part.account.code, "planned": part.planned, "realised": part.realised} for part in fields
        ],
    }


def _when(**found: object) -> set[str]:
    return {key for key, value in found.items() if value}


def _filled_by_profile(profile: Profile | None) -> set[str]:
    if profile is None:
        return set()
    return _when(
        history=profile.history,
        area=profile.area_ha,
        borders=any(profile.borders.values()),
        distances=any(profile.distances.values()),
        land_use=profile.land_use,
        population=profile.people,
        vision=profile.vision,
        welcome=profile.welcome,
        cover=profile.cover_id,
        disaster=profile.emergency,
        diaspora=profile.diaspora or profile.diaspora_whatsapp,
        contact=profile.whatsapp,
    )


def office_of(area: Area) -> Office | None:
    """The office that governs this nagari."""
    offices: Iterable[Office] = offices_serving([area.pk])
    return next((office for office in offices if office.kind == OfficeKind.VILLAGE), None)


def _filled_by_office(area: Area, today: date) -> set[str]:
    office = office_of(area)
    if office is None:
        return set()
    return _when(
        hours=office.hours or office.calendar_key,
        address=office.address,
        contact=office.phone or office.whatsapp,
        head=holders_on([office.pk], today),
    )


def _filled_by_bodies(institutions: Sequence[Institution]) -> set[str]:
    kinds = {institution.kind for institution in institutions}
    return {
        key.value for key in (InstitutionKind.COUNCIL, InstitutionKind.ADAT_COUNCIL) if key.value in kinds
    }


def moment_of(written: str) -> datetime:
    """A moment as the row keeps it."""
    return datetime.fromisoformat(written)
