"""What happened elsewhere and counts towards a complete site: hours, address, the head of the nagari."""

from __future__ import annotations

from django.utils import timezone

from smartnagari.accounts.public import HoldersChanged, OfficeKind, OfficesChanged, directory
from smartnagari.kernel.events import subscribe

from .actions.front import rebuild_front


def _rebuild(slugs: list[str]) -> None:
    offices = directory(on=timezone.localdate(), kind=OfficeKind.VILLAGE.value).filter(slug__in=slugs)
    for office in offices:
        if office.area is not None:
            rebuild_front(office.area)


@subscribe("nagari.count_offices", to=OfficesChanged)
def count_offices(event: OfficesChanged, effect_key: str) -> None:
    """Hours, address and telephone count towards a complete site."""
    _rebuild(event.slugs)


@subscribe("nagari.count_holders", to=HoldersChanged)
def count_holders(event: HoldersChanged, effect_key: str) -> None:
    """So does the head of the nagari."""
    _rebuild(event.slugs)
