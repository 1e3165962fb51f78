"""The record of processing (UU 27/2022 art. 31), generated from what the columns are tagged with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.personal import Basis, Purpose, Sensitivity, purposes, tags

BASES = {
    Basis.CONSENT: _("Consent"),
    Basis.CONTRACT: _("Contract"),
    Basis.LEGAL_DUTY: _("Legal duty"),
    Basis.VITAL_INTEREST: _("Vital interest"),
    Basis.PUBLIC_TASK: _("Public task"),
    Basis.LEGITIMATE_INTEREST: _("Legitimate interest"),
}


@dataclass(frozen=True)
class Processing:
    """One purpose with the columns that are held for it; ``specific`` ones are sealed."""

    purpose: Purpose
    general: tuple[str, ...]
    specific: tuple[str, ...]

    @property
    def basis(self) -> str:
        """The lawful basis in words."""
        return str(BASES[self.purpose.basis])


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
