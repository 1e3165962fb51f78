"""Lists for machines that keep a copy: what has changed since a moment, a piece at a time.

Rows come in the order of their last change, and a cursor stands between two of them: pages neither shift nor
cost more the further one goes. A row whose transaction commits late may carry a moment that has been passed
already; so whoever copies asks the next time from ``as_of`` of this time's first page, which lies a little
back. A row may then come twice; none is missed.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .errors import Invalid
from .paging import MOST

LAG = timedelta(seconds=30)
"""How far ``as_of`` lies before the newest change: longer than any request's transaction lasts.

It follows the rows and not the clock, so the same rows give the same answer and the same tag."""


FIRST_YEAR, LAST_YEAR = 4, 9996
"""Leap years both, so that every day is there."""


@dataclass(frozen=True)
class Slice:
    """One piece: its rows, the cursor of the next one (empty at the end), and from when to ask next time."""

    rows: list[Any]
    next: str
    as_of: datetime | None


def cursor_of(moment: datetime, key: object) -> str:
    """The place right behind this row; opaque to whoever hands it back."""
    return urlsafe_b64encode(f"{moment.astimezone(UTC).isoformat()} {key}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[datetime, UUID]:
    """The moment and key of a cursor; raises ``Invalid`` for one that was not ours."""
    try:
        moment, _space, key = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(" ")
        return aware(datetime.fromisoformat(moment)), UUID(key)
    except (ValueError, UnicodeDecodeError) as error:
        told = _("This cursor is not one of ours. Begin again without it.")
        raise Invalid(told, fields={"after": str(told)}) from error


def aware(moment: datetime) -> datetime:
    """The same moment with its zone; one without counts as UTC.

    At the ends of all time it gives the nearest that every zone can tell.
    """
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.replace(year=min(max(moment.year, FIRST_YEAR), LAST_YEAR)) if _far(moment) else moment


def _far(moment: datetime) -> bool:
    return not FIRST_YEAR <= moment.year <= LAST_YEAR


def slice_of(
    rows: Any, *, moment: str = "changed_at", since: datetime | None, after: str, limit: int
) -> Slice:
    """At most ``limit`` rows that changed at or after ``since``, behind the cursor ``after``.

    Raises ``Invalid`` for a cursor that is not ours. A limit out of reason gives the nearest that is.
    """
    limit = min(max(limit, 1), MOST)
    latest = rows.order_by(f"-{moment}").values_list(moment, flat=True).first()
    if since is not None:
        rows = rows.filter(**{f"{moment}__gte": aware(since)})
    if after:
        when, key = read_cursor(after)
        rows = rows.filter(**{f"{moment}__gt": when}) | rows.filter(**{moment: when, "pk__gt": key})
    found = list(rows.order_by(moment, "pk")[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    then = cursor_of(getattr(found[-1], moment), found[-1].pk) if more else ""
    return Slice(found, then, latest - LAG if latest else None)
