"""What is findable names areas and institutions; when their names change, all of it follows.

Areas themselves are renewed in the action. Offices, services, products and news that lie there belong to apps
that no action of an area knows, so everything is compared, and what differs is written.
"""

from __future__ import annotations

from smartnagari.kernel.events import Event, subscribe
from smartnagari.regions.public import (
    AliasAdded,
    AreaRenamed,
    AreasMerged,
    AreaSplit,
    AreaUpgraded,
    TermOverridden,
    forget_terms,
)

from .actions.rebuilding import renew_tenant


@subscribe("search.follow_alias", to=AliasAdded, transactional=False)
@subscribe("search.follow_name", to=AreaRenamed, transactional=False)
@subscribe("search.follow_merger", to=AreasMerged, transactional=False)
@subscribe("search.follow_split", to=AreaSplit, transactional=False)
@subscribe("search.follow_upgrade", to=AreaUpgraded, transactional=False)
def follow(event: Event, effect_key: str) -> None:
    """Bring everything of the tenant to its new names; the same again writes nothing."""
    renew_tenant()


@subscribe("search.follow_words", to=TermOverridden, transactional=False)
def follow_words(event: TermOverridden, effect_key: str) -> None:
    """The same with the words of now, not with those that this process remembers."""
    forget_terms()
    renew_tenant()
