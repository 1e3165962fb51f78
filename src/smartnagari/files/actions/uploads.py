"""Keeping an upload: checked, made safe and scanned first, then written, then entered."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid

from .. import storage
from ..children import cleaned_document
from ..models import StoredFile
from ..queries import stored_files
from ..rules.sniffing import Form, agreed_form
from ..scanner import Verdict, scan
from ..states import FileState
from ..types import FileKind, Prepared, Unfit
from ..wording import told

MOST_BYTES = 5 * 1024 * 1024
STATE_AFTER = {
    Verdict.CLEAN: FileState.CLEAN,
    Verdict.SILENT: FileState.QUARANTINED,
    Verdict.NONE: FileState.UNSCANNED,
}


def keep_upload(
    *,
    actor: Actor,
    upload: UploadedFile,
    allow: Collection[str] = ("image", "pdf"),
    alt: str = "",
    credit: str = "",
) -> StoredFile:
    """The upload as a file of ours, not public yet; raises ``Invalid`` with a sentence that mends it.

    Call it outside any transaction. The same content is written once a tenant, however often it comes; the
    same upload by the same person with the same words is the same file.
    """
    storage.refuse_inside_transaction()
    allowed = frozenset(str(kind) for kind in allow)
    try:
        data = _read(upload)
        form = agreed_form(
            head=data[:64], name=upload.name or "", declared=upload.content_type or "", allow=allowed
        )
        words = {
            "original": _plain_name(upload.name or ""),
            "alt": _plain_line(alt, 300),
            "credit": _plain_line(credit, 200),
        }
        known = _known(data, actor)
        if known is not None:
            return _entered_again(actor, known, words, data)
        prepared = _prepared(data, form)
        state = _state_of(data)
    except Unfit as refusal:
        text = told(refusal.reason, allowed)
        raise Invalid(text, fields={"upload": str(text)}, reason=refusal.reason) from refusal
    return _entered(
        actor, _written(actor, prepared), words | {"state": state, "source_sha256": _digest(data)}
    )


def _prepared(data: bytes, form: Form) -> Prepared:
    if form.kind != FileKind.IMAGE:
        return cleaned_document(data)
    from ..rules.pictures import redraw  # loads the decoders, which no start-up needs

    return redraw(data, form.key)


def _read(upload: UploadedFile) -> bytes:
    if not upload.size:
        raise Unfit("empty")
    if upload.size > MOST_BYTES:
        raise Unfit("size")
    upload.seek(0)
    return upload.read()


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _plain_name(name: str) -> str:
    """The name without folders, control characters and marks that turn the direction of writing."""
    bare = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    path = PurePath(bare)
    return f"{path.stem[:180]}{path.suffix[:10]}"


def _plain_line(text: str, most: int) -> str:
    return "".join(letter for letter in text if letter.isprintable() or letter.isspace())[:most]


def _state_of(data: bytes) -> FileState:
    verdict = scan(data)
    if verdict is Verdict.INFECTED:
        raise Unfit("virus")
    return STATE_AFTER[verdict]


def _known(data: bytes, actor: Actor) -> StoredFile | None:
    rows = StoredFile.objects.filter(source_sha256=_digest(data)).exclude(state=FileState.INFECTED)
    mine = list(rows.order_by("pk")[:50])
    return next((row for row in mine if row.kept_by == actor.key), mine[0] if mine else None)


def _written(actor: Actor, prepared: Prepared) -> dict[str, Any]:
    """The columns of the row once all bytes are written."""
    columns: dict[str, Any] = {
        "kind": prepared.kind,
        "mime": prepared.mime,
        "width": prepared.width,
        "height": prepared.height,
        "pages": prepared.pages,
        **_put(actor, prepared.data),
    }
    columns["variants"] = {
        name: {**_put(actor, drawn.data), "width": drawn.width, "height": drawn.height}
        for name, drawn in prepared.variants.items()
    }
    return columns


def _put(actor: Actor, data: bytes) -> dict[str, Any]:
    key = storage.new_key(actor.tenant)
    storage.write(key, data)
    return {"key": key, "size": len(data), "sha256": _digest(data)}


@transaction.atomic
def _entered(actor: Actor, columns: dict[str, Any], words: dict[str, Any]) -> StoredFile:
    file = StoredFile.objects.create(tenant_id=actor.tenant, kept_by=actor.key, **columns, **words)
    trail.record(actor, "files.file.keep", str(file.pk), {"sha256": file.sha256, "kind": str(file.kind)})
    return file


SHARED = (
    "kind",
    "mime",
    "width",
    "height",
    "pages",
    "key",
    "size",
    "sha256",
    "variants",
    "state",
    "source_sha256",
)


def _entered_again(actor: Actor, known: StoredFile, words: dict[str, str], data: bytes) -> StoredFile:
    """The same bytes once more: the same row for the same person and words, else a row of its own."""
    same = known.kept_by == actor.key and all(getattr(known, name) == text for name, text in words.items())
    file = known if same else _entered(actor, {name: getattr(known, name) for name in SHARED}, words)
    if not storage.exists(file.key):  # swept between the two: written once more
        return _entered(actor, _written(actor, _prepared_again(data, file)), words | _origin(file))
    return file


def _prepared_again(data: bytes, file: StoredFile) -> Prepared:
    form = agreed_form(head=data[:64], name=file.original, declared=file.mime, allow=frozenset({file.kind}))
    return _prepared(data, form)


def _origin(file: StoredFile) -> dict[str, str]:
    return {"state": file.state, "source_sha256": file.source_sha256}


@transaction.atomic
def describe_file(*, actor: Actor, file_id: UUID | str, alt: str) -> None:
    """What the picture shows, for who cannot see it. Only who uploaded the file changes anything."""
    words = _plain_line(alt, 300)
    found = stored_files([file_id])
    mine = StoredFile.objects.filter(pk__in=found, kept_by=actor.key)
    mine.exclude(alt=words).update(alt=words)
