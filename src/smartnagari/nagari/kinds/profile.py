"""The profile of a nagari as content."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.numbers import show_number
from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area

from ..forms import NETWORKS, SIDES, TARGETS, ProfileForm
from ..models import Profile
from ..pages.frame import path_of
from ..pages.profile import profile_page
from .shared import shown, text

TEXTS = (
    "lead",
    "history",
    "climate",
    "land_source",
    "people_source",
    "vision",
    "welcome",
    "whatsapp",
    "diaspora",
    "diaspora_contact",
    "diaspora_whatsapp",
)
NUMBERS = (
    "area_ha",
    "altitude_low_m",
    "altitude_high_m",
    "men",
    "women",
    "households",
    "people_year",
    "cover",
    "logo",
)
DISTANCES = tuple(f"{target}_{unit}" for target in TARGETS for unit in ("km", "minutes"))
LINKS = ("website", *NETWORKS)


def apply(row: Profile, cleaned: Mapping[str, Any], area: Area | None) -> None:
    """Set the columns; small lists are kept as plain values."""
    row.area = area
    for name in TEXTS:
        setattr(row, name, text(cleaned.get(name)))
    for name in NUMBERS:
        setattr(row, name, cleaned.get(name))
    row.borders = {side: text(cleaned.get(side)) for side in SIDES}
    row.distances = {name: _plain(cleaned.get(name)) for name in DISTANCES}
    row.links = {name: text(cleaned.get(name)) for name in LINKS if cleaned.get(name)}
    row.missions = list(cleaned.get("missions") or [])
    row.land_use = [
        {"use": use["use"], "hectares": _plain(use["hectares"])} for use in cleaned.get("land_use") or []
    ]
    row.emergency = [
        {"name": each["name"], "number": each["number"]} for each in cleaned.get("emergency") or []
    ]


def _plain(number: Decimal | int | None) -> str | int | None:
    return str(number) if isinstance(number, Decimal) else number


def typed(row: Profile) -> dict[str, Any]:
    """The row as somebody would have typed it."""
    numbers = {name: _written(getattr(row, name)) for name in NUMBERS}
    return {
        **{name: getattr(row, name) for name in TEXTS},
        **numbers,
        **row.borders,
        **{name: _written(_number(row.distances.get(name))) for name in DISTANCES},
        **row.links,
        "missions": "\n".join(row.missions),
        "people_year": row.people_year,
        "land_use": [
            {"use": use["use"], "hectares": _written(_number(use["hectares"]))} for use in row.land_use
        ],
        "emergency": row.emergency,
    }


def _number(kept: str | int | None) -> Decimal | None:
    return None if kept is None else Decimal(str(kept))


def _written(value: Any) -> Any:
    return show_number(value) if isinstance(value, int | Decimal) else value


def after(row: Profile, cleaned: Mapping[str, Any]) -> None:
    shown(row)


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    """The public page of these answers."""
    if area is None:
        raise ValueError("A profile belongs to a nagari.")
    row = Profile(area=area, tenant_id=area.tenant_id)
    apply(row, cleaned, area)
    return "nagari/profile.html", profile_page(area, row)


def url(row: Profile) -> str:
    return path_of("nagari:profile", row.area.slug) if row.area else ""


KIND = ContentKind(
    key="nagari.profile",
    label=_("Profile"),
    plural=_("Profile"),
    help=_("History, land, people, vision, contact: what the nagari says of itself."),
    icon="identification-card",
    group=_("The nagari"),
    order=10,
    model=Profile,
    form=ProfileForm,
    singleton=True,
    title=lambda cleaned: cleaned.get("lead") or _("Profile"),
    apply=apply,
    after=after,
    gone=shown,
    preview=preview,
    url=url,
    typed=typed,
)
