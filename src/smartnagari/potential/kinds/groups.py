"""Producers' groups: ``potential.group``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import findable
from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area, Confidence

from .. import pages, tags
from ..forms.group import ProducerGroupForm
from ..models import ProducerGroup
from ..rules.keys import listed
from ..terms import terms_of
from .parts import CONTACT, folded, forgotten, place, place_words, take, tell, typed_contact, typed_numbers

KEY = "potential.group"
TEXTS = ("name", "kind", "about", "members", "women", "since", "year", "source")


def apply(row: ProducerGroup, cleaned: Mapping[str, Any], area: Area | None) -> None:
    before = (row.name, row.kind, row.members, row.women)
    take(row, cleaned, *TEXTS, *CONTACT)
    row.commodities = listed(cleaned.get("commodities") or ())
    place(row, cleaned, area, row.name)
    row.folded = folded(area, row.name, row.about, *_spellings(row))
    if row.version and before != (row.name, row.kind, row.members, row.women):
        row.verified_on, row.verified_by = None, ""
    if row.verified_on is None:
        row.confidence = Confidence.LIKELY if row.source else Confidence.UNVERIFIED


def _spellings(row: ProducerGroup) -> tuple[str, ...]:
    known = terms_of(row.tenant).commodities
    return tuple(word for key in row.commodity_keys if key in known for word in known[key].spellings)


def after(row: ProducerGroup, cleaned: Mapping[str, Any]) -> None:
    findable.put(found(row))
    tell(row, tags.GROUPS)


def gone(row: ProducerGroup) -> None:
    forgotten(KEY, row, tags.GROUPS)


def found(row: ProducerGroup) -> findable.Findable:
    return findable.Findable(
        kind=KEY,
        key=str(row.pk),
        title=row.name,
        url=url(row),
        text=row.about[:300],
        place=place_words(row.area),
        also=_spellings(row),
    )


def every() -> list[findable.Findable]:
    rows = ProducerGroup.objects.live().select_related("area__parent", "tenant").order_by("pk")
    return [found(row) for row in rows]


def url(row: ProducerGroup) -> str:
    return f"/potensi/kelompok/{row.slug}/"


def typed(row: ProducerGroup) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in TEXTS},
        **typed_numbers(row, ("members", "women")),
        **typed_contact(row),
        "commodities": list(row.commodity_keys),
        "hamlet": row.hamlet.code if row.hamlet else "",
    }


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    row = ProducerGroup(area=area, slug="pratinjau")
    if area is not None:
        row.tenant = area.tenant
    apply(row, cleaned, area)
    return "potential/group.html", pages.group(row, terms_of(row.tenant), reverse("potential:groups"))


GROUP = ContentKind(
    key=KEY,
    label=_("producers' group"),
    plural=_("Producers' groups"),
    help=_("Farmers, fishers, crafts people and guides who work together."),
    icon="users-three",
    group=_("Potential"),
    order=330,
    model=ProducerGroup,
    form=ProducerGroupForm,
    title=lambda cleaned: cleaned["name"],
    apply=apply,
    after=after,
    gone=gone,
    preview=preview,
    url=url,
    typed=typed,
)
