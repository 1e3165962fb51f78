"""Lists for machines: a piece after a key, so that pages neither shift nor cost more the further one goes."""

from __future__ import annotations

from typing import Any

MOST = 200


def page_after(rows: Any, *, column: str, after: str, limit: int) -> tuple[list[Any], str]:
    """At most ``limit`` rows of a query, in the order of a unique column after this key, and the next key.

    It is empty on the last page. A limit out of reason gives the nearest that is.
    """
    limit = min(max(limit, 1), MOST)
    ordered = rows.order_by(column)
    if after:
        ordered = ordered.filter(**{f"{column}__gt": after})
    found = list(ordered[: limit + 1])
    return found[:limit], str(getattr(found[limit - 1], column)) if len(found) > limit else ""
