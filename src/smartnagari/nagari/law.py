"""What law laid down as data: accounts of the budget, limits, bands of the index, weights of a site."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .rules.budget import Account, Edition, RunningLimit
from .rules.completeness import Section
from .rules.village_index import Band
from .types import IndexStatus

DATA = Path(__file__).resolve().parent / "data"


def _load(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


@cache
def account_editions() -> tuple[Edition, ...]:
    """The trees of accounts, one for each regulation."""
    return tuple(
        Edition(
            key=entry["edition"],
            valid_from=entry["valid_from"],
            legal_basis=entry["legal_basis"],
            accounts={code: _account(code, words) for code, words in entry["accounts"].items()},
        )
        for entry in _load("accounts.yaml")
    )


def _account(code: str, entry: dict[str, Any]) -> Account:
    words = {language: entry[language] for language in ("id", "en")}
    return Account(code=code, side=entry["side"], words=words, sign=entry.get("sign", 1))


@cache
def running_limits() -> tuple[RunningLimit, ...]:
    """The limits on running the government, each from its day on."""
    return tuple(
        RunningLimit(
            valid_from=entry["valid_from"],
            legal_basis=entry["legal_basis"],
            most_percent=entry["running_most_percent"],
            accounts=frozenset(entry["running"]),
        )
        for entry in _load("budget_checks.yaml")
    )


@cache
def idm_bands() -> tuple[Band, ...]:
    """The bands of the index until 2024, the lowest first."""
    bands = _load("village_index.yaml")["idm"]["bands"]
    return tuple(Band(Decimal(band["most"]), IndexStatus(band["status"])) for band in bands)


@cache
def index_dimensions(scheme: str) -> tuple[str, ...]:
    """The dimensions of a scheme, in the order in which it is published."""
    return tuple(_load("village_index.yaml")[scheme]["dimensions"])


@cache
def index_basis(scheme: str) -> str:
    """The regulation behind a scheme."""
    return str(_load("village_index.yaml")[scheme]["legal_basis"])


@cache
def sections() -> tuple[Section, ...]:
    """What a complete site holds, with the weight of each part."""
    return tuple(Section(**entry) for entry in _load("completeness.yaml"))
