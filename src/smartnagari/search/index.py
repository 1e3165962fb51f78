"""What the port ``kernel.findable`` writes to."""

from __future__ import annotations

from collections.abc import Iterable

from smartnagari.kernel.findable import Findable

from .actions.projection import forget_on, put_on
from .shelves import OWN


class Projection:
    """The tenant's own shelf."""

    def put(self, things: Iterable[Findable]) -> None:
        put_on(OWN, things)

    def forget(self, kind: str, key: str) -> None:
        forget_on(OWN, [(kind, key)])
