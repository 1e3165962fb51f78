"""Whose content an officer sees: nagari by nagari, and the regency's own."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import Area, areas_in_force, within_reach

from ..kinds import content_kinds
from ..states import VIEW
from .subjects import may_see, place_of


def places_of(actor: Actor) -> QuerySet[Area]:
    """The nagari whose content this actor sees, by name."""
    reached = Q(pk__in=[])
    for permission in sorted({VIEW, *(kind.permission for kind in content_kinds)}):
        reached |= within_reach(actor, permission, "code") if actor.can(permission) else Q(pk__in=[])
    return areas_in_force(kind=Area.Kind.VILLAGE).filter(reached).order_by("name", "pk")


def sees_regency(actor: Actor) -> bool:
    """Whether the regency's own content is this actor's to see, and there is a kind of it."""
    place = place_of(None, actor.tenant)
    return any(kind.belongs(None) and may_see(actor, kind, place) for kind in content_kinds)


def place_for(actor: Actor, code: str) -> Area:
    """The nagari of this code, if the actor sees its content; else ``NotFound``."""
    area = places_of(actor).filter(code=code).first()
    if area is None:
        raise NotFound(_("There is no such content where you work."))
    return area
