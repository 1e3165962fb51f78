"""A year's decree on holidays and collective leave as a YAML file that a civil servant can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _

from .faults import Faults

KINDS = {"holidays": "holiday", "collective_leave": "collective_leave"}


@dataclass(frozen=True)
class Day:
    """A day off of the decree."""

    day: date
    kind: str
    name_id: str
    name_en: str


@dataclass(frozen=True)
class CalendarFile:
    """The decree of one year, checked."""

    year: int
    legal_basis: str
    source: str
    days: tuple[Day, ...]


def read_calendar(path: Path) -> CalendarFile:
    """The decree in this file; raises ``SourceRefused`` with every fault.

    The counts that the file states for itself must match its lists: a line lost in editing is noticed.
    """
    faults = Faults()
    data = _yaml(path, faults)
    faults.stop()
    year, days = data.get("year"), []
    if not isinstance(year, int) or not 2000 <= year <= 2100:
        faults.add(path.name, 0, _("State the year, as in: year: 2026"))
    if not str(data.get("legal_basis") or "").strip():
        faults.add(path.name, 0, _("State the decree under legal_basis."))
    for key, kind in KINDS.items():
        found = _days(path, faults, data.get(key), key, kind)
        if data.get("expect", {}).get(key) != len(found):
            facts = {"key": key, "count": len(found)}
            faults.add(path.name, 0, _("The file lists %(count)d under %(key)s but expects others.") % facts)
        days += found
    _check_days(path, faults, days, year)
    faults.stop()
    return CalendarFile(
        year=data["year"],
        legal_basis=str(data["legal_basis"]).strip(),
        source=str(data.get("source", "")),
        days=tuple(sorted(days, key=lambda entry: entry.day)),
    )


def _yaml(path: Path, faults: Faults) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        faults.add(path.name, 0, _("The file is not UTF-8 here; save it as CSV UTF-8."))
        return {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        faults.add(path.name, mark.line + 1 if mark else 0, _("This is not valid YAML."))
        return {}
    if not isinstance(data, dict):
        faults.add(path.name, 1, _("The file must hold year, legal_basis, holidays, collective_leave."))
        return {}
    return data


def _days(path: Path, faults: Faults, entries: object, key: str, kind: str) -> list[Day]:
    if not isinstance(entries, list):
        faults.add(path.name, 0, _("%(key)s must be a list of days.") % {"key": key})
        return []
    days = []
    for number, entry in enumerate(entries, 1):
        day = entry.get("day") if isinstance(entry, dict) else None
        if type(day) is not date or not entry.get("id") or not entry.get("en"):
            facts = {"key": key, "number": number}
            told = _("Entry %(number)d of %(key)s needs day (2026-01-01), id and en.") % facts
            faults.add(path.name, 0, told)
            continue
        days.append(Day(day=day, kind=kind, name_id=str(entry["id"]), name_en=str(entry["en"])))
    return days


def _check_days(path: Path, faults: Faults, days: list[Day], year: object) -> None:
    seen: set[date] = set()
    for entry in days:
        if entry.day.year != year:
            faults.add(path.name, 0, _("%(day)s does not lie in the year.") % {"day": entry.day})
        if entry.day in seen:
            faults.add(path.name, 0, _("%(day)s is listed twice.") % {"day": entry.day})
        seen.add(entry.day)
