"""A list of keys in one column, so that both databases find a key in it: ``,kelapa,kopra,``."""

from __future__ import annotations

from collections.abc import Iterable


def listed(keys: Iterable[str]) -> str:
    """The keys as one text; nothing for none."""
    found = ",".join(dict.fromkeys(key for key in keys if key))
    return f",{found}," if found else ""


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of such a text."""
    return tuple(key for key in text.split(",") if key)


def holding(key: str) -> str:
    """What such a text contains when it lists this key."""
    return f",{key},"
