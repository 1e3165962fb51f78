"""The words, units and limits of a regency: data files of the package, overridden by the tenant's settings.

A tenant says under ``settings["potential"]`` what differs: a key of its own adds one, ``null`` takes one
away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from .types import Commodity, Option, Sector, Terms, Unit, Word, Worth

DATA = Path(__file__).resolve().parent / "data"
LISTS = ("statuses", "stages", "producers", "parts", "groups", "enterprises", "workers", "market_sides")
CHOICES = (*LISTS, "methods", "consents")
LIMITS = ("stale_after_months", "price_old_after_days", "most_compared")


@lru_cache(maxsize=8)
def _file(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def terms_of(tenant: Any) -> Terms:
    """The terms of this tenant; built once for each state of its settings."""
    own = (getattr(tenant, "settings", None) or {}).get("potential") or {}
    return _terms(json.dumps(own, sort_keys=True))


@lru_cache(maxsize=64)
def _terms(own_json: str) -> Terms:
    own = json.loads(own_json)
    words = _file("words")
    limits = {**_file("settings"), **own}
    units = {key: _unit(key, row) for key, row in _merged("units", own).items()}
    return Terms(
        units=units,
        sectors={key: _sector(key, row) for key, row in _merged("sectors", own).items()},
        commodities={key: _commodity(key, row) for key, row in _merged("commodities", own).items()},
        options={of: _options(_over(words[of], own.get(of))) for of in CHOICES},
        front_board=str(limits["front_board"]),
        front_words=Word("front", limits["front_words"]),
        **{name: int(limits[name]) for name in LIMITS},
    )


def _merged(name: str, own: Mapping[str, Any]) -> dict[str, Any]:
    return _over(_file(name), own.get(name))


def _over(rows: Mapping[str, Any], own: Mapping[str, Any] | None) -> dict[str, Any]:
    """The rows with what differs laid over them, field by field."""
    found = dict(rows)
    for key, row in (own or {}).items():
        if row is None:
            found.pop(key, None)
        else:
            found[key] = {**found.get(key, {}), **row}
    return found


def _unit(key: str, row: Mapping[str, Any]) -> Unit:
    worth = Decimal(str(row["is"]))
    return Unit(key, row["names"], family=row["family"], worth=worth, also=tuple(row.get("also", ())))


def _sector(key: str, row: Mapping[str, Any]) -> Sector:
    agencies = tuple(row.get("agencies", ()))
    return Sector(key, row["names"], icon=row["icon"], agencies=agencies, stage=row.get("stage", True))


def _commodity(key: str, row: Mapping[str, Any]) -> Commodity:
    equals = {
        unit: Worth(said["unit"], Decimal(str(said["is"])), said.get("source", ""))
        for unit, said in (row.get("equals") or {}).items()
    }
    return Commodity(
        key,
        row["names"],
        sector=row["sector"],
        unit=row["unit"],
        stock=row.get("stock", ""),
        also=tuple(row.get("also", ())),
        months=tuple(row.get("months", ())),
        board=bool(row.get("board")),
        grades=tuple(row.get("grades", ())),
        made_of=row.get("of", ""),
        part=row.get("part", ""),
        equals=equals,
    )


def _options(rows: Mapping[str, Any]) -> dict[str, Option]:
    return {key: Option(key, row["names"], shape=row.get("shape", "")) for key, row in rows.items()}
