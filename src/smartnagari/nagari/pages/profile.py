"""The profile page: what a nagari says of itself, with sources, and who fills in what is empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from smartnagari.kernel.numbers import show_number
from smartnagari.regions.public import Area, AreaFact
from smartnagari.ui.types import Fact

from ..models import Profile
from .bodies import HamletView
from .frame import frame

SIDE_WORDS = {
    "north": gettext_lazy("North"),
    "east": gettext_lazy("East"),
    "south": gettext_lazy("South"),
    "west": gettext_lazy("West"),
}
TARGET_WORDS = {
    "district": gettext_lazy("District office"),
    "regency": gettext_lazy("Seat of the regency"),
    "province": gettext_lazy("Capital of the province"),
}


@dataclass(frozen=True)
class Use:
    """A use of land, with how much of the whole it is."""

    name: str
    hectares: str
    share: int | None
    width: float


NETWORK_WORDS = {
    "website": gettext_lazy("Website of the nagari"),
    "facebook": "Facebook",
    "instagram": "Instagram",
    "youtube": "YouTube",
    "tiktok": "TikTok",
}


@dataclass(frozen=True)
class Link:
    """A page of the nagari elsewhere."""

    name: Any
    url: str


@dataclass(frozen=True)
class Way:
    """How far an office is."""

    to: Any
    km: str
    minutes: str


def links_of(profile: Profile | None) -> list[Link]:
    """The pages of the nagari elsewhere, in the order of the form."""
    kept = profile.links if profile is not None else {}
    return [Link(word, kept[name]) for name, word in NETWORK_WORDS.items() if kept.get(name)]


def profile_page(
    area: Area, profile: Profile | None, *, hamlets: Sequence[HamletView] = (), facts: Iterable[AreaFact] = ()
) -> dict[str, Any]:
    """The context of the profile page."""
    return {
        **frame(area, "profile"),
        "profile": profile,
        "links": links_of(profile),
        "land": land_facts(profile),
        "borders": border_facts(profile),
        "ways": ways(profile),
        "uses": land_uses(profile),
        "people": people_facts(profile),
        "hamlets": hamlets,
        "codes": code_facts(area, facts),
        "spellings": [alias.spelling for alias in area.aliases.all()],
    }


def land_facts(profile: Profile | None) -> list[Fact]:
    """Area, height and climate as far as they are known."""
    if profile is None:
        return []
    found: list[Fact] = []
    if profile.area_ha is not None:
        km2 = _("%(number)s km²") % {"number": show_number(Decimal(profile.area_ha) / 100, 2)}
        found.append(Fact(_("Area"), _("%(number)s ha") % {"number": show_number(profile.area_ha)}, km2))
    low, high = profile.altitude_low_m, profile.altitude_high_m
    if low is not None or high is not None:
        spread = "–".join(show_number(each) for each in (low, high) if each is not None)
        found.append(Fact(_("Height above the sea"), _("%(number)s m") % {"number": spread}))
    if profile.climate:
        found.append(Fact(_("Climate"), profile.climate))
    return found


def border_facts(profile: Profile | None) -> list[Fact]:
    """The neighbours on each side that is known."""
    known = profile.borders if profile else {}
    return [Fact(word, known[side]) for side, word in SIDE_WORDS.items() if known.get(side)]


def ways(profile: Profile | None) -> list[Way]:
    """The distances (orbitasi) that are known."""
    known = profile.distances if profile else {}
    found = []
    for target, word in TARGET_WORDS.items():
        km, minutes = known.get(f"{target}_km"), known.get(f"{target}_minutes")
        if km is not None or minutes is not None:
            kilometres = (
                _("%(number)s km") % {"number": show_number(Decimal(str(km)))} if km is not None else ""
            )
            found.append(Way(word, kilometres, _minutes(minutes)))
    return found


def _minutes(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def land_uses(profile: Profile | None) -> list[Use]:
    """The uses of land, the largest first, with their shares of what was listed."""
    rows = [(str(row["use"]), Decimal(str(row["hectares"]))) for row in (profile.land_use if profile else ())]
    whole = sum((hectares for _use, hectares in rows), Decimal(0))
    most = max((hectares for _use, hectares in rows), default=Decimal(0))
    return [
        Use(
            name=name,
            hectares=show_number(hectares),
            share=round(hectares * 100 / whole) if whole else None,
            width=float(hectares * 100 / most) if most else 0,
        )
        for name, hectares in sorted(rows, key=lambda row: (-row[1], row[0]))
    ]


def people_facts(profile: Profile | None) -> list[Fact]:
    """How many live here: sums only."""
    if profile is None:
        return []
    numbers = (
        (_("Residents"), profile.people),
        (_("Women"), profile.women),
        (_("Men"), profile.men),
        (_("Households"), profile.households),
    )
    return [Fact(word, show_number(number)) for word, number in numbers if number is not None]


def code_facts(area: Area, facts: Iterable[AreaFact]) -> list[Fact]:
    """Codes, and the newest figure of each kind from the regency's own reference."""
    found = [Fact(_("Region code"), area.code, _sureness(area))]
    if area.preparatory and area.mother:
        found.append(Fact(_("Grows out of"), area.mother.name, _("Its code stands on letters until then.")))
    if area.bps_code:
        found.append(Fact(_("Code of the statistics office (BPS)"), area.bps_code))
    newest: dict[str, Fact] = {}
    for row in facts:
        note = _("as of %(day)s; %(source)s") % {"day": row.as_of.year, "source": row.source or "-"}
        newest.setdefault(row.key, Fact(row.get_key_display(), show_number(row.value), note))
    return found + list(newest.values())


def _sureness(area: Area) -> str:
    said = area.get_confidence_display()
    return f"{said}: {area.source}" if area.source else str(said)
