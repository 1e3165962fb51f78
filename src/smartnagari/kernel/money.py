"""Rupiah: whole, exact, never a float."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NoReturn, Self


class Rupiah(int):
    """An amount in whole rupiah.

    Adding and subtracting stay rupiah; a rate is applied with :meth:`times`, which rounds half up once.
    A float is refused with ``TypeError``, for it cannot hold 0.1.
    """

    def __new__(cls, amount: int = 0) -> Self:
        if not isinstance(amount, int) or isinstance(amount, bool):
            raise TypeError(f"Rupiah are whole numbers, not {type(amount).__name__}.")
        return super().__new__(cls, amount)

    def __add__(self, other: int) -> Rupiah:
        return Rupiah(int(self) + int(Rupiah(other)))

    __radd__ = __add__

    def __sub__(self, other: int) -> Rupiah:
        return Rupiah(int(self) - int(Rupiah(other)))

    def __neg__(self) -> Rupiah:
        return Rupiah(-int(self))

    def __mul__(self, count: int) -> Rupiah:
        if not isinstance(count, int):
            raise TypeError("Multiply rupiah by a whole count; apply a rate with times().")
        return Rupiah(int(self) * count)

    __rmul__ = __mul__

    def __truediv__(self, divisor: object) -> NoReturn:
        raise TypeError("Dividing rupiah gives fractions; apply a rate with times().")

    def times(self, rate: Decimal) -> Rupiah:
        """The amount at this rate, rounded half up to whole rupiah."""
        if not isinstance(rate, Decimal):
            raise TypeError(f"A rate is a Decimal, not {type(rate).__name__}.")
        return Rupiah(int((Decimal(int(self)) * rate).quantize(Decimal(1), ROUND_HALF_UP)))

    def __str__(self) -> str:
        sign = "-" if self < 0 else ""
        return f"{sign}Rp{abs(int(self)):,}".replace(",", ".")

    def __repr__(self) -> str:
        return f"Rupiah({int(self)})"

    def __format__(self, spec: str) -> str:
        return str(self) if not spec else int(self).__format__(spec)
