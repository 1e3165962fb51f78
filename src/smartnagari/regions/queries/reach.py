"""How far an officer's permission reaches over the tree, as filters."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.kernel.errors import NotFound

from ..models import Area
from .areas import area_of_code

VIEW = "regions.view"
TREE = {ScopeKind.DISTRICT, ScopeKind.VILLAGE, ScopeKind.HAMLET}


def within_reach(actor: Actor, permission: str, column: str) -> Q:
    """The rows whose code in ``column`` lies where the actor holds this permission."""
    reach = actor.reach(permission)
    if reach is None or (ScopeKind.TENANT, str(actor.tenant)) in reach:
        return Q()
    found = Q(pk__in=[])
    for kind, code in sorted(reach):
        if kind in TREE:
            found |= Q(**{column: code}) | Q(**{f"{column}__startswith": f"{code}."})
    return found


def visible_areas(actor: Actor) -> QuerySet[Area]:
    """The areas, ended ones included, that this officer looks after."""
    return Area.objects.filter(within_reach(actor, VIEW, "code"))


def desk_area_for(actor: Actor, code: str) -> Area:
    """The area of this code, if it lies where the officer works; elsewhere it is not found."""
    area = area_of_code(code)
    if not actor.can(VIEW, area):
        raise NotFound(_("There is no area with the code %(code)s.") % {"code": code}, area_code=code)
    return area
