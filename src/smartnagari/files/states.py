"""The states of a file: what is served and what is not."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.workflow import Machine, Transition


class FileState(TextChoices):
    """What the scanner says of a file."""

    QUARANTINED = "quarantined", _("Waiting for the virus scanner")
    CLEAN = "clean", _("Checked for viruses")
    UNSCANNED = "unscanned", _("Checked for its form; no virus scanner is set up")
    INFECTED = "infected", _("A virus was found")


_F = FileState
FILES = Machine(
    Transition("pass", {_F.QUARANTINED, _F.UNSCANNED}, _F.CLEAN),
    Transition("condemn", {_F.QUARANTINED, _F.UNSCANNED, _F.CLEAN}, _F.INFECTED),
)
SERVED = (_F.CLEAN, _F.UNSCANNED)
