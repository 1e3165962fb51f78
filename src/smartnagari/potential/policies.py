"""Who may verify what: officers of the agency that a sector belongs to, where they work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.regions.public import Area

from .types import Terms

VERIFY = "potential.verify"


@dataclass(frozen=True)
class InSector:
    """A place and a sector: under the scopes of both, so that the agency of a sector reaches it."""

    tenant: UUID
    area: Area | None
    agencies: tuple[str, ...] = ()

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        yield ScopeKind.TENANT, str(self.tenant)
        if self.area is not None:
            yield from self.area.scopes()
        for agency in self.agencies:
            yield ScopeKind.AGENCY, agency


def may_verify(actor: Actor, terms: Terms, *, sector: str, area: Area | None) -> bool:
    """Whether this actor may vouch for an entry of this sector in this area."""
    known = terms.sectors.get(sector)
    return actor.can(VERIFY, InSector(actor.tenant, area, known.agencies if known else ()))
