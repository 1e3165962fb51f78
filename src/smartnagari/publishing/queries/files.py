"""Files of content: which are needed, and who may read those that are not public."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from smartnagari.files.public import FileHolder, file_holders
from smartnagari.kernel.actor import Actor

from ..kinds import content_kinds
from ..models import FileUse, Revision
from ..rules.typed import Typed
from .subjects import Subject, may_see, place_of


def held(file_ids: Collection[UUID]) -> set[UUID]:
    """Those of these files that a revision refers to."""
    uses = FileUse.objects.filter(file_id__in=list(file_ids))
    return set(uses.order_by("pk").values_list("file_id", flat=True))


def may_read(actor: Actor, file_id: UUID) -> bool:
    """Whether the actor sees a draft that refers to this file."""
    revisions = Revision.objects.filter(file_uses__file_id=file_id).select_related("area").order_by("-pk")
    return any(
        revision.kind in content_kinds
        and may_see(actor, content_kinds[revision.kind], place_of(revision.area, revision.tenant_id))
        for revision in revisions[:20]
    )


def files_out_of_place(actor: Actor, subject: Subject, sent: Typed) -> set[str]:
    """Keys of files that this person neither uploaded nor found here."""
    from smartnagari.files.public import stored_files

    form = subject.form(sent)
    names = [
        bound.html_name
        for each in (form, *(row for rows in form.row_forms.values() for row in rows))
        for bound in each
        if hasattr(bound.field, "kinds") and hasattr(bound.field, "most")
    ]
    wanted = stored_files(key for name in names for key in sent.get(name, ()))
    foreign = {key for key, file in wanted.items() if file.kept_by != actor.key}
    uses = FileUse.objects.filter(revision__subject_id=subject.id, file_id__in=foreign)
    return {str(key) for key in foreign - set(uses.values_list("file_id", flat=True))}


def register() -> None:
    """Called once in ``ready()``."""
    file_holders.register(FileHolder("publishing", held, may_read))
