"""Sample budgets: a few millions and the works of a nagari, written out as the table an operator pastes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

MILLION = 1_000_000
ROUND_TO = 100_000
HEAD = "kode;uraian;anggaran;tw1;tw2;tw3;tw4;pelaksana"
RUNNING = (
    ("5.1.1", "Penghasilan wali nagari dan perangkat", "Sekretaris nagari", 165),
    ("5.1.3", "Operasional kantor", "Kaur umum", 42),
    ("5.1.4", "Tunjangan dan operasional Bamus", "Kaur keuangan", 28),
    ("5.5.1", "Siaga bencana", "Kasi pemerintahan", 18),
    ("5.5.3", "Keadaan mendesak", "Wali nagari", 30),
)
"""What every nagari pays: account, name, who carries it, and how much of a thousand."""
PACE = {"4.2.1": (40, 0, 40, 20), "4.1.1": (10, 30, 25, 30), "6": (100, 0, 0, 0)}
"""How much of a hundred came in or went out in each quarter."""
STEADY = ((25, 24, 24, 25), (8, 31, 22, 34), (14, 26, 20, 33), (0, 35, 27, 30), (19, 22, 29, 24))


@dataclass(frozen=True)
class Entry:
    """A line of the table before it is written."""

    code: str
    name: str
    planned: int
    by: str = ""


def table(entry: Mapping[str, Any]) -> str:
    """The table of a sample budget; income and spending agree, and the same entry gives the same table."""
    reported = 4 if str(entry["as_of"]).endswith("12-31") else 3
    lines = [*_income(entry["millions"]), *_spending(entry)]
    return "\n".join([HEAD, *(_row(line, place, reported) for place, line in enumerate(lines))])


def _income(millions: Mapping[str, int]) -> list[Entry]:
    return [
        Entry("4.1.1", "Hasil usaha BUMNag", millions["own"] * MILLION),
        Entry("4.2.1", "Dana desa", millions["village_fund"] * MILLION),
        Entry("4.2.2", "Bagi hasil pajak dan retribusi", millions["tax_share"] * MILLION),
        Entry("4.2.3", "Alokasi dana nagari", millions["allocation"] * MILLION),
        Entry("6.1.1", "SiLPA tahun lalu", millions["remainder"] * MILLION),
    ]


def _spending(entry: Mapping[str, Any]) -> list[Entry]:
    whole = sum(entry["millions"].values()) * MILLION
    running = [Entry(code, name, _rounded(whole * part / 1000), by) for code, name, by, part in RUNNING]
    rest = whole - sum(line.planned for line in running)
    return sorted([*running, *_works(entry["works"], rest)], key=lambda line: line.code)


def _works(works: Sequence[Sequence[Any]], money: int) -> list[Entry]:
    """The money by the weights of the works; the first takes what rounding leaves."""
    weights = sum(weight for _code, _name, weight in works)
    shares = [_rounded(money * weight / weights) for _code, _name, weight in works]
    shares[0] += money - sum(shares)
    carried = ("Tim pelaksana kegiatan", "Kasi kesejahteraan", "Kasi pelayanan")
    return [
        Entry(code, name, share, carried[place % len(carried)])
        for place, ((code, name, _weight), share) in enumerate(zip(works, shares, strict=True))
    ]


def _rounded(amount: float) -> int:
    return round(amount / ROUND_TO) * ROUND_TO


def _row(line: Entry, place: int, reported: int) -> str:
    pace = PACE.get(line.code) or PACE.get(line.code[0]) or STEADY[place % len(STEADY)]
    if line.code == "5.5.3":
        pace = (12, 0, 0, 6)
    used = [
        _money(line.planned * Decimal(part) / 100) if number < reported else ""
        for number, part in enumerate(pace)
    ]
    return ";".join([line.code, line.name, _money(line.planned), *used, line.by])


def _money(amount: int | Decimal) -> str:
    return f"{int(amount):,}".replace(",", ".")
