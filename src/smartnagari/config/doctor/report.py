"""How a finding is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum


class State(IntEnum):
    """Well, worth a look, or broken."""

    WELL = 0
    LOOK = 1
    BAD = 2


@dataclass(frozen=True)
class Finding:
    """One thing that was examined: how it is, and what to do when it is not well."""

    state: State
    subject: str
    says: str
    mend: str = ""

    @property
    def line(self) -> str:
        mark = ("ok  ", "look", "BAD ")[self.state]
        advice = f"\n        {self.mend}" if self.mend and self.state else ""
        return f"{mark}  {self.subject}: {self.says}{advice}"


def well(subject: str, says: str) -> Finding:
    return Finding(State.WELL, subject, says)


def by_age(subject: str, says: str, age: timedelta, *, look: timedelta, bad: timedelta, mend: str) -> Finding:
    """Well, worth a look or bad, depending on how old something is."""
    state = State.BAD if age > bad else State.LOOK if age > look else State.WELL
    return Finding(state, subject, says, mend)


def plain(age: timedelta) -> str:
    """An age as a person says it."""
    seconds = int(age.total_seconds())
    for size, name in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size} {name}"
    return f"{seconds} seconds"
