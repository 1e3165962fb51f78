"""Who needs a file: apps above register what they hold, so that nothing in use is swept and nobody reads
a file that is not public without being allowed to."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.registry import Registry


@dataclass(frozen=True)
class FileHolder:
    """One table that refers to files: which of these it still needs, and whether this actor may read one."""

    key: str
    held: Callable[[Collection[UUID]], set[UUID]]
    may_read: Callable[[Actor, UUID], bool]


file_holders: Registry[FileHolder] = Registry("holder of files")
