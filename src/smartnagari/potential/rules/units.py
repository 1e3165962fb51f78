"""Units: exact worth in a base unit, and which amounts may be added at all."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ..types import Commodity, Quantity, Unit


class UnlikeUnits(ValueError):
    """Two amounts of different families: heads and kilograms have no sum."""


def to_base(amount: Decimal, unit: Unit) -> Decimal:
    """The amount in the base unit of its family, exactly."""
    return amount * unit.worth


def from_base(base: Decimal, unit: Unit) -> Decimal:
    """The base amount in this unit."""
    return base / unit.worth


def convert(amount: Decimal, unit: Unit, into: Unit) -> Decimal:
    """The amount in another unit of the same family; raises ``UnlikeUnits`` for another one."""
    if unit.family != into.family:
        raise UnlikeUnits(f"{unit.key} is {unit.family}, {into.key} is {into.family}")
    return from_base(to_base(amount, unit), into)


def quantity(
    amount: Decimal, unit: str, *, units: Mapping[str, Unit], commodity: Commodity | None = None
) -> Quantity:
    """The amount with its worth: of the unit's family, or of another where the commodity's data says so.

    Raises ``KeyError`` for a unit that the regency does not know.
    """
    equal = commodity.equals.get(unit) if commodity else None
    if equal is not None and equal.unit in units:
        known = units[equal.unit]
        return Quantity(amount, unit, to_base(amount * equal.amount, known), known.family)
    known = units[unit]
    return Quantity(amount, unit, to_base(amount, known), known.family)


def base_unit(family: str, units: Mapping[str, Unit]) -> Unit | None:
    """The unit in which sums of this family are kept."""
    return next((each for each in units.values() if each.family == family and each.worth == 1), None)


def shown_unit(base: Decimal, family: str, units: Mapping[str, Unit]) -> Unit | None:
    """The unit in which people read such an amount: tonnes from one thousand kilograms on."""
    if family == "mass" and base >= 1000 and "ton" in units:
        return units["ton"]
    return base_unit(family, units)


def unit_named(text: str, units: Mapping[str, Unit]) -> Unit | None:
    """The unit that somebody typed, by its key, name or other word for it."""
    wanted = " ".join(text.casefold().replace(".", "").split())
    for each in units.values():
        names = {each.key, *(name.casefold() for name in each.names.values()), *each.also}
        if wanted in {name.casefold() for name in names}:
            return each
    return None
