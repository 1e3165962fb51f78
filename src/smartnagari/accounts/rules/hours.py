"""Opening hours of an office as a week that people can write: ``{"0": ["07:30", "16:00"]}``, 0 is Monday."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

from smartnagari.kernel.clock import Hours

from .csvfiles import Unreadable


def read_week(value: object) -> dict[int, Hours]:
    """The week of this JSON value; raises :class:`Unreadable` with the day that is wrong."""
    if not isinstance(value, Mapping) or not value:
        raise Unreadable("hours-are-no-week")
    return dict(sorted(_read_day(str(day), span) for day, span in value.items()))


def _read_day(day: str, span: object) -> tuple[int, Hours]:
    if day not in {"0", "1", "2", "3", "4", "5", "6"}:
        raise Unreadable("hours-are-no-week", day=day)
    if not isinstance(span, list | tuple) or len(span) != 2:
        raise Unreadable("hours-need-two-times", day=int(day))
    opens, closes = (_read_time(str(part), int(day)) for part in span)
    if closes <= opens:
        raise Unreadable("hours-close-before-opening", day=int(day))
    return int(day), Hours(opens, closes)


def _read_time(text: str, day: int) -> time:
    """``07:30`` or, as people here write, ``7.30``."""
    hour, mark, minute = text.strip().replace(".", ":").partition(":")
    if mark and hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60:
        return time(int(hour), int(minute))
    raise Unreadable("hours-need-two-times", day=day)


def write_week(week: Mapping[int, Hours]) -> dict[str, list[str]]:
    """The JSON value that :func:`read_week` reads."""
    return {str(day): [f"{h.opens:%H:%M}", f"{h.closes:%H:%M}"] for day, h in sorted(week.items())}


DAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6}
"""Weekdays as tables write them; the first three letters are enough."""
_SPAN = re.compile(r"^([a-z']+)(?:\s*(?:-|sampai|s d)\s*([a-z']+))?\s+(\S+?)\s*-\s*(\S+)$")


def read_hours(text: str) -> dict[int, Hours]:
    """Hours as a table writes them: ``Senin-Kamis 07.30-14.00; Jumat 07.30-11.30``.

    Raises :class:`Unreadable` for what is no such list.
    """
    week: dict[int, Hours] = {}
    for part in filter(None, (part.strip().lower() for part in text.replace("–", "-").split(";"))):
        match = _SPAN.match(part.replace("'", ""))
        if match is None:
            raise Unreadable("hours-are-no-list", value=part)
        first = _weekday(match[1])
        last = _weekday(match[2]) if match[2] else first
        if last < first:
            raise Unreadable("hours-are-no-list", value=part)
        week |= {day: _read_day(str(day), [match[3], match[4]])[1] for day in range(first, last + 1)}
    return week


def _weekday(word: str) -> int:
    for name, day in DAYS.items():
        if len(word) >= 3 and name.startswith(word):
            return day
    raise Unreadable("hours-are-no-list", value=word)
