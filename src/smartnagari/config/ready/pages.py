"""A page with its compressed forms, as it lies in the store and as it is answered."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import brotli

from .paths import meta_name

FORMS = {"": ".html", "gzip": ".html.gz", "br": ".html.br"}
"""The forms by their content encoding, with the endings that nginx looks for."""
CACHE_CONTROL = "public, max-age=0, must-revalidate"
MADE_ANEW = frozenset(
    {"x-request-id", "content-length", "content-encoding", "etag", "vary", "cache-control", "last-modified"}
)
"""Headers that each answer gets afresh; all others stand as Django wrote them."""
NGINX_SENDS = frozenset({"content-type", "content-language"})
"""Headers of a page that nginx writes by its address; any other that is not in every page keeps nginx out."""


def stamp_of(body: bytes) -> int:
    """A number of seconds drawn from the bytes; as the file's time it makes nginx's own ETag a strong one.

    nginx says ``"time-length"``. A digest instead of the clock: the same bytes have the same tag on every
    host, other bytes of the same second have another. 31 bits, for file systems that end in 2038.
    """
    return int.from_bytes(sha256(body).digest()[:4], "big") >> 1


def etag_of(body: bytes) -> str:
    """The strong tag of one form, letter by letter the one that nginx makes of its file."""
    return f'"{stamp_of(body):x}-{len(body):x}"'


@dataclass(frozen=True)
class Page:
    """One page of one host: its headers, its forms by encoding, the moment when it ceases to be true."""

    host: str
    path: str
    headers: tuple[tuple[str, str], ...]
    forms: Mapping[str, bytes]
    until: float | None = None
    plain: bool = True
    etags: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "etags", {name: etag_of(body) for name, body in self.forms.items()})

    @property
    def size(self) -> int:
        return sum(map(len, self.forms.values()))

    def name(self, form: str) -> str:
        """The file of a form. nginx finds ``index`` only, so others have headers of their own."""
        if not self.path.endswith("/"):
            return "leaf" + FORMS[form]
        return ("index" if self.plain else "other") + FORMS[form]


def compressed(body: bytes) -> dict[str, bytes]:
    """The forms of a body: as it is, gzip, Brotli. Made once, so a little effort pays."""
    return {"": body, "gzip": gzip.compress(body, 7, mtime=0), "br": brotli.compress(body, quality=6)}


def header_lines(page: Page, form: str) -> list[tuple[str, str]]:
    """All headers of a full answer in this form, but the number of the request."""
    lines = [*page.headers, ("Cache-Control", CACHE_CONTROL), ("Vary", "Accept-Encoding")]
    lines += [("ETag", page.etags[form]), ("Content-Length", str(len(page.forms[form])))]
    return [*lines, ("Content-Encoding", form)] if form else lines


def write(folder: Path, page: Page) -> None:
    """Put the files of a page there, each whole at once; the one that says it is there comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in ("gzip", "br", ""):
        body = page.forms[form]
        _replace(folder / page.name(form), body, stamp_of(body))
    meta = {
        "headers": page.headers,
        "until": page.until,
        "plain": page.plain,
        "etags": page.etags,
        "path": page.path,
    }
    _replace(folder / meta_name(page.path), json.dumps(meta).encode())


def _replace(file: Path, body: bytes, stamp: int | None = None) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}~")
    with draft.open("wb") as out:
        os.fchmod(out.fileno(), 0o644)  # nginx is somebody else
        out.write(body)
    if stamp is not None:
        os.utime(draft, (stamp, stamp))
    draft.replace(file)


def read(folder: Path, host: str, path: str) -> Page | None:
    """The page that lies there, or nothing: it is not there, or it is being replaced at this moment."""
    try:
        meta = json.loads((folder / meta_name(path)).read_bytes())
        found = Page(
            host=host,
            path=path,
            headers=tuple((name, value) for name, value in meta["headers"]),
            forms={},
            until=meta["until"],
            plain=meta["plain"],
        )
        forms = {form: (folder / found.name(form)).read_bytes() for form in FORMS}
    except (OSError, ValueError, KeyError, zlib.error):
        return None
    page = Page(host, path, found.headers, forms, found.until, found.plain)
    return page if dict(page.etags) == meta["etags"] and meta["path"] == path else None


def remove(folder: Path, path: str, top: Path) -> None:
    """Take a page away, first what nginx looks for, then what says that it is there; empty folders go too."""
    name = meta_name(path)
    for file in ("index.html", name) if name == "index.meta" else (name,):
        (folder / file).unlink(missing_ok=True)
    stem = ("index", "other") if name == "index.meta" else ("leaf",)
    for base in stem:
        for ending in FORMS.values():
            (folder / f"{base}{ending}").unlink(missing_ok=True)
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
