"""The second person: sent to be looked at, approved, refused with a note, taken back."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from smartnagari.desk.public import close_item, put_item
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, TransitionRefused
from smartnagari.kernel.workflow import four_eyes

from ..models import Revision
from ..queries.subjects import Subject, subject_for
from ..states import MODERATE, RevisionState
from ..types import Schedule
from .going_live import checked
from .moves import announce_refusal, move
from .publishing import NOW, check_schedule, settle

ITEM = "publishing.moderate"


@transaction.atomic
def submit_draft(*, actor: Actor, subject_id: UUID, schedule: Schedule = NOW) -> Revision:
    """The draft, put on the desk of a second person. A second tap changes nothing."""
    subject = subject_for(actor, subject_id, edit=True, lock=True)
    draft = _draft_of(subject)
    if draft.state == RevisionState.WAITING:
        return draft
    checked(subject, draft.typed)
    check_schedule(schedule)
    if draft.state == RevisionState.REFUSED:
        move(actor, draft, "reopen")
    move(
        actor,
        draft,
        "submit",
        submitted_by=actor.key,
        live_at=schedule.at,
        live_until=schedule.until,
        note="",
    )
    put_item(
        actor=actor,
        kind=ITEM,
        subject=str(subject.id),
        title=f"{subject.kind.label}: {draft.title}" if draft.title else str(subject.kind.label),
        permission=MODERATE,
        area=subject.area,
        not_for=actor.key,
    )
    return draft


def _draft_of(subject: Subject) -> Revision:
    if subject.draft is None:
        raise TransitionRefused(_("There is nothing to send; open it and write first."), move="submit")
    return subject.draft


@transaction.atomic
def approve_draft(*, actor: Actor, subject_id: UUID) -> Revision:
    """What waited is live, or goes live at its time. Not by who wrote or sent it."""
    subject = subject_for(actor, subject_id, permission=MODERATE, lock=True)
    draft = _draft_of(subject)
    _second_person(actor, draft)
    if draft.state != RevisionState.WAITING:
        raise TransitionRefused(_("This does not wait to be looked at any more."), move="approve")
    form = checked(subject, draft.typed)
    schedule = Schedule(at=draft.live_at, until=draft.live_until)
    settle(actor, subject, form, schedule, now="approve", later="approve_later", decided_by=actor.key)
    close_item(actor=actor, kind=ITEM, subject=str(subject.id))
    return draft


def _second_person(actor: Actor, draft: Revision) -> None:
    four_eyes(first=draft.submitted_by, second=actor.key)
    touched = {by for _at, by, *_rest in draft.touched.values()}
    if actor.key in touched:
        four_eyes(first=actor.key, second=actor.key)


@transaction.atomic
def refuse_draft(*, actor: Actor, subject_id: UUID, note: str) -> Revision:
    """What waited goes back to its author with a note."""
    subject = subject_for(actor, subject_id, permission=MODERATE, lock=True)
    draft = _draft_of(subject)
    if not note.strip():
        text = _("Say what has to be changed; the author reads it.")
        raise Invalid(text, fields={"note": str(text)})
    four_eyes(first=draft.submitted_by, second=actor.key)
    move(actor, draft, "refuse", reason=note.strip()[:1000], note=note.strip()[:1000], decided_by=actor.key)
    close_item(actor=actor, kind=ITEM, subject=str(subject.id))
    announce_refusal(subject, draft)
    return draft


@transaction.atomic
def take_back(*, actor: Actor, subject_id: UUID) -> Revision:
    """What waits for a second person or for its time is a draft again."""
    subject = subject_for(actor, subject_id, edit=True, lock=True)
    draft = _draft_of(subject)
    if draft.is_editable:
        return draft
    move(actor, draft, "take_back", live_at=None, live_until=None)
    close_item(actor=actor, kind=ITEM, subject=str(subject.id), done=False)
    return draft
