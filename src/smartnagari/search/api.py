"""Machines' view of searching."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from smartnagari.kernel.findable import kinds
from smartnagari.kernel.paging import MOST

from .queries.finding import find
from .rules.wording import wording_for

router = Router(tags=["search"])


class HitOut(Schema):
    """Something that was found; ``url`` is a path of this host without a language."""

    kind: str
    key: str
    title: str
    place: str
    url: str


class FoundOut(Schema):
    """Answers, the best first; ask again with ``after`` = ``next`` until it is empty.

    ``meant`` is what was looked for instead when the words were misspelt, ``partly`` says that nothing holds
    all of them, and ``more`` that only the best were ranked.
    """

    items: list[HitOut]
    meant: str
    partly: bool
    more: bool
    next: str


class Asked(Schema):
    q: str = ""
    kind: str = ""
    after: int = 0
    limit: int = 20


@router.get("/search", response=FoundOut, operation_id="search", url_name="search")
def search(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    tenant: Any = getattr(request, "tenant", None)
    found = find(
        asked.q, wording_for(tenant.code if tenant else ""), kind=asked.kind if asked.kind in kinds else ""
    )
    first = max(asked.after, 0)
    last = first + min(max(asked.limit, 1), MOST)
    return {
        "items": [hit._asdict() for hit in found.hits[first:last]],
        "meant": found.meant,
        "partly": found.partly,
        "more": found.full,
        "next": str(last) if last < len(found.hits) else "",
    }
