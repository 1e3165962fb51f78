"""Which links an article may hold, and when one person may not decide alone; no database here."""

from __future__ import annotations

from urllib.parse import urlsplit


def checked_link(address: str) -> str:
    """A path of this site or a whole address with http or https, as it was typed; else nothing."""
    address = address.strip()
    if any(c.isspace() or ord(c) < 32 or c in "\\<>\"'" for c in address):
        return ""
    if address.startswith("/") and not address.startswith("//"):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname else ""


ADDRESSES = {"news": "/kabar/{}/", "page": "/halaman/{}/"}


def public_address(kind: str, path: str) -> str:
    """The path at which the public finds a page, without a language."""
    return ADDRESSES[kind].format(path)


def may_decide(*, author: str, decider: str) -> bool:
    """Whether this person may let through what another wrote: four eyes are two people."""
    return bool(author) and author != decider
