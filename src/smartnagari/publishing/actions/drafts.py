"""Writing: a draft is begun, a screen of it saved, an old version brought back, a draft thrown away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, NotFound, TransitionRefused
from smartnagari.kernel.people import names_of
from smartnagari.regions.public import Area

from ..guided import starting_values
from ..kinds import ContentKind
from ..models import FileUse, Revision
from ..queries.differences import differences
from ..queries.files import files_out_of_place
from ..queries.subjects import Subject, new_subject, revisions_of, subject_for
from ..rules.typed import Typed, as_typed, renumbered, replaced
from ..states import OPEN, RevisionState
from ..types import Group, Saved
from .moves import make_revision, move, note_files


@transaction.atomic
def begin_draft(
    *, actor: Actor, kind: ContentKind, area: Area | None, subject_id: UUID | None = None
) -> Revision:
    """The draft of new content. A second tap with the same key opens the same draft.

    Content that is there once opens with what is live.
    """
    fresh = new_subject(actor, kind, area, subject_id)
    if revisions_of(fresh.id).exists() or kind.model.objects.filter(pk=fresh.id).exists():
        return edit_content(actor=actor, subject_id=fresh.id)
    return _opened(actor, fresh, _beginning(fresh))


def _opened(actor: Actor, subject: Subject, typed: Typed) -> Revision:
    """A draft with these answers, or the one that a tap at the same moment has opened."""
    try:
        with transaction.atomic():
            return make_revision(actor, subject, typed)
    except IntegrityError:
        opened = revisions_of(subject.id).filter(state__in=OPEN).first()
        if opened is None:
            raise
        return opened


def _beginning(subject: Subject) -> Typed:
    known = as_typed(subject.kind.start(subject.area)) if subject.kind.start else {}
    return starting_values(subject.form({})) | known


@transaction.atomic
def edit_content(*, actor: Actor, subject_id: UUID) -> Revision:
    """The draft of this content: the open one, or a new one that begins with what is live."""
    subject = subject_for(actor, subject_id, edit=True, lock=True)
    if subject.draft is not None:
        return subject.draft
    if subject.live is not None:
        return _opened(actor, subject, subject.live.typed)
    last = revisions_of(subject.id).first()
    if last is not None:
        return _opened(actor, subject, last.typed)
    return _opened(actor, subject, subject.kind.typed_of(subject.row()))


@transaction.atomic
def save_screen(*, actor: Actor, subject_id: UUID, group: Group, sent: Typed, edits: int) -> Saved:
    """Keep one screen of the draft as it was typed, complete or not.

    When somebody else has saved this very screen since ``edits``, nothing is kept and the answer says who,
    and what differs. Raises ``Conflict`` when it is not a draft any more.
    """
    subject = subject_for(actor, subject_id, edit=True, lock=True)
    draft = _editable(subject)
    _refuse_foreign_files(actor, subject, sent)
    at, by = draft.touched.get(group.key, [0, ""])[:2]
    if at > edits:
        changes = differences(subject, replaced(draft.typed, sent, group.fields, group.rows), draft.typed)
        if changes:
            return Saved(edits=draft.edits, by=names_of([by]).get(by, by), changes=changes)
    if draft.state == RevisionState.REFUSED:
        move(actor, draft, "reopen")
    _keep(actor, subject, draft, group, sent)
    return Saved(edits=draft.edits)


def _editable(subject: Subject) -> Revision:
    if subject.draft is None:
        raise Conflict(_("This has been published or thrown away meanwhile. Open it again to change it."))
    if not subject.draft.is_editable:
        raise Conflict(_("This has been sent on meanwhile. Take it back to change it."))
    return subject.draft


def _keep(actor: Actor, subject: Subject, draft: Revision, group: Group, sent: Typed) -> None:
    typed = replaced(draft.typed, sent, group.fields, group.rows)
    for key in group.rows:
        typed = renumbered(typed, key)
    form = subject.form(typed)
    draft.typed, draft.edits = typed, draft.edits + 1
    draft.touched = draft.touched | {group.key: [draft.edits, actor.key, timezone.now().isoformat()]}
    draft.title = subject.kind.line(form)
    draft.save(update_fields=["typed", "edits", "touched", "title", "updated_at"])
    note_files(draft, form)


def _refuse_foreign_files(actor: Actor, subject: Subject, sent: Typed) -> None:
    """A file stands here because it was uploaded by this person, or stood here before."""
    if files_out_of_place(actor, subject, sent):
        raise NotFound(_("There is no file under this address."))


@transaction.atomic
def bring_back(*, actor: Actor, subject_id: UUID, number: int) -> Revision:
    """A draft that says again what version ``number`` said. Refused while another draft is open."""
    subject = subject_for(actor, subject_id, edit=True, lock=True)
    old = revisions_of(subject.id).filter(number=number).first()
    if old is None:
        raise NotFound(_("There is no such version."))
    if subject.draft is not None:
        raise TransitionRefused(
            _("Somebody is writing a newer version. Publish it or throw it away first."), move="bring_back"
        )
    return make_revision(actor, subject, old.typed)


@transaction.atomic
def discard_draft(*, actor: Actor, subject_id: UUID) -> Subject:
    """Throw away what is being written; what is live stays."""
    subject = subject_for(actor, subject_id, edit=True, lock=True)
    if subject.draft is not None:
        move(actor, _editable(subject), "discard")
        FileUse.objects.filter(revision=subject.draft).delete()
    return subject


def typed_group(typed: Any, group: Group) -> Typed:
    """The part of these answers that stands on one screen."""
    return replaced({}, typed, group.fields, group.rows)
