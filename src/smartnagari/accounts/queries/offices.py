"""Offices and agencies: the gate for who works on them, the directory for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import holds_on

from ..models import Agency, Office

VIEW = "accounts.offices.view"
_COLUMN = {
    ScopeKind.AGENCY: "agency__slug__in",
    ScopeKind.DISTRICT: "district_code__in",
    ScopeKind.VILLAGE: "village_code__in",
    ScopeKind.UNIT: "slug__in",
}


def reached(actor: Actor, permission: str, *, prefix: str = "") -> Q:
    """The condition that an office lies where this actor has this permission.

    ``prefix`` is the way from the row to its office (``office__``).
    """
    reach = actor.reach(permission)
    if reach is None or (ScopeKind.TENANT, str(actor.tenant)) in reach:
        return Q()
    found = Q(**{f"{prefix}pk__in": []})
    for kind, column in _COLUMN.items():
        keys = sorted(key for granted, key in reach if granted is kind)
        if keys:
            found |= Q(**{f"{prefix}{column}": keys})
    return found


def visible_offices(actor: Actor, permission: str = VIEW) -> QuerySet[Office]:
    """The offices over which this actor has this permission."""
    offices = Office.objects.filter(reached(actor, permission), tenant_id=actor.tenant)
    return offices.select_related("area", "agency", "parent")


def office_for(actor: Actor, slug: str, *, permission: str = VIEW, lock: bool = False) -> Office:
    """The office with this slug, if it lies where ``actor`` has this permission; else ``NotFound``."""
    offices = visible_offices(actor, permission)
    if lock:
        offices = offices.select_for_update(of=("self",))
    office = offices.filter(slug=slug).first()
    if office is None:
        raise NotFound(_("There is no office with this name where you work."))
    return office


def search_offices(
    offices: QuerySet[Office], *, kind: str = "", district: str = "", words: str = ""
) -> QuerySet[Office]:
    """The offices of this kind, in this district, with all of these words in their names."""
    if kind:
        offices = offices.filter(kind=kind)
    if district:
        offices = offices.filter(district_code=district)
    for word in words.replace("\0", "").split()[:6]:
        offices = offices.filter(Q(name__icontains=word) | Q(code__startswith=word))
    return offices.order_by("kind", "name", "pk")


def directory(*, on: date, kind: str = "", district: str = "", words: str = "") -> QuerySet[Office]:
    """Every office that exists on this day, for anybody to see."""
    offices = Office.objects.filter(holds_on(on)).select_related("area", "agency")
    return search_offices(offices, kind=kind, district=district, words=words)


def public_office(slug: str) -> Office:
    """The office with this slug, for anybody to see; raises ``NotFound``."""
    office = Office.objects.select_related("area", "agency", "parent").filter(slug=slug).first()
    if office is None:
        raise NotFound(_("There is no office with this name."))
    return office


def offices_serving(area_ids: Iterable[object]) -> QuerySet[Office]:
    """The offices that stand for these areas, with what their pages need."""
    return (
        Office.objects.filter(area_id__in=list(area_ids))
        .select_related("area", "agency")
        .order_by("kind", "name", "pk")
    )


def agencies(*, on: date) -> QuerySet[Agency]:
    """The agencies that exist on this day."""
    return Agency.objects.filter(holds_on(on)).order_by("short_name")
