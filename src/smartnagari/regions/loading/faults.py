"""Faults of a file, collected with their lines and told together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from smartnagari.kernel.errors import Invalid

SHOWN = 20
KEPT = 1000


class SourceRefused(Invalid):
    """A file cannot be used; nothing was changed. ``faults`` say ``file:line: what, and how to mend it``."""

    code = "source-refused"

    def __init__(self, faults: Iterable[str], *, count: int | None = None) -> None:
        self.faults = list(faults)
        shown = "\n".join(self.faults[:SHOWN])
        hidden = (count or len(self.faults)) - SHOWN
        more = ngettext("... and %d more.", "... and %d more.", hidden) % hidden if hidden > 0 else ""
        head = _("The source cannot be used and nothing was changed:")
        super().__init__("\n".join(part for part in (str(head), shown, more) if part))


@dataclass
class Faults:
    """Collects faults while a source is read; ``stop`` raises when there are any.

    A file that is wrong in every line is counted to its end, but only the first lines are kept.
    """

    found: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, file: str, line: int, what: object) -> None:
        self.count += 1
        if len(self.found) <= KEPT:
            self.found.append(f"{file}:{line}: {what}" if line else f"{file}: {what}")

    def stop(self) -> None:
        if self.found:
            raise SourceRefused(self.found, count=self.count)


CODE_FAULTS = {
    "shape": _("This is not a ministry code; it is written like 13.05.01.2001."),
    "no-dots": _("The code has no dots; ministry codes are written like 13.05.01.2001."),
    "regency-number": _("Regencies are numbered 01 to 69 and cities 71 to 99."),
    "district-number": _("Districts are numbered from 01."),
    "statistics-code": _("This is a code of the statistics office (BPS), not of the ministry."),
    "ambiguous": _("Without dots this may be a code of the ministry or of the statistics office."),
    "mother": _("The mother of a preparatory village must have a national code."),
    "village": _("A hamlet belongs to a village."),
}
NAME_FAULTS = {
    "empty": _("The name is missing."),
    "too-long": _("The name is longer than 100 characters."),
    "control": _("The name contains characters that cannot be printed."),
}
