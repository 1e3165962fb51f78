"""Who held which post when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import holds_on

from ..models import Holder, Position
from ..rules import delegation
from ..rules.delegation import PREFIX, Term
from ..rules.handover import person_key
from ..types import HolderView, PostKind
from .offices import reached

MANAGE = "accounts.holders.manage"
HEAD = "head"


def term_of(holder: Holder) -> Term:
    """The row as the rules of delegation see it."""
    return Term(
        person=person_key(holder.person_name, holder.nip),
        kind=PostKind(holder.kind),
        starts=holder.valid_from,
        ends=holder.valid_to,
        mandate=holder.mandate,
        document_types=frozenset(holder.document_types),
        key=holder.pk,
    )


def holder_for(actor: Actor, holder_id: UUID, *, lock: bool = False) -> Holder:
    """The appointment with this id, where ``actor`` may manage holders; else ``NotFound``."""
    holders = Holder.objects.filter(
        reached(actor, MANAGE, prefix="position__office__"), tenant_id=actor.tenant, pk=holder_id
    ).select_related("position__office__area", "position__office__agency")
    if lock:
        holders = holders.select_for_update(of=("self",))
    holder = holders.first()
    if holder is None:
        raise NotFound(_("There is no such appointment where you work."))
    return holder


def holders_of(office_id: UUID) -> QuerySet[Holder]:
    """Everybody who ever held a post in this office, the latest first."""
    holders = Holder.objects.filter(position__office_id=office_id).select_related("position")
    return holders.order_by("position__order", "-valid_from", "-pk")


def holder_on(office_id: UUID, position: str, day: date, document_type: str = "") -> HolderView | None:
    """Who acts for this post of the office on this day, for this type of document; ``None`` when nobody."""
    return holders_on([office_id], day, position=position, document_type=document_type).get(office_id)


def holders_on(
    office_ids: Iterable[UUID], day: date, *, position: str = HEAD, document_type: str = ""
) -> dict[UUID, HolderView]:
    """The same for many offices in one query: the view by office, none where the post is vacant."""
    rows = Holder.objects.filter(
        holds_on(day), position__in=Position.objects.filter(office_id__in=list(office_ids), key=position)
    )
    by_office: dict[UUID, list[Holder]] = {}
    for row in rows.select_related("position").order_by("valid_from", "pk"):
        by_office.setdefault(row.position.office_id, []).append(row)
    return {
        office: view
        for office, holders in by_office.items()
        if (view := _acting(holders, day, document_type)) is not None
    }


def _acting(holders: list[Holder], day: date, document_type: str) -> HolderView | None:
    term = delegation.holder_on([term_of(holder) for holder in holders], day, document_type)
    return view_of(next(h for h in holders if h.pk == term.key)) if term else None


def view_of(holder: Holder) -> HolderView:
    """The appointment as a page or a letter shows it; ``position`` must be selected."""
    kind = PostKind(holder.kind)
    return HolderView(
        id=holder.pk,
        office_id=holder.position.office_id,
        position=holder.position.key,
        title=holder.position.title,
        person_name=holder.person_name,
        kind=kind,
        prefix=PREFIX[kind],
        nip=holder.nip,
        user_id=holder.user_id,
        starts=holder.valid_from,
        ends=holder.valid_to,
        may_decide_strategically=term_of(holder).strategic,
    )


def may_sign(*, user_id: UUID, office_id: UUID, position: str, day: date, document_type: str = "") -> bool:
    """Whether this person is the one who signs such documents for this post on this day.

    An absent holder may not while their Plh signs the same type of document.
    """
    acting = holder_on(office_id, position, day, document_type)
    return acting is not None and acting.user_id == user_id


def positions_of(office_id: UUID) -> QuerySet[Position]:
    """The posts of an office, the highest first."""
    return Position.objects.filter(office_id=office_id).order_by("order", "key")
