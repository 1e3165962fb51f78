"""The one executor of moves of revisions, and making a revision."""

from __future__ import annotations

from typing import Any

from smartnagari.files.public import StoredFile, stored_files
from smartnagari.kernel import events, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.workflow import Workflow

from ..models import FileUse, Revision
from ..queries.subjects import Subject
from ..rules.typed import Typed
from ..states import REVISIONS, RevisionState
from ..types import ContentRefused

WORKFLOW = Workflow("publishing.revision", REVISIONS)


def move(actor: Actor, revision: Revision, name: str, *, reason: str = "", **changes: Any) -> None:
    """One move of a locked revision, recorded with its reason; what it announces is the caller's."""
    WORKFLOW.move(
        revision, name, actor=actor, reference=str(revision.pk), note=reason, changes=changes or None
    )


def announce_refusal(subject: Subject, draft: Revision) -> None:
    """Say that this draft came back, so that its author is told."""
    author = draft.submitted_by or draft.author
    refused = ContentRefused(kind=subject.kind.key, subject=str(subject.id), author=author)
    events.publish(refused, subject=str(subject.id))


def make_revision(
    actor: Actor, subject: Subject, typed: Typed, *, state: str = RevisionState.DRAFT
) -> Revision:
    """The next revision of a content with these answers."""
    subject.last += 1
    form = subject.form(typed)
    revision = Revision.objects.create(
        tenant_id=actor.tenant,
        kind=subject.kind.key,
        subject_id=subject.id,
        area=subject.area,
        number=subject.last,
        state=state,
        typed=typed,
        title=subject.kind.line(form),
        author=actor.key,
    )
    note_files(revision, form)
    trail.record(
        actor,
        "publishing.revision.make",
        str(revision.pk),
        {"kind": revision.kind, "subject": str(subject.id)},
    )
    return revision


def files_in(form: Any) -> dict[Any, StoredFile]:
    """The files that stand in a form, rows included."""
    keys: list[str] = []
    for each in (form, *(row for rows in form.row_forms.values() for row in rows)):
        for bound in each:
            if hasattr(bound.field, "kinds") and hasattr(bound.field, "most"):
                keys += bound.data or []
    return dict(stored_files(keys))


def note_files(revision: Revision, form: Any) -> None:
    """Keep in mind which files this revision needs."""
    wanted = set(files_in(form))
    known = set(FileUse.objects.filter(revision=revision).values_list("file_id", flat=True))
    FileUse.objects.filter(revision=revision, file_id__in=known - wanted).delete()
    FileUse.objects.bulk_create(
        FileUse(tenant_id=revision.tenant_id, revision=revision, file_id=key)
        for key in sorted(wanted - known)
    )
