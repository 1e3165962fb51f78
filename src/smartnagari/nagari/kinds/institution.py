"""Bodies of a nagari as content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness
from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area

from ..actions.front import area_tag, rebuild_front
from ..forms import InstitutionForm
from ..models import Institution, InstitutionArea
from ..pages.bodies import bodies_page
from ..pages.frame import path_of
from .shared import shown, text

TEXTS = ("kind", "name", "about", "head_name", "head_title", "decree", "address", "whatsapp")
OTHERS = ("members", "term_from", "term_to")


def apply(row: Institution, cleaned: Mapping[str, Any], area: Area | None) -> None:
    """Set the columns."""
    row.area = area
    for name in TEXTS:
        setattr(row, name, text(cleaned.get(name)))
    for name in OTHERS:
        setattr(row, name, cleaned.get(name))


def after(row: Institution, cleaned: Mapping[str, Any]) -> None:
    """The nagari that it serves besides show it too, and those that it served until now no longer do."""
    before = _served(row)
    wanted = {area.pk: area for area in cleaned.get("also_serves") or []}
    row.served.exclude(area__in=list(wanted)).delete()
    for pk, area in wanted.items():
        if pk not in before:
            InstitutionArea.objects.create(tenant_id=row.tenant_id, institution=row, area=area)
    _tell(row, {**before, **wanted})


def gone(row: Institution) -> None:
    _tell(row, _served(row))


def _served(row: Institution) -> dict[Any, Area]:
    return {link.area_id: link.area for link in row.served.select_related("area").order_by("pk")}


def _tell(row: Institution, others: Mapping[Any, Area]) -> None:
    shown(row)
    for area in others.values():
        rebuild_front(area)
        freshness.changed(area_tag(area))


def typed(row: Institution) -> dict[str, Any]:
    """The row as somebody would have typed it."""
    texts = {name: getattr(row, name) for name in (*TEXTS, *OTHERS)}
    return {**texts, "also_serves": list(_served(row))}


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    """The public page of these answers."""
    if area is None:
        raise ValueError("An institution belongs to a nagari.")
    row = Institution(area=area, tenant_id=area.tenant_id)
    apply(row, cleaned, area)
    served = {row.pk: list(cleaned.get("also_serves") or [])}
    return "nagari/bodies.html", bodies_page(area, institutions=[row], served=served)


def url(row: Institution) -> str:
    return path_of("nagari:bodies", row.area.slug) if row.area else ""


KIND = ContentKind(
    key="nagari.institution",
    label=_("Body"),
    plural=_("Bodies"),
    help=_("Council, adat council, enterprise, PKK, youth, Posyandu: who leads them, how to reach them."),
    icon="users-three",
    group=_("The nagari"),
    order=20,
    model=Institution,
    form=InstitutionForm,
    title=lambda cleaned: cleaned["name"],
    apply=apply,
    after=after,
    gone=gone,
    preview=preview,
    url=url,
    typed=typed,
)
