"""What a file is by its first bytes, and whether name and declared type say the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from ..types import FileKind, Unfit

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


@dataclass(frozen=True)
class Form:
    """One form of file that is taken: how it is named and declared."""

    key: str
    kind: FileKind
    extensions: frozenset[str]
    types: frozenset[str]


FORMS = {
    form.key: form
    for form in (
        Form(
            "jpeg",
            FileKind.IMAGE,
            frozenset({".jpg", ".jpeg", ".jpe", ".jfif"}),
            frozenset({"image/jpeg", "image/jpg"}),
        ),
        Form("png", FileKind.IMAGE, frozenset({".png"}), frozenset({"image/png"})),
        Form("webp", FileKind.IMAGE, frozenset({".webp"}), frozenset({"image/webp"})),
        Form(
            "heic",
            FileKind.IMAGE,
            frozenset({".heic", ".heif"}),
            frozenset({"image/heic", "image/heif", "application/octet-stream", ""}),
        ),
        Form("pdf", FileKind.PDF, frozenset({".pdf"}), frozenset({"application/pdf", "application/x-pdf"})),
    )
}
"""Browsers on desktops do not know HEIC and declare nothing; its name and content must still agree."""


def form_by_content(head: bytes) -> str:
    """The form that the first bytes prove; empty when it is none that we take."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        return "heic"
    return "pdf" if head.startswith(b"%PDF-") else ""


def agreed_form(*, head: bytes, name: str, declared: str, allow: frozenset[str]) -> Form:
    """The form on which content, name and declared type agree; raises ``Unfit`` when they do not."""
    form = FORMS.get(form_by_content(head))
    if form is None or form.kind not in allow:
        raise Unfit("form")
    suffix = PurePath(name).suffix.lower()
    if suffix not in form.extensions or declared.split(";")[0].strip().lower() not in form.types:
        raise Unfit("disagree")
    return form
