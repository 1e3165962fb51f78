"""What clients did and what they were told: the evidence that the checkers compare with the database.

As in Jepsen's tests, an operation is invoked and then *ok* (acknowledged), *fail* (certainly not done) or
*unknown* (no answer: it may have been done).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock


class Told(StrEnum):
    OK = "ok"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Operation:
    """One request of a client and the answer; ``value`` is what an acknowledgement contained.

    ``status`` is the number of the HTTP answer, 0 without one.
    """

    key: str
    told: Told
    value: int | None = None
    status: int = 0


@dataclass
class History:
    """Everything that was asked, from all clients."""

    operations: list[Operation] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def note(self, operation: Operation) -> None:
        with self.lock:
            self.operations.append(operation)

    def acknowledged(self) -> Iterator[Operation]:
        return (operation for operation in self.operations if operation.told is Told.OK)

    @property
    def keys(self) -> set[str]:
        return {operation.key for operation in self.operations}

    def summary(self) -> str:
        counts = {told: sum(o.told is told for o in self.operations) for told in Told}
        return ", ".join(f"{count} {told}" for told, count in counts.items())
