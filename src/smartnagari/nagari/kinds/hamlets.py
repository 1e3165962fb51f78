"""The heads of the korong as content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area

from ..forms import HamletHeadsForm
from ..models import HamletHead, HamletHeads
from ..pages.bodies import bodies_page, hamlet_views
from ..pages.frame import path_of
from ..queries.site import hamlets_of
from .shared import shown, text


def apply(row: HamletHeads, cleaned: Mapping[str, Any], area: Area | None) -> None:
    """Only the place; the heads are rows of their own."""
    row.area = area


def after(row: HamletHeads, cleaned: Mapping[str, Any]) -> None:
    """The rows are written anew as a whole."""
    row.rows.all().delete()
    HamletHead.objects.bulk_create(heads_of(row, cleaned))
    shown(row)


def heads_of(row: HamletHeads, cleaned: Mapping[str, Any]) -> list[HamletHead]:
    """A row for each korong whose head is known."""
    hamlets = {hamlet.code: hamlet for hamlet in hamlets_of(row.area)} if row.area else {}
    return [
        HamletHead(
            tenant_id=row.tenant_id,
            heads=row,
            hamlet=hamlets[each["hamlet"]],
            head_name=each["head_name"],
            since=each.get("since"),
            decree=text(each.get("decree")),
            whatsapp=text(each.get("whatsapp")),
        )
        for each in cleaned.get("heads") or []
        if each.get("hamlet") in hamlets
    ]


def typed(row: HamletHeads) -> dict[str, Any]:
    """The rows as somebody would have typed them."""
    found = row.rows.select_related("hamlet").order_by("hamlet__code")
    return {
        "heads": [
            {
                "hamlet": each.hamlet.code,
                "head_name": each.head_name,
                "since": each.since,
                "decree": each.decree,
                "whatsapp": each.whatsapp,
            }
            for each in found
        ]
    }


def start(area: Area | None) -> dict[str, Any]:
    """A row for each korong, so that only names have to be typed."""
    return {"heads": [{"hamlet": each.code} for each in hamlets_of(area)] if area else []}


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    """The public page of these answers."""
    if area is None:
        raise ValueError("The heads of the korong belong to a nagari.")
    row = HamletHeads(area=area, tenant_id=area.tenant_id)
    views = hamlet_views(hamlets_of(area), heads_of(row, cleaned))
    return "nagari/bodies.html", bodies_page(area, hamlets=views)


def url(row: HamletHeads) -> str:
    return path_of("nagari:bodies", row.area.slug) if row.area else ""


KIND = ContentKind(
    key="nagari.hamlets",
    label=_("Heads of the korong"),
    plural=_("Heads of the korong"),
    help=_("Who leads each korong, since when, and how to reach them."),
    icon="map-pin",
    group=_("The nagari"),
    order=15,
    model=HamletHeads,
    form=HamletHeadsForm,
    title=lambda cleaned: _("Heads of the korong"),
    apply=apply,
    after=after,
    gone=shown,
    preview=preview,
    url=url,
    typed=typed,
    start=start,
    singleton=True,
)
