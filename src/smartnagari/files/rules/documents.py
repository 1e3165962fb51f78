"""PDF documents cleaned of everything that acts; runs as a program of its own.

A parser of a hostile format may be led to eat all memory or to stand still, so the parent starts this file
as a child with limits (see ``files.children``): the document comes in and goes out through the pipes, and
the exit code names the reason when it is turned away. Nothing of ours is imported here.
"""

from __future__ import annotations

import io
import resource
import sys
from typing import Any

import pikepdf

MOST_PAGES = 500
MEMORY, SECONDS = 1_500_000_000, 20
ENCRYPTED, BROKEN, LONG = 10, 11, 12
REASONS = {ENCRYPTED: "encrypted", BROKEN: "broken", LONG: "pages"}

KEYS_THAT_ACT = (
    "/OpenAction",
    "/AA",
    "/JavaScript",
    "/JS",
    "/XFA",
    "/EmbeddedFiles",
    "/EF",
    "/RichMediaContent",
    "/RichMediaSettings",
    "/Launch",
    "/AF",
    "/Collection",
)
ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
        "/GoToE",
        "/GoToR",
        "/GoTo3DView",
        "/Trans",
        "/SetOCGState",
    }
)
ANNOTATIONS = frozenset({"/RichMedia", "/FileAttachment", "/Screen", "/Movie", "/Sound", "/3D"})
LINKS = ("http://", "https://", "mailto:", "tel:")


class TurnedAway(Exception):
    """Why the document is not taken, as an exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(REASONS[code])
        self.code = code


def clean(data: bytes) -> tuple[bytes, int]:
    """The document without anything that acts, and its number of pages; raises ``TurnedAway``."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise TurnedAway(ENCRYPTED)
            pages = len(pdf.pages)
            if pages > MOST_PAGES:
                raise TurnedAway(LONG)
            if pages == 0:
                raise TurnedAway(BROKEN)
            _defuse(pdf)
            target = io.BytesIO()
            pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return target.getvalue(), pages
    except pikepdf.PasswordError as error:
        raise TurnedAway(ENCRYPTED) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError) as error:
        raise TurnedAway(BROKEN) from error


def _defuse(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for key in ("/JavaScript", "/EmbeddedFiles"):
            if key in names:
                del names[key]
    for each in pdf.objects:
        _defuse_object(each)
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array):
            kept = [each for each in annotations if not _acts(each)]
            page.obj["/Annots"] = pikepdf.Array(kept)


def _defuse_object(found: Any, depth: int = 0) -> None:
    """Take the acting keys out of this object and the direct ones in it; references come by themselves."""
    if depth > 40:
        raise TurnedAway(BROKEN)
    if isinstance(found, pikepdf.Array):
        for each in found:
            if not each.is_indirect if isinstance(each, pikepdf.Object) else False:
                _defuse_object(each, depth + 1)
        return
    if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in KEYS_THAT_ACT:
        if key in found:
            del found[key]
    if _is_acting(found):
        for key in [k for k in found.keys() if k not in {"/Type", "/Length"}]:  # noqa: SIM118 - PDF keys
            del found[key]
        return
    for key in list(found.keys()):
        each = found[key]
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            _defuse_object(each, depth + 1)


def _is_acting(found: Any) -> bool:
    """Whether this is an action that does more than turn a page or open a plain link."""
    action = found.get("/S")
    if not isinstance(action, pikepdf.Name):
        return False
    if str(action) == "/URI":
        return not str(found.get("/URI", "")).strip().lower().startswith(LINKS)
    return str(action) in ACTIONS


def _acts(annotation: Any) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and str(annotation.get("/Subtype", "")) in ANNOTATIONS


def main() -> int:
    """Read a document, write it cleaned with its number of pages in the first line."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        data, pages = clean(sys.stdin.buffer.read())
    except TurnedAway as refusal:
        return refusal.code
    sys.stdout.buffer.write(b"%d\n" % pages + data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
