"""The tree as the workspace lists it."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.text import slugify

from smartnagari.kernel.actor import Actor

from ..models import Area, AreaAlias
from .reach import visible_areas


def listed_areas(actor: Actor, *, words: str = "", kind: str = "", status: str = "") -> QuerySet[Area]:
    """Areas where the officer works, in the order of the tree, with the number of those below each.

    Words are looked for in names, codes and other spellings; without a status only what is in force shows.
    """
    found = visible_areas(actor).exclude(kind=Area.Kind.REGENCY)
    found = found.filter(status=status) if status else found.filter(valid_to__isnull=True)
    if kind:
        found = found.filter(kind=kind)
    if words.strip():
        found = found.filter(_bearing(words.strip()))
    return _counted(found).select_related("parent", "mother").order_by("code")


def areas_below(area: Area) -> QuerySet[Area]:
    """The areas in force right below this one."""
    below = Area.objects.filter(parent=area, valid_to__isnull=True)
    return _counted(below).select_related("parent", "mother").order_by("code")


def _counted(areas: QuerySet[Area]) -> QuerySet[Area]:
    return areas.annotate(below=Count("children", filter=Q(children__valid_to__isnull=True)))


def _bearing(words: str) -> Q:
    spelled = AreaAlias.objects.filter(area=OuterRef("pk"), slug__contains=slugify(words) or "-")
    return Q(name__icontains=words) | Q(code__startswith=words) | Q(Exists(spelled))
