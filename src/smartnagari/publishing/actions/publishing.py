"""Publishing a draft, now or at a time, and what the clock does by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, TransitionRefused
from smartnagari.kernel.tenancy import reading, tenant_in_force

from ..models import Revision
from ..queries.due import going_live, running_out
from ..queries.subjects import Subject, subject_for
from ..states import PUBLISH, RevisionState
from ..types import Schedule
from .going_live import checked, go_live
from .moves import announce_refusal, move
from .withdrawing import take_down

NOW = Schedule()


@transaction.atomic
def publish_draft(*, actor: Actor, subject_id: UUID, schedule: Schedule = NOW) -> Revision:
    """The draft, live or waiting for its time. A second tap finds it published and changes nothing.

    Raises ``Invalid`` with what has to be mended; ``TransitionRefused`` where a second person must look.
    """
    subject = subject_for(actor, subject_id, permission=PUBLISH, lock=True)
    if subject.draft is None and subject.live is not None:
        return subject.live
    if subject.draft is None:
        raise TransitionRefused(_("There is nothing to publish; open it and write first."), move="publish")
    if subject.moderated:
        raise TransitionRefused(
            _("A second person has to look at this first. Send it to be looked at."), move="publish"
        )
    if subject.draft.state == RevisionState.SCHEDULED:
        return subject.draft
    form = checked(subject, subject.draft.typed)
    return settle(actor, subject, form, schedule, now="publish", later="schedule")


def settle(
    actor: Actor, subject: Subject, form: Any, schedule: Schedule, *, now: str, later: str, **changes: Any
) -> Revision:
    """Let a locked, valid draft go live now, or at its time when that is still to come."""
    draft = subject.draft
    assert draft is not None
    check_schedule(schedule)
    changes |= {"live_at": schedule.at, "live_until": schedule.until}
    if schedule.at is not None and schedule.at > timezone.now():
        move(actor, draft, later, **changes)
    else:
        go_live(actor, subject, draft, form, now, **changes)
    return draft


def check_schedule(schedule: Schedule) -> None:
    """Raise ``Invalid`` for an end that is over already, or before its beginning."""
    begin = max(schedule.at or timezone.now(), timezone.now())
    if schedule.until is not None and schedule.until <= begin:
        text = _("The end lies before the beginning. Choose a later day, or leave it empty.")
        raise Invalid(text, fields={"until": str(text)})


def turn(*, moment: datetime | None = None) -> int:
    """What is due: drafts whose time has come go live, content whose time is over is taken down.

    Each in a transaction of its own, so that one that fails keeps nobody else waiting.
    """
    moment = moment or timezone.now()
    with reading():
        begin = list(going_live(moment).values_list("subject_id", flat=True)[:200])
        over = list(running_out(moment).values_list("subject_id", flat=True)[:200])
    actor = Actor.system("publishing.clock", tenant_in_force())
    for subject_id in begin:
        _begin(actor, subject_id, moment)
    for subject_id in over:
        _end(actor, subject_id, moment)
    return len(begin) + len(over)


@transaction.atomic
def _begin(actor: Actor, subject_id: UUID, moment: datetime) -> None:
    subject = subject_for(actor, subject_id, lock=True)
    draft = subject.draft
    if draft is None or draft.state != RevisionState.SCHEDULED or (draft.live_at or moment) > moment:
        return
    try:
        with transaction.atomic():
            go_live(actor, subject, draft, checked(subject, draft.typed), "go_live")
    except Invalid as refusal:
        draft.refresh_from_db()
        told = "; ".join(text for text in refusal.fields.values() if text)
        note = told[:900] or str(refusal)
        move(actor, draft, "fail", reason=note, note=note)
        announce_refusal(subject, draft)


@transaction.atomic
def _end(actor: Actor, subject_id: UUID, moment: datetime) -> None:
    subject = subject_for(actor, subject_id, lock=True)
    live = subject.live
    if live is not None and live.live_until is not None and live.live_until <= moment:
        take_down(actor, subject, note=str(_("Its time was over.")))
