"""Who is in ``/kelola/`` now and what their roles allow there: the one thing that Wagtail's rights rest on.

Nothing of it is stored. It is worked out for each request from the assignments in force, so that a role
which ended yesterday opens nothing today, whatever Wagtail's own tables say.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from smartnagari.kernel.actor import Actor

EDIT, PUBLISH = "newsroom.edit", "newsroom.publish"
KIND = "newsroom"
"""How settings of the regency name what is written here, when they say what needs a second person."""


@dataclass(frozen=True)
class Editing:
    """What the person in ``/kelola/`` may do below this one regency's ``root`` and in its ``collection``."""

    actor: Actor | None = None
    edits: bool = False
    publishes: bool = False
    four_eyes: bool = False
    root: Any = None
    collection: Any = None


NOBODY = Editing()
_editing: ContextVar[Editing] = ContextVar("editing", default=NOBODY)


def who_edits() -> Editing:
    """Who is in ``/kelola/``; outside it nobody, who may do nothing."""
    return _editing.get()


@contextmanager
def editing(now: Editing) -> Iterator[None]:
    """Everything in this block is done by this person."""
    token = _editing.set(now)
    try:
        yield
    finally:
        _editing.reset(token)
