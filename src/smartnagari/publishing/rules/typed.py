"""Answers as they were typed: names of fields to texts, complete or not, right or wrong.

Rows that repeat stand in the same flat form that a browser sends: ``lines-0-label``, ``lines-1-label``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

Typed = dict[str, list[str]]
MOST_ROWS = 200
NUMBER = "(0|[1-9][0-9]{0,3})"
"""The number of a row in the one form that forms look for: ``007`` would pass whoever looks at row 7."""


def as_typed(values: Mapping[str, Any]) -> Typed:
    """Plain values as somebody would have typed them; a list of mappings becomes rows."""
    typed: Typed = {}
    for name, value in values.items():
        if _is_rows(value):
            for index, row in enumerate(value):
                typed |= {f"{name}-{index}-{key}": texts for key, texts in as_typed(row).items()}
        else:
            typed[name] = texts_of(value)
    return typed


def _is_rows(value: Any) -> bool:
    return (
        isinstance(value, list | tuple) and bool(value) and all(isinstance(each, Mapping) for each in value)
    )


def texts_of(value: Any) -> list[str]:
    """One value as the texts that a form would have sent for it."""
    if value is None or value is False:
        return []
    if value is True:
        return ["on"]
    if isinstance(value, list | tuple | set | frozenset):
        return [text for each in value for text in texts_of(each)]
    if isinstance(value, datetime):
        return [value.strftime("%Y-%m-%dT%H:%M")]
    if isinstance(value, date):
        return [value.isoformat()]
    return [str(getattr(value, "pk", value))]


def row_numbers(typed: Iterable[str], key: str) -> list[int]:
    """The numbers of the rows under this key, in order."""
    pattern = re.compile(rf"{re.escape(key)}-{NUMBER}-")
    found = {int(match[1]) for name in typed if (match := pattern.match(name))}
    return sorted(found)[:MOST_ROWS]


def with_row(typed: Typed, key: str, fields: Iterable[str]) -> Typed:
    """The answers with one more empty row at the end."""
    numbers = row_numbers(typed, key)
    if len(numbers) >= MOST_ROWS:
        return typed
    number = numbers[-1] + 1 if numbers else 0
    return typed | {f"{key}-{number}-{name}": [""] for name in fields}


def without_row(typed: Typed, key: str, number: int) -> Typed:
    """The answers without this row."""
    return {name: texts for name, texts in typed.items() if not name.startswith(f"{key}-{number}-")}


def renumbered(typed: Typed, key: str) -> Typed:
    """The same rows numbered from zero without gaps, in their order."""
    numbers = {old: new for new, old in enumerate(row_numbers(typed, key))}
    pattern = re.compile(rf"{re.escape(key)}-{NUMBER}-(.+)")
    found: Typed = {}
    for name, texts in typed.items():
        match = pattern.fullmatch(name)
        if match is None:
            found[name] = texts
        elif int(match[1]) in numbers:
            found[f"{key}-{numbers[int(match[1])]}-{match[2]}"] = texts
    return found


def belongs(name: str, fields: Iterable[str], rows: Iterable[str]) -> bool:
    """Whether an answer of this name stands on the screen with these fields and rows."""
    own = set(fields)
    part = re.fullmatch(r"(.+)_[0-9]", name)  # one of several boxes of the same field
    if name in own or (part is not None and part[1] in own):
        return True
    return any(re.match(rf"{re.escape(key)}-{NUMBER}-", name) for key in rows)


def replaced(typed: Typed, sent: Typed, fields: Iterable[str], rows: Iterable[str]) -> Typed:
    """The answers with one screen of them replaced by what was sent; the other screens stay."""
    fields, rows = tuple(fields), tuple(rows)
    kept = {name: texts for name, texts in typed.items() if not belongs(name, fields, rows)}
    return kept | {name: texts for name, texts in sent.items() if belongs(name, fields, rows)}


def said(texts: Iterable[str]) -> tuple[str, ...]:
    """What was really said: without blanks and the space around."""
    return tuple(text.strip().replace("\r\n", "\n") for text in texts if text.strip())


def same(one: Typed, other: Typed) -> bool:
    """Whether both say the same; what is empty was not said."""
    return not differing(one, other)


def differing(one: Typed, other: Typed) -> list[str]:
    """The names under which the two say different things, in the order of the second."""
    names = dict.fromkeys([*other, *one])
    return [name for name in names if said(one.get(name, ())) != said(other.get(name, ()))]
