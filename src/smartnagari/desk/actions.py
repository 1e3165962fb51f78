"""Putting work on the desk, taking it up, closing it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict

from .models import WorkItem
from .queries import desk_item_for
from .states import ITEMS, TO_DO, ItemState
from .types import item_kinds


@transaction.atomic
def put_item(
    *,
    actor: Actor,
    kind: str,
    subject: str,
    title: str,
    permission: str,
    area: Any = None,
    office: Any = None,
    due_at: datetime | None = None,
    not_for: str = "",
) -> WorkItem:
    """Work about this subject for whoever has the permission at the place; what waits already is renewed."""
    item_kinds[kind]  # an unknown kind is a programming error
    values = {
        "title": title[:200],
        "permission": permission,
        "area": area,
        "area_code": area.code if area is not None else "",
        "office": office,
        "due_at": due_at,
        "not_for": not_for,
    }
    item = (
        WorkItem.objects.select_for_update(of=("self",))
        .filter(kind=kind, subject=subject, state__in=TO_DO)
        .first()
    )
    if item is None:
        item = WorkItem(tenant_id=actor.tenant, kind=kind, subject=subject, put_by=actor.key)
    for name, value in values.items():
        setattr(item, name, value)
    item.save()
    trail.record(actor, "desk.item.put", str(item.pk), {"kind": kind, "subject": subject})
    return item


@transaction.atomic
def close_item(*, actor: Actor, kind: str, subject: str, done: bool = True) -> None:
    """The work about this subject is done, or not needed any more; nothing to do where none waits."""
    item = (
        WorkItem.objects.select_for_update(of=("self",))
        .filter(kind=kind, subject=subject, state__in=TO_DO)
        .first()
    )
    if item is None:
        return
    move = ITEMS.check("finish" if done else "withdraw", item.state)
    item.state, item.closed_by, item.closed_at = move.target, actor.key, timezone.now()
    item.save(update_fields=["state", "closed_by", "closed_at", "updated_at"])
    trail.record(actor, f"desk.item.{move.name}", str(item.pk), {"kind": kind, "subject": subject})


@transaction.atomic
def claim_item(*, actor: Actor, item_id: UUID) -> WorkItem:
    """The item, taken up by this officer; one that a colleague has taken up stays theirs."""
    item = desk_item_for(actor, item_id, lock=True)
    if item.state == ItemState.CLAIMED and item.held_by == actor.key:
        return item
    if item.state == ItemState.CLAIMED:
        raise Conflict(_("A colleague has taken up this task already."))
    item.state = ITEMS.check("claim", item.state).target
    item.held_by, item.held_since = actor.key, timezone.now()
    item.save(update_fields=["state", "held_by", "held_since", "updated_at"])
    trail.record(actor, "desk.item.claim", str(item.pk), {"kind": item.kind, "subject": item.subject})
    return item


@transaction.atomic
def give_back_item(*, actor: Actor, item_id: UUID) -> WorkItem:
    """The item, back in the queue for everybody; only by who has taken it up."""
    item = desk_item_for(actor, item_id, lock=True)
    if item.held_by != actor.key:
        raise Conflict(_("A colleague has taken up this task already."))
    item.state = ITEMS.check("give_back", item.state).target
    item.held_by, item.held_since = "", None
    item.save(update_fields=["state", "held_by", "held_since", "updated_at"])
    trail.record(actor, "desk.item.give_back", str(item.pk), {"kind": item.kind, "subject": item.subject})
    return item
