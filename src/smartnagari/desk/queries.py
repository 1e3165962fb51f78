"""Work items: those that an officer may do, and the one about a subject."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import EVERYTHING, Actor, ScopeKind
from smartnagari.kernel.errors import NotFound

from .models import WorkItem
from .states import TO_DO

ENTER = "workspace.enter"
TREE = frozenset({ScopeKind.DISTRICT, ScopeKind.VILLAGE, ScopeKind.HAMLET})


def visible_items(actor: Actor) -> QuerySet[WorkItem]:
    """The work that this actor's grants allow, wherever it stands; not what four eyes keep from them."""
    items = WorkItem.objects.select_related("area", "office").exclude(not_for=actor.key)
    return items if EVERYTHING in actor.grants else items.filter(_granted(actor))


def _granted(actor: Actor) -> Q:
    """One condition a permission: where it holds, by the prefix of the area's code or by office."""
    places: dict[str, list[tuple[ScopeKind, str]]] = defaultdict(list)
    for grant in actor.grants:
        places[grant.permission].append((grant.kind, grant.key))
    found = Q(pk__in=[])
    for permission, scopes in sorted(places.items()):
        where = Q(pk__in=[])
        for kind, key in sorted(set(scopes)):
            where |= _within(kind, key, str(actor.tenant))
        found |= Q(permission=permission) & where
    return found


def _within(kind: ScopeKind, key: str, tenant: str) -> Q:
    if kind is ScopeKind.TENANT and key == tenant:
        return Q(tenant_id=tenant)
    if kind in TREE:
        return Q(area_code=key) | Q(area_code__startswith=f"{key}.")
    if kind is ScopeKind.AGENCY:
        return Q(office__agency__slug=key)
    return Q(office__slug=key) if kind is ScopeKind.UNIT else Q(pk__in=[])


def queue(actor: Actor, *, kind: str = "", mine: bool = False) -> QuerySet[WorkItem]:
    """What is to be done, the most urgent first; what has no date comes last, oldest first."""
    items = visible_items(actor).filter(state__in=TO_DO)
    if kind:
        items = items.filter(kind=kind)
    if mine:
        items = items.filter(held_by=actor.key)
    return items.order_by(F("due_at").asc(nulls_last=True), "id")


def desk_item_for(actor: Actor, item_id: UUID, *, lock: bool = False) -> WorkItem:
    """The work item of this key, if its permission is the actor's at its place; else ``NotFound``."""
    items = visible_items(actor)
    if lock:
        items = items.select_for_update(of=("self",))
    item = items.filter(pk=item_id).first()
    if item is None:
        raise NotFound(_("There is no such task where you work."))
    return item


def item_for(*, kind: str, subject: str) -> WorkItem | None:
    """The work that is to be done about this subject, or nothing."""
    return WorkItem.objects.filter(kind=kind, subject=subject, state__in=TO_DO).first()
