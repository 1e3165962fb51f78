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


class DataRequestState(TextChoices):
    """Where a request of a data subject stands."""

    RECEIVED = "received", _("Received")
    IN_PROGRESS = "in_progress", _("Being worked on")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Not granted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


_D = DataRequestState
DATA_REQUESTS = Machine(
    Transition("take", {_D.RECEIVED}, _D.IN_PROGRESS, permission="accounts.rights.handle"),
    Transition("finish", {_D.IN_PROGRESS}, _D.DONE, permission="accounts.rights.handle", note_required=True),
    Transition(
        "refuse", {_D.IN_PROGRESS}, _D.REFUSED, permission="accounts.rights.handle", note_required=True
    ),
    Transition("withdraw", {_D.RECEIVED, _D.IN_PROGRESS}, _D.WITHDRAWN, reason="Who asks may stop asking."),
    Transition("serve", {_D.RECEIVED}, _D.DONE, reason="The platform answers by itself, at once."),
)
OPEN_REQUESTS = (_D.RECEIVED, _D.IN_PROGRESS)


class IncidentState(TextChoices):
    """Where an incident with personal data stands."""

    OPEN = "open", _("Being examined")
    CONTAINED = "contained", _("Stopped")
    CLOSED = "closed", _("Closed")
    DISMISSED = "dismissed", _("Was none")


OPEN_INCIDENTS = (IncidentState.OPEN, IncidentState.CONTAINED)
_I, _HANDLE = IncidentState, "accounts.incidents.handle"
INCIDENTS = Machine(
    Transition("contain", {_I.OPEN}, _I.CONTAINED, permission=_HANDLE, note_required=True),
    Transition("close", {_I.CONTAINED}, _I.CLOSED, permission=_HANDLE, note_required=True),
    Transition(
        "dismiss",
        {_I.OPEN, _I.CONTAINED},
        _I.DISMISSED,
        permission=_HANDLE,
        note_required=True,
        reason="What looked like an incident touched no personal data; the clocks stop.",
    ),
)
