"""The budget as a picture with its table: what comes in, what goes out, who carries it out, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from smartnagari.kernel.money import Rupiah
from smartnagari.kernel.numbers import show_number
from smartnagari.regions.public import Area

from ..law import account_editions, running_limits
from ..models import Budget
from ..rules import budget as rules
from ..types import Line
from .frame import frame

MILLION, BILLION = 10**6, 10**9


@dataclass(frozen=True)
class Bar:
    """An account as a bar: the plan as its frame, what was received or used as its filling."""

    name: str
    planned: int
    realised: int | None
    share: int | None
    planned_short: str
    realised_short: str
    per_resident: str
    most: int

    @property
    def drawn(self) -> int:
        return self.realised or 0


@dataclass(frozen=True)
class Activity:
    """A line of spending as the table shows it."""

    code: str
    name: str
    planned: str
    realised: str
    quarters: tuple[str, ...]
    carried_by: str
    note: str
    level: int


def short_rupiah(amount: int) -> str:
    """An amount as people say it: Rp612 juta, Rp1,42 miliar."""
    value, unit = spoken_rupiah(amount)
    return f"{value} {unit}".strip()


def spoken_rupiah(amount: int) -> tuple[str, str]:
    """The same as number and unit, for figures in large type."""
    for size, places, unit in ((BILLION, "0.01", _("billion")), (MILLION, "1", _("million"))):
        if abs(amount) >= size:
            number = (Decimal(abs(amount)) / size).quantize(Decimal(places), ROUND_HALF_UP)
            return f"{'-' if amount < 0 else ''}Rp{show_number(number)}", unit
    return str(Rupiah(amount)), ""


def money_page(
    area: Area,
    budget: Budget,
    lines: Sequence[Line],
    *,
    years: Iterable[int] = (),
    residents: int | None = None,
) -> dict[str, Any]:
    """The context of the page of a budget."""
    edition = rules.in_force(account_editions(), budget.year)
    whole = rules.totals(edition, lines)
    limit = rules.limit_in_force(running_limits(), budget.year)
    return {
        **frame(area, "money"),
        "budget": budget,
        "years": [year for year in years if year != budget.year],
        "law": edition.legal_basis,
        "heads": _heads(whole, residents),
        "income": bars(_sources(edition, lines), residents),
        "spending": bars(rules.children(edition, rules.SPENDING, lines), residents),
        "financing": bars(rules.children(edition, rules.FINANCING, lines), residents),
        "left": _left(whole),
        "running": rules.running_share(lines, limit) if limit else None,
        "limit": limit,
        "wrong": [
            {"name": line.name, "code": line.code, "said": Rupiah(line.planned), "sum": Rupiah(should)}
            for line, should in rules.wrong_sums(lines)
        ],
        "activities": [
            activity(line) for line in lines if rules.depth(line.code) > 2 and line.code[0] == "5"
        ],
        "told_quarters": any(amount is not None for line in lines for amount in line.quarters),
    }


def account_word(account: rules.Account) -> str:
    """The account in the language of the page."""
    return account.words["en" if (get_language() or "").startswith("en") else "id"]


def bars(parts: Sequence[rules.Part], residents: int | None = None) -> list[Bar]:
    """Accounts as bars on one scale; money that leaves is drawn by its size."""
    parts = [_by_size(part) for part in parts]
    most = max((max(part.planned, part.realised or 0) for part in parts), default=0) or 1
    return [bar(part, most, residents) for part in parts]


def _by_size(part: rules.Part) -> rules.Part:
    return replace(
        part,
        planned=abs(part.planned),
        realised=None if part.realised is None else abs(part.realised),
    )


def bar(part: rules.Part, most: int, residents: int | None = None) -> Bar:
    """An account as a bar, ``most`` being the whole width."""
    each = rules.per_resident(part.planned, residents)
    return Bar(
        name=account_word(part.account),
        planned=part.planned,
        realised=part.realised,
        share=part.share,
        planned_short=short_rupiah(part.planned),
        realised_short=short_rupiah(part.realised) if part.realised is not None else "",
        per_resident=str(Rupiah(each)) if each is not None else "",
        most=most,
    )


def activity(line: Line) -> Activity:
    """A line of the table of activities."""
    return Activity(
        code=line.code,
        name=line.name,
        planned=str(Rupiah(line.planned)),
        realised=str(Rupiah(line.realised)) if line.realised is not None else "",
        quarters=tuple("" if amount is None else str(Rupiah(amount)) for amount in line.quarters),
        carried_by=line.carried_by,
        note=line.note,
        level=rules.depth(line.code),
    )


def _sources(edition: rules.Edition, lines: Sequence[Line]) -> list[rules.Part]:
    """Where money comes from: the accounts below own income and transfers, where they are told apart."""
    found: list[rules.Part] = []
    for head in rules.children(edition, rules.INCOME, lines):
        found.extend(rules.children(edition, head.account.code, lines) or [head])
    return found


def _heads(whole: rules.Totals, residents: int | None) -> list[dict[str, Any]]:
    each = rules.per_resident(whole.spending.planned, residents)
    heads = [
        _head(_("Income planned"), whole.income.planned, _so_far(whole.income)),
        _head(_("Spending planned"), whole.spending.planned, _so_far(whole.spending)),
    ]
    if each is not None:
        note = _("of spending, for %(count)s residents") % {"count": show_number(residents or 0)}
        heads.append(_head(_("For each resident"), each, note))
    return heads


def _head(name: str, amount: int, note: str) -> dict[str, Any]:
    value, unit = spoken_rupiah(amount)
    return {"name": name, "value": value, "unit": unit, "note": note}


def _so_far(part: rules.Part) -> str:
    if part.realised is None:
        return _("no realisation told yet")
    if part.share is None:
        return short_rupiah(part.realised)
    return _("%(amount)s so far, %(share)d %%") % {
        "amount": short_rupiah(part.realised),
        "share": part.share,
    }


def _left(whole: rules.Totals) -> dict[str, Any]:
    told = whole.left_realised is not None
    return {
        "planned": str(Rupiah(whole.left_planned)),
        "realised": str(Rupiah(whole.left_realised or 0)) if told else "",
    }
