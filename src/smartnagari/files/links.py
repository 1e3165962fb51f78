"""Addresses of files: plain ones for public files, signed ones for minutes to who may read the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

from .models import StoredFile

SECONDS = 300
PARAMETER = "tanda"
SALT = "files.link"
_signing: ContextVar[bool] = ContextVar("signing_file_links", default=False)


@contextmanager
def signed_links() -> Iterator[None]:
    """In this block addresses of files that are not public carry a signature for five minutes.

    Open it only around drawing a page whose gate has decided that this person may see those files.
    """
    token = _signing.set(True)
    try:
        yield
    finally:
        _signing.reset(token)


def file_url(file: StoredFile, variant: str = "original") -> str:
    """The address of a file, or of a smaller size of a picture; a width that it lacks gives the whole one.

    The address of a file that is not public leads nowhere, unless it is drawn inside :func:`signed_links`.
    """
    size = f"{variant}/" if variant in file.variants else ""
    signature = "" if file.public or not _signing.get() else f"?{PARAMETER}={signature_of(file.pk)}"
    if settings.FILES_HOST:
        return f"https://{settings.FILES_HOST}/{file.tenant_id.hex}/{file.pk}/{size}{signature}"
    return f"/berkas/{file.pk}/{size}{signature}"


def signature_of(file_id: UUID) -> str:
    """What lets this file be read for five minutes from now."""
    return TimestampSigner(salt=SALT).sign(str(file_id)).split(":", 1)[1]


def is_signed(file_id: UUID, signature: str) -> bool:
    """Whether this signature is ours, for this file, and not older than five minutes."""
    try:
        TimestampSigner(salt=SALT).unsign(f"{file_id}:{signature}", max_age=SECONDS)
    except BadSignature:
        return False
    return True
