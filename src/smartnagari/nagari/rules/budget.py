"""The budget of a nagari (APB Nagari): accounts, sums, what is left, and the limit on running costs.

Permendagri 20/2018 gives the accounts and art. 9 to 27 what stands in each part; art. 39, 40 and 72 ask that
plan and realisation be told to the people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ..types import Line

INCOME, SPENDING, FINANCING = "4", "5", "6"
REMAINDER = "6.1.1"


@dataclass(frozen=True)
class Account:
    """An account of the tree: its words per language, and -1 where money leaves by financing."""

    code: str
    side: str
    words: Mapping[str, str]
    sign: int = 1


@dataclass(frozen=True)
class Edition:
    """The tree of accounts that a regulation lays down, from a day on."""

    key: str
    valid_from: date
    legal_basis: str
    accounts: Mapping[str, Account]


@dataclass(frozen=True)
class RunningLimit:
    """How much of the spending may go to running the government, by which article, from when."""

    valid_from: date
    legal_basis: str
    most_percent: int
    accounts: frozenset[str]


@dataclass(frozen=True)
class Part:
    """An account with the sum of the lines below it."""

    account: Account
    planned: int
    realised: int | None

    @property
    def share(self) -> int | None:
        """Realised per hundred planned, rounded; ``None`` when nothing has been reported or planned."""
        return None if self.realised is None else percent(self.realised, self.planned)


@dataclass(frozen=True)
class Totals:
    """A budget at a glance; ``left`` is what the year leaves over (SiLPA) as planned and as it stands."""

    income: Part
    spending: Part
    financing_planned: int
    financing_realised: int | None
    left_planned: int
    left_realised: int | None


def depth(code: str) -> int:
    return code.count(".") + 1


def in_force(editions: Sequence[Edition], year: int) -> Edition:
    """The tree of accounts for the budget of a year; before the first edition, the first."""
    fitting = [edition for edition in editions if edition.valid_from <= date(year, 1, 1)]
    return max(fitting, key=lambda e: e.valid_from) if fitting else min(editions, key=lambda e: e.valid_from)


def limit_in_force(limits: Sequence[RunningLimit], year: int) -> RunningLimit | None:
    """The limit on running costs for the budget of a year, if there was one."""
    fitting = [limit for limit in limits if limit.valid_from <= date(year, 1, 1)]
    return max(fitting, key=lambda limit: limit.valid_from, default=None)


def known_account(edition: Edition, code: str) -> Account | None:
    """The account of a code, or the nearest above it: activities have codes of their own below the tree."""
    parts = code.split(".")
    while parts:
        account = edition.accounts.get(".".join(parts))
        if account is not None:
            return account
        parts.pop()
    return None


def leaves(lines: Sequence[Line]) -> list[Line]:
    """The lines that carry money themselves: one with lines below it is their sum and not counted again."""
    codes = {line.code for line in lines}
    return [line for line in lines if not any(other.startswith(f"{line.code}.") for other in codes)]


def under(code: str, lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.code == code or line.code.startswith(f"{code}.")]


def part(edition: Edition, code: str, lines: Sequence[Line]) -> Part:
    """The sum of an account from the lines that carry money."""
    counted = under(code, leaves(lines))
    signs = {line.code: _sign(edition, line.code) for line in counted}
    known = [line.realised * signs[line.code] for line in counted if line.realised is not None]
    return Part(
        account=edition.accounts[code],
        planned=sum(line.planned * signs[line.code] for line in counted),
        realised=sum(known) if known else None,
    )


def children(edition: Edition, code: str, lines: Sequence[Line]) -> list[Part]:
    """The accounts right below this one in which money stands, in their order."""
    below = [c for c in edition.accounts if c.startswith(f"{code}.") and depth(c) == depth(code) + 1]
    return [part(edition, c, lines) for c in sorted(below) if under(c, lines)]


def totals(edition: Edition, lines: Sequence[Line]) -> Totals:
    """The whole at a glance: left is income less spending plus financing (Permendagri 20/2018 art. 9)."""
    income, spending = part(edition, INCOME, lines), part(edition, SPENDING, lines)
    financing = part(edition, FINANCING, lines)
    told = income.realised is not None or spending.realised is not None
    return Totals(
        income=income,
        spending=spending,
        financing_planned=financing.planned,
        financing_realised=financing.realised,
        left_planned=income.planned - spending.planned + financing.planned,
        left_realised=(income.realised or 0) - (spending.realised or 0) + (financing.realised or 0)
        if told
        else None,
    )


def wrong_sums(lines: Sequence[Line]) -> list[tuple[Line, int]]:
    """The lines that say another sum than the lines below them, each with the sum that they should say."""
    carrying = leaves(lines)
    wrong = []
    for line in lines:
        below = [each for each in carrying if each.code.startswith(f"{line.code}.")]
        should = sum(each.planned for each in below)
        if below and should != line.planned:
            wrong.append((line, should))
    return wrong


def running_share(lines: Sequence[Line], limit: RunningLimit) -> Decimal | None:
    """How much per hundred of the spending goes to running the government (PP 11/2019 art. 100).

    ``None`` when no spending is planned, or when the lines are too coarse to tell.
    """
    counted = under(SPENDING, leaves(lines))
    whole = sum(line.planned for line in counted)
    fine = [line for line in counted if line.code.startswith("5.1") and depth(line.code) > 2]
    if not whole or (not fine and any(line.code == "5.1" for line in counted)):
        return None
    running = sum(
        line.planned
        for line in fine
        if any(line.code == code or line.code.startswith(f"{code}.") for code in limit.accounts)
    )
    return (Decimal(running * 100) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def per_resident(amount: int, residents: int | None) -> int | None:
    """Rupiah for each resident, rounded half up; ``None`` when nobody knows how many there are."""
    if not residents:
        return None
    return int((Decimal(amount) / residents).quantize(Decimal(1), ROUND_HALF_UP))


def percent(part_: int, whole: int) -> int | None:
    """So many per hundred, rounded half up; ``None`` of nothing."""
    if not whole:
        return None
    return int((Decimal(part_) * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP))


def in_order(code: str) -> tuple[int, ...]:
    """What codes are sorted by: 5.2.10 comes after 5.2.9."""
    return tuple(int(each) for each in code.split(".") if each.isdigit())


def _sign(edition: Edition, code: str) -> int:
    account = known_account(edition, code)
    return account.sign if account else 1
