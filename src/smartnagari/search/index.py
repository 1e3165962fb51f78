"""What the port ``kernel.findable`` writes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from smartnagari.kernel.findable import Findable

from .actions.projection import forget_on, put_on
from .actions.rebuilding import renew_national
from .shelves import OWN


class Projection:
    """The tenant's own shelf, and the one that all share."""

    def put(self, things: Iterable[Findable]) -> None:
        put_on(OWN, things)

    def forget(self, kind: str, key: str) -> None:
        forget_on(OWN, [(kind, key)])

    def renew_shared(self, progress: Callable[[int], object]) -> None:
        renew_national(progress=progress)
