"""Events of a nagari as content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import findable
from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area

from ..forms import AgendaForm
from ..models import AgendaItem
from ..pages.frame import frame, path_of
from ..rules.agenda import over_at
from .shared import place_of, shown, text

FOUND = "nagari.agenda"
TEXTS = ("title", "place", "host", "about", "contact")


def apply(row: AgendaItem, cleaned: Mapping[str, Any], area: Area | None) -> None:
    """Set the columns, and when it leaves the lists by itself."""
    row.area = area
    for name in TEXTS:
        setattr(row, name, text(cleaned.get(name)))
    row.starts_at = cleaned["starts_at"] or timezone.now()
    row.ends_at = cleaned.get("ends_at")
    row.over_at = over_at(row.starts_at, row.ends_at, timezone.get_current_timezone())


def found(row: AgendaItem) -> findable.Findable:
    """What people can find of it."""
    words = " ".join(each for each in (row.place, row.host, row.about) if each)
    return findable.Findable(
        kind=FOUND, key=str(row.pk), title=row.title, url=url(row), text=words, place=place_of(row)
    )


def everything() -> Iterable[findable.Findable]:
    """All that can be found, for the projection to be made again."""
    rows: QuerySet[AgendaItem] = AgendaItem.objects.live().select_related("area").order_by("pk")
    return (found(row) for row in rows.iterator(chunk_size=500))


def after(row: AgendaItem, cleaned: Mapping[str, Any]) -> None:
    findable.put(found(row))
    shown(row)


def gone(row: AgendaItem) -> None:
    findable.forget(FOUND, str(row.pk))
    shown(row)


def typed(row: AgendaItem) -> dict[str, Any]:
    """The row as somebody would have typed it."""
    return {
        **{name: getattr(row, name) for name in TEXTS},
        "starts_at": timezone.localtime(row.starts_at),
        "ends_at": timezone.localtime(row.ends_at) if row.ends_at else None,
    }


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    """The public page of these answers."""
    if area is None:
        raise ValueError("An event belongs to a nagari.")
    row = AgendaItem(area=area, tenant_id=area.tenant_id)
    apply(row, cleaned, area)
    return "nagari/agenda.html", {**frame(area, "agenda"), "coming": [row], "page": None}


def url(row: AgendaItem) -> str:
    return f"{path_of('nagari:agenda', row.area.slug)}#acara-{row.pk}" if row.area else ""


KIND = ContentKind(
    key="nagari.agenda",
    label=_("Event"),
    plural=_("Events"),
    help=_("Meetings, immunisation, gotong royong: when, where, who invites."),
    icon="calendar-check",
    group=_("What happens"),
    order=40,
    model=AgendaItem,
    form=AgendaForm,
    title=lambda cleaned: cleaned["title"],
    apply=apply,
    after=after,
    gone=gone,
    preview=preview,
    url=url,
    typed=typed,
)
