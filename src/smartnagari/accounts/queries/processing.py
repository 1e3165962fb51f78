"""The record of processing (UU 27/2022 art. 31), generated from what the columns are tagged with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from smartnagari.kernel.personal import Purpose, Sensitivity, purposes, tags


@dataclass(frozen=True)
class Processing:
    """One purpose with the columns that are held for it; ``specific`` ones are sealed."""

    purpose: Purpose
    general: tuple[str, ...]
    specific: tuple[str, ...]


def record_of_processing() -> list[Processing]:
    """Every purpose in the order of the apps, with its columns by table."""
    held: dict[tuple[str, Sensitivity], list[str]] = defaultdict(list)
    for tag in tags:
        held[tag.purpose, tag.sensitivity].append(tag.key)
    return [
        Processing(
            purpose=purpose,
            general=tuple(held[purpose.key, Sensitivity.GENERAL]),
            specific=tuple(held[purpose.key, Sensitivity.SPECIFIC]),
        )
        for purpose in purposes
    ]
