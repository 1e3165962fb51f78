"""The states that a proposal passes through, and the legal moves between them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Level
from smartnagari.kernel.workflow import Machine, Transition


class ProposalState(TextChoices):
    """Where a proposal stands."""

    PROPOSED = "proposed", _("Waiting for a second person")
    APPROVED = "approved", _("Approved and in force")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


_P = ProposalState
PROPOSALS = Machine(
    Transition("approve", {_P.PROPOSED}, _P.APPROVED, permission="regions.decide", level=Level.P3),
    Transition(
        "refuse",
        {_P.PROPOSED},
        _P.REFUSED,
        permission="regions.decide",
        level=Level.P3,
        note_required=True,
    ),
    Transition("withdraw", {_P.PROPOSED}, _P.WITHDRAWN, permission="regions.propose"),
)
