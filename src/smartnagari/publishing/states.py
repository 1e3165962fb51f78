"""The way of a revision from the first word to the archive."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.workflow import Machine, Transition


class RevisionState(TextChoices):
    """Where a revision stands."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waiting for a second person")
    SCHEDULED = "scheduled", _("Will be published")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Replaced by a newer one")
    REFUSED = "refused", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DISCARDED = "discarded", _("Thrown away")


_R = RevisionState
PUBLISH, MODERATE, EDIT, VIEW = (
    "publishing.publish",
    "publishing.moderate",
    "publishing.edit",
    "publishing.view",
)
REVISIONS = Machine(
    Transition("publish", {_R.DRAFT}, _R.PUBLISHED, permission=PUBLISH),
    Transition("schedule", {_R.DRAFT}, _R.SCHEDULED, permission=PUBLISH),
    Transition("submit", {_R.DRAFT}, _R.WAITING),
    Transition("take_back", {_R.WAITING, _R.SCHEDULED}, _R.DRAFT),
    Transition("approve", {_R.WAITING}, _R.PUBLISHED, permission=MODERATE),
    Transition("approve_later", {_R.WAITING}, _R.SCHEDULED, permission=MODERATE),
    Transition("refuse", {_R.WAITING}, _R.REFUSED, permission=MODERATE, note_required=True),
    Transition("reopen", {_R.REFUSED}, _R.DRAFT),
    Transition(
        "go_live", {_R.SCHEDULED}, _R.PUBLISHED, reason="The worker does it at the time that was set."
    ),
    Transition(
        "fail",
        {_R.SCHEDULED},
        _R.REFUSED,
        note_required=True,
        reason="It does not hold any more at its time.",
    ),
    Transition("supersede", {_R.PUBLISHED}, _R.SUPERSEDED),
    Transition("withdraw", {_R.PUBLISHED}, _R.WITHDRAWN, note_required=True),
    Transition("discard", {_R.DRAFT, _R.REFUSED}, _R.DISCARDED),
)
OPEN = (_R.DRAFT, _R.WAITING, _R.SCHEDULED, _R.REFUSED)
"""States of what is being worked on: at most one such revision a content."""
EDITABLE = (_R.DRAFT, _R.REFUSED)
