"""What the first page of a nagari shows of its site, from one row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from smartnagari.files.public import StoredFile
from smartnagari.kernel import freshness
from smartnagari.kernel.money import Rupiah
from smartnagari.kernel.numbers import show_number

from ..law import account_editions
from ..models.index import SCHEMES, STATUSES
from ..queries.front import EVENTS_SHOWN, moment_of
from ..rules import budget as rules
from ..rules.agenda import next_change, to_come
from .index import score_of
from .money import Bar, bars, short_rupiah


@dataclass(frozen=True)
class Coming:
    """An event on the first page."""

    key: str
    title: str
    place: str
    starts_at: datetime
    over_at: datetime


@dataclass(frozen=True)
class Story:
    """A piece of news on the first page."""

    title: str
    slug: str
    day: date
    lead: str


@dataclass(frozen=True)
class Money:
    """The budget on the first page."""

    year: int
    as_of: date | None
    source: str
    bars: list[Bar]
    spending: str
    per_resident: str


@dataclass(frozen=True)
class FrontView:
    """The parts of a nagari's site that its first page shows; empty parts are empty, never missing."""

    profile: dict[str, Any]
    people: str
    area_km2: str
    cover: StoredFile | None
    news: list[Story]
    events: list[Coming]
    money: Money | None
    index: dict[str, Any] | None
    documents: int
    institutions: int


EMPTY_PROFILE: dict[str, Any] = {
    "lead": "",
    "people_year": None,
    "people_source": "",
    "whatsapp": "",
    "links": {},
    "emergency": [],
    "diaspora": False,
}


def front_view(shown: Mapping[str, Any] | None) -> FrontView:
    """The parts of what :func:`with_fronts` found; past events are left out, and when the next one is over is
    told to whoever keeps the page."""
    shown = shown or {}
    profile = {**EMPTY_PROFILE, **(shown.get("profile") or {})}
    events = _events(shown)
    return FrontView(
        profile=profile,
        people=show_number(profile["people"]) if profile.get("people") is not None else "",
        area_km2=show_number(Decimal(profile["area_ha"]) / 100, 2) if profile.get("area_ha") else "",
        cover=_cover(profile.get("cover")),
        news=[Story(**{**item, "day": date.fromisoformat(item["day"])}) for item in shown.get("news", ())],
        events=events[:EVENTS_SHOWN],
        money=_money(shown.get("budget")),
        index=_index(shown.get("index")),
        documents=shown.get("documents", 0),
        institutions=shown.get("institutions", 0),
    )


def _events(shown: Mapping[str, Any]) -> list[Coming]:
    kept = [
        Coming(
            key=event["id"],
            title=event["title"],
            place=event["place"],
            starts_at=timezone.localtime(moment_of(event["starts_at"])),
            over_at=moment_of(event["over_at"]),
        )
        for event in shown.get("events", ())
    ]
    coming = to_come(kept, timezone.now())
    freshness.until(next_change(coming))
    return coming


def _cover(kept: dict[str, Any] | None) -> StoredFile | None:
    if not kept:
        return None
    columns = {**kept, "id": UUID(kept["id"]), "tenant_id": UUID(kept["tenant_id"]), "public": True}
    return StoredFile(**columns)


def _index(kept: dict[str, Any] | None) -> dict[str, Any] | None:
    if not kept:
        return None
    return {
        "scheme": dict(SCHEMES)[kept["scheme"]],
        "year": kept["year"],
        "score": score_of(kept["score"]),
        "status": dict(STATUSES)[kept["status"]],
        "doubt": kept.get("doubt", ""),
    }


def _money(kept: dict[str, Any] | None) -> Money | None:
    if not kept:
        return None
    edition = rules.in_force(account_editions(), kept["year"])
    parts = [
        rules.Part(edition.accounts[each["code"]], each["planned"], each["realised"])
        for each in kept["fields"]
    ]
    each = kept.get("per_resident")
    return Money(
        year=kept["year"],
        as_of=date.fromisoformat(kept["as_of"]) if kept["as_of"] else None,
        source=kept["source"],
        bars=bars(parts),
        spending=short_rupiah(kept["spending"]),
        per_resident=str(Rupiah(each)) if each is not None else "",
    )
