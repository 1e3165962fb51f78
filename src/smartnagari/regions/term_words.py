"""What the keys of the nomenclature mean, for officers who choose a word of their own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TERM_WORDS = {
    "village": _("Village"),
    "hamlet": _("Hamlet"),
    "village_head": _("Head of a village"),
    "hamlet_head": _("Head of a hamlet"),
    "council": _("Village council"),
    "enterprise": _("Village enterprise"),
    "district": _("District"),
    "district_head": _("Head of a district"),
    "regency": _("Regency"),
    "regent": _("Head of the regency"),
}
