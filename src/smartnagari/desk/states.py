"""The states of a work item."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.workflow import Machine, Transition


class ItemState(TextChoices):
    """Where a piece of work stands."""

    OPEN = "open", _("Waiting")
    CLAIMED = "claimed", _("Being worked on")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Not needed any more")


_I = ItemState
ITEMS = Machine(
    Transition("claim", {_I.OPEN}, _I.CLAIMED),
    Transition("give_back", {_I.CLAIMED}, _I.OPEN),
    Transition("finish", {_I.OPEN, _I.CLAIMED}, _I.DONE),
    Transition("withdraw", {_I.OPEN, _I.CLAIMED}, _I.WITHDRAWN),
)
TO_DO = (_I.OPEN, _I.CLAIMED)
