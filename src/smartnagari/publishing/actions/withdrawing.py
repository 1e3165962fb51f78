"""Taking content down: the row stays as a tombstone, its pages and files are gone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, NotFound

from ..kinds import ContentKind, content_kinds
from ..models import FileUse
from ..queries.subjects import Subject, subject_for
from ..states import PUBLISH
from ..types import ContentWithdrawn
from .going_live import hide_unused
from .moves import move


@transaction.atomic
def withdraw(*, actor: Actor, kind: str | ContentKind, subject_id: UUID, note: str) -> None:
    """Take this content down, saying why. What is down stays down. Raises ``Invalid`` without a reason."""
    wanted = kind if isinstance(kind, ContentKind) else content_kinds[kind]
    subject = subject_for(actor, subject_id, permission=PUBLISH, lock=True)
    if subject.kind.key != wanted.key:
        raise NotFound(_("There is no such content where you work."))
    if not note.strip():
        text = _("Please say why.")
        raise Invalid(text, fields={"note": str(text)})
    take_down(actor, subject, note=note.strip()[:1000])


def take_down(actor: Actor, subject: Subject, *, note: str) -> Any:
    """Make a locked content a tombstone; nothing happens to one that is down."""
    row = subject.kind.model.objects.select_for_update(of=("self",)).filter(pk=subject.id).first()
    if row is None or row.withdrawn_at is not None:
        return row
    row.withdrawn_at = row.changed_at = timezone.now()
    row.live_until = None
    row.save(update_fields=["withdrawn_at", "changed_at", "live_until", "updated_at"])
    subject.kind.gone(row)
    if subject.live is not None:
        move(actor, subject.live, "withdraw", reason=note, note=note)
    _hide_files(subject)
    trail.record(actor, "publishing.content.withdraw", str(subject.id), {"kind": subject.kind.key})
    events.publish(
        ContentWithdrawn(
            kind=subject.kind.key, subject=str(subject.id), area=subject.area.code if subject.area else ""
        ),
        subject=str(subject.id),
    )
    return row


def _hide_files(subject: Subject) -> None:
    """Every file of every version, old documents too: what is withdrawn is not read any more."""
    uses = FileUse.objects.filter(revision__subject_id=subject.id)
    but = subject.live.pk if subject.live is not None else subject.id
    hide_unused(uses.values_list("file_id", flat=True), but=but)
