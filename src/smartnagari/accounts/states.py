"""The states that records of accounts pass through, and the legal moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.workflow import Machine, Transition


class AssignmentState(TextChoices):
    """Where an assignment stands."""

    PROPOSED = "proposed", _("Waiting for a second person")
    ACTIVE = "active", _("In force")
    REFUSED = "refused", _("Refused")
    ENDED = "ended", _("Ended")


_A = AssignmentState
ASSIGNMENTS = Machine(
    Transition("approve", {_A.PROPOSED}, _A.ACTIVE, permission="accounts.assignments.approve"),
    Transition(
        "refuse", {_A.PROPOSED}, _A.REFUSED, permission="accounts.assignments.approve", note_required=True
    ),
    Transition("end", {_A.ACTIVE}, _A.ENDED, permission="accounts.assignments.end", note_required=True),
)
