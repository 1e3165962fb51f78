"""Files: by key, and the gate for those that are not public."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import EVERYTHING, Actor
from smartnagari.kernel.errors import NotFound

from .holders import file_holders
from .models import StoredFile


def stored_files(ids: Iterable[UUID | str]) -> dict[UUID, StoredFile]:
    """The files of these keys, those that there are; what is no key is left out."""
    wanted = set()
    for each in ids:
        try:
            wanted.add(each if isinstance(each, UUID) else UUID(str(each)))
        except ValueError:
            continue
    return {file.pk: file for file in StoredFile.objects.filter(pk__in=wanted)} if wanted else {}


def may_read(actor: Actor, file: StoredFile) -> bool:
    """Whether this actor may see a file that is not public: who uploaded it, or whom a holder lets."""
    if file.kept_by == actor.key or EVERYTHING in actor.grants:
        return True
    return any(holder.may_read(actor, file.pk) for holder in file_holders)


def file_for(actor: Actor, file_id: UUID, *, lock: bool = False) -> StoredFile:
    """The file of this key if it is public or ``actor`` may read it; else ``NotFound``."""
    files = StoredFile.objects.filter(pk=file_id)
    file = (files.select_for_update(of=("self",)) if lock else files).first()
    if file is None or not (file.public or may_read(actor, file)):
        raise NotFound(_("There is no file under this address."))
    return file


def in_use(ids: Collection[UUID]) -> set[UUID]:
    """Those of these files that somebody still needs."""
    held: set[UUID] = set()
    for holder in file_holders:
        held |= holder.held(ids)
    return held
