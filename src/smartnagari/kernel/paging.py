"""Lists for machines: a piece after a key, so that pages neither shift nor cost more the further one goes."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
MOST = 200


def page_after(rows: QuerySet[M], *, column: str, after: str, limit: int) -> tuple[list[M], str]:
    """At most ``limit`` rows in the order of a unique column after this key, and the key to go on with.

    That key is empty on the last page. A limit out of reason gives the nearest that is.
    """
    limit = min(max(limit, 1), MOST)
    ordered = rows.order_by(column)
    if after:
        ordered = ordered.filter(**{f"{column}__gt": after})
    found: list[Any] = list(ordered[: limit + 1])
    return found[:limit], str(getattr(found[limit - 1], column)) if len(found) > limit else ""
