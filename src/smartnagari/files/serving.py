"""Answering with a file: never as a page, with its hash as ETag, in parts when asked so."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from . import storage
from .models import StoredFile

POLICY = "default-src 'none'; style-src 'none'; sandbox; frame-ancestors 'none'"
SUFFIX = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "application/pdf": ".pdf"}
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


def served(request: HttpRequest, file: StoredFile, variant: str) -> HttpResponseBase:
    """The bytes of this size of the file, or that the browser has them, or the part it asks for."""
    part: dict[str, Any] = file.variants.get(variant) or {
        "key": file.key,
        "size": file.size,
        "sha256": file.sha256,
    }
    etag = f'"{part["sha256"][:32]}"'
    if etag in request.headers.get("If-None-Match", ""):
        return _dressed(HttpResponse(status=304), file, etag)
    asked = _span(request, part["size"], etag)
    if asked is None:
        source = storage.opened(part["key"])
        response: HttpResponseBase = FileResponse(source, content_type=file.mime)
        response["Content-Length"] = str(part["size"])
    elif not asked:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{part['size']}"
    else:
        response = _piece(part, asked, file.mime)
    return _dressed(response, file, etag)


def _span(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | tuple[()] | None:
    """First and last byte asked for; ``()`` when there are none such, ``None`` for the whole."""
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    if match is None or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match[1], match[2]
    if not first and not last:
        return None
    if not first:
        return (max(0, size - int(last)), size - 1) if int(last) else ()
    begin, end = int(first), min(int(last) if last else size - 1, size - 1)
    return (begin, end) if begin <= end else ()


def _piece(part: dict[str, Any], span: tuple[int, ...], mime: str) -> HttpResponse:
    begin, end = span
    with storage.opened(part["key"]) as source:
        source.seek(begin)
        response = HttpResponse(source.read(end - begin + 1), status=206, content_type=mime)
    response["Content-Range"] = f"bytes {begin}-{end}/{part['size']}"
    return response


def _dressed(response: HttpResponseBase, file: StoredFile, etag: str) -> HttpResponseBase:
    """What every answer with a file says: what it is, that it acts as nothing, how long it may be kept."""
    name = f"{file.original.rsplit('.', 1)[0] or 'berkas'}{SUFFIX.get(file.mime, '')}"
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = content_disposition_header(not file.is_picture, name) or (
        f"attachment; filename*=UTF-8''{quote(name)}"
    )
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "cross-origin" if file.public else "same-site"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "public, max-age=3600" if file.public else "private, no-store"
    return response
