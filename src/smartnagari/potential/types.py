"""What the parts of ``potential`` hand each other: words, quantities, sums, what others see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from smartnagari.kernel.events import Event, event


@dataclass(frozen=True)
class Word:
    """Something with a stored key and its names by language."""

    key: str
    names: Mapping[str, str]

    def named(self, language: str) -> str:
        """The name in this language, else the official one."""
        return self.names.get(language) or self.names.get("id") or self.key


@dataclass(frozen=True)
class Unit(Word):
    """A unit and its exact worth in the base unit of its family."""

    family: str
    worth: Decimal
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sector(Word):
    """A sector: its icon, whose officers verify it, and whether things of it pass through stages of work."""

    icon: str
    agencies: tuple[str, ...] = ()
    stage: bool = True


@dataclass(frozen=True)
class Worth:
    """What one of a countable unit amounts to for one commodity, and who says so."""

    unit: str
    amount: Decimal
    source: str = ""


@dataclass(frozen=True)
class Commodity(Word):
    """What is grown, caught, made: under its usual units, season, grades, and what it is made of."""

    sector: str
    unit: str
    stock: str = ""
    also: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    board: bool = False
    grades: tuple[str, ...] = ()
    made_of: str = ""
    part: str = ""
    equals: Mapping[str, Worth] = field(default_factory=dict)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name under which somebody may look for it."""
        return tuple(dict.fromkeys([*self.names.values(), *self.also]))


@dataclass(frozen=True)
class Option(Word):
    """A choice of a list, with the shape that tells it where it is a state."""

    shape: str = ""


@dataclass(frozen=True)
class Terms:
    """The words, units and limits of one regency."""

    units: Mapping[str, Unit]
    sectors: Mapping[str, Sector]
    commodities: Mapping[str, Commodity]
    options: Mapping[str, Mapping[str, Option]]
    stale_after_months: int
    price_old_after_days: int
    front_board: str
    front_words: Word
    most_compared: int

    def option(self, of: str, key: str, language: str) -> str:
        """The word of a choice; a key that the regency has taken away speaks for itself."""
        found = self.options[of].get(key)
        return found.named(language) if found else key

    @property
    def boards(self) -> tuple[Commodity, ...]:
        """The commodities with a board, the one that comes first first."""
        found = [each for each in self.commodities.values() if each.board]
        return tuple(sorted(found, key=lambda each: (each.key != self.front_board, each.named("id"))))

    def products_of(self, key: str) -> tuple[Commodity, ...]:
        """What is made of this commodity, in the order of its parts."""
        order = list(self.options["parts"])
        found = [each for each in self.commodities.values() if each.made_of == key]
        return tuple(sorted(found, key=lambda each: order.index(each.part) if each.part in order else 99))


@dataclass(frozen=True)
class Quantity:
    """An amount as it was typed, and what it is worth in the base unit of its family."""

    amount: Decimal
    unit: str
    base: Decimal
    family: str


@dataclass(frozen=True)
class Report:
    """One amount that one area tells for one year; what sums are made of."""

    area: UUID
    year: int | None
    family: str
    base: Decimal


@dataclass(frozen=True)
class Sum:
    """What is known of one year: an amount in base units, from how many areas."""

    year: int
    family: str
    base: Decimal
    areas: frozenset[UUID]


@dataclass(frozen=True)
class Age:
    """How old a verification is: never, fresh or old."""

    on: date | None
    old: bool

    @property
    def state(self) -> str:
        if self.on is None:
            return "never"
        return "stale" if self.old else "fresh"


@dataclass(frozen=True)
class Thing:
    """An entry as other apps show it: a line, where it leads, where it stands, how sure it is."""

    kind: str
    title: str
    summary: str
    url: str
    icon: str
    word: str
    place: str
    sample: bool
    status: str
    shape: str
    figure: str = ""
    verified: str = ""


@event
@dataclass(frozen=True)
class PotentialVerified(Event):
    """An officer of an agency has verified an entry."""

    name: ClassVar[str] = "potential.verified"

    kind: str = ""
    subject: str = ""
    area: str = ""


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for among the entries; unknown words have been left out before."""

    sector: str = ""
    commodity: str = ""
    district: str = ""
    village: str = ""
    status: str = ""
    month: int = 0
    words: str = ""
    sort: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order was chosen."""
        return bool(
            self.sector
            or self.commodity
            or self.district
            or self.village
            or self.status
            or self.month
            or self.words
        )
