"""How much of a form has been filled in."""

from __future__ import annotations

from typing import Any, Protocol


class Grouped(Protocol):
    """A guided form, as far as this rule looks at it."""

    @property
    def asked(self) -> tuple[Any, ...]: ...

    @property
    def cleaned(self) -> dict[str, Any]: ...


def is_filled(value: Any) -> bool:
    """Whether this is an answer; zero and no are answers."""
    return value is not None and value != "" and value != [] and value != ()


def share_filled(form: Grouped) -> int:
    """Per cent of the questions that have an answer, repeating rows counting as one question."""
    cleaned = form.cleaned
    names = [name for group in form.asked for name in (*group.fields, *group.rows)]
    answered = sum(is_filled(cleaned.get(name)) for name in names)
    return round(100 * answered / len(names)) if names else 0
