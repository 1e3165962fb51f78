"""Time limits, fees and validity in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from smartnagari.kernel.money import Rupiah

from .types import TimeUnit


def how_long(value: int | None, unit: str, note: Any = "") -> str:
    """A span in words: its note where one is written, else the number with its unit."""
    if note or value is None:
        return str(note or "")
    sentences = {
        TimeUnit.MINUTES: ngettext("%(count)d minute", "%(count)d minutes", value),
        TimeUnit.HOURS: ngettext("%(count)d hour", "%(count)d hours", value),
        TimeUnit.WORKING_DAYS: ngettext("%(count)d working day", "%(count)d working days", value),
        TimeUnit.DAYS: ngettext("%(count)d day", "%(count)d days", value),
        TimeUnit.MONTHS: ngettext("%(count)d month", "%(count)d months", value),
        TimeUnit.YEARS: ngettext("%(count)d year", "%(count)d years", value),
    }
    return sentences[TimeUnit(unit)] % {"count": value}


def how_much(fee: int | None, note: Any = "") -> str:
    """A fee in words; nothing where nobody has said it."""
    if note:
        return str(note)
    if fee is None:
        return ""
    return str(Rupiah(fee)) if fee else _("Free")
