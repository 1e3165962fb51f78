"""The moment at which content goes live: validated answers become the public's row."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.files.public import FileKind, make_private, make_public
from smartnagari.kernel import events
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid

from ..guided import GuidedForm
from ..models import FileUse, Publishable, Revision
from ..queries.subjects import Subject
from ..rules.scores import share_filled
from ..states import RevisionState
from ..types import ContentPublished
from .moves import files_in, move


def checked(subject: Subject, typed: dict[str, list[str]]) -> GuidedForm:
    """The form with these answers once they can be published; raises ``Invalid`` with what to mend."""
    form = subject.form(typed)
    if form.is_valid():
        return form
    fields: dict[str, str] = {}
    for name, errors in form.errors.items():
        fields[name] = str(errors[0])
    for rows in form.row_forms.values():
        for row in rows:
            fields |= {f"{row.prefix}-{name}": str(errors[0]) for name, errors in row.errors.items()}
    raise Invalid(_("Something still has to be mended before this can be published."), fields=fields)


def retire(actor: Actor, subject: Subject) -> None:
    """What was live becomes history, so that another revision can take its place."""
    if subject.live is not None and subject.live.state == RevisionState.PUBLISHED:
        move(actor, subject.live, "supersede")


def go_live(
    actor: Actor, subject: Subject, revision: Revision, form: GuidedForm, name: str, **changes: Any
) -> Any:
    """Make the public's row say what this locked revision says; ``name`` is the move; none for one born live.

    Call it inside the action's transaction.
    """
    retire(actor, subject)
    changes |= {
        "published_at": timezone.now(),
        "filled": share_filled(form),
        "title": subject.kind.line(form),
    }
    if name:
        move(actor, revision, name, **changes)
    else:
        Revision.objects.filter(pk=revision.pk).update(**changes)
    row = _written(subject, revision, form)
    _show_files(subject, form)
    events.publish(
        ContentPublished(
            kind=subject.kind.key,
            subject=str(subject.id),
            area=subject.area.code if subject.area else "",
            version=row.version,
        ),
        subject=str(subject.id),
    )
    return row


def _written(subject: Subject, revision: Revision, form: GuidedForm) -> Publishable:
    model = subject.kind.model
    row = model.objects.select_for_update(of=("self",)).filter(pk=subject.id).first()
    fresh = row is None or row.withdrawn_at is not None
    if row is None:
        row = model(id=subject.id, tenant_id=revision.tenant_id, version=0)
    now = timezone.now()
    cleaned = form.cleaned
    subject.kind.apply(row, cleaned, subject.area)
    row.area = subject.area
    row.version += 1
    row.published_at = now if fresh else row.published_at
    row.changed_at, row.live_until, row.withdrawn_at = now, revision.live_until, None
    row.save()
    subject.kind.after(row, cleaned)
    return row


def _show_files(subject: Subject, form: GuidedForm) -> None:
    """What the new version shows becomes public. Pictures that it drops are hidden again; documents stay
    reachable as old versions."""
    shown = files_in(form)
    make_public(shown)
    if subject.live is not None:
        dropped = (
            FileUse.objects.filter(revision=subject.live, file__kind=FileKind.IMAGE)
            .exclude(file_id__in=list(shown))
            .values_list("file_id", flat=True)
        )
        hide_unused(dropped, but=subject.live.pk)


def hide_unused(file_ids: Any, *, but: UUID) -> None:
    """Hide those of these files that no other published content shows."""
    wanted = set(file_ids)
    shown = FileUse.objects.filter(file_id__in=wanted, revision__state=RevisionState.PUBLISHED)
    make_private(wanted - set(shown.exclude(revision_id=but).values_list("file_id", flat=True)))
