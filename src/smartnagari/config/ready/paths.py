"""Where a page lies in the store: a folder of its host and path, so that nginx finds it by the address."""

from __future__ import annotations

import re

HOST = re.compile(r"[a-z0-9][a-z0-9.-]{0,252}(:[0-9]{1,5})?|\[[0-9a-f:]{2,45}\](:[0-9]{1,5})?")
SEGMENT = r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,150}"
PATH = re.compile(rf"/|(/{SEGMENT}){{1,8}}/?")
OURS = re.compile(r"/(index|other|leaf)\.")
SHARED = re.compile(r"(?:(?:fbclid|gclid|igsh|igshid|utm_[a-z]{2,12})=[^&]*(?:&|$))*")
"""What links that people pass on carry behind the address; no page of ours reads it."""


def may_be_kept(host: str, path: str) -> bool:
    """Whether host and path are plain enough to be names of folders; what is not goes to Django each time."""
    return bool(HOST.fullmatch(host) and PATH.fullmatch(path)) and not OURS.search(path)


def without_query(query: str) -> bool:
    """Whether an address with this query string is the same page as without it."""
    return not query or SHARED.fullmatch(query) is not None


def folder_of(host: str, path: str) -> str:
    """The folder of a page below the store's pages, without slashes at its ends."""
    return f"{host}/{path.strip('/')}".rstrip("/")


def meta_name(path: str) -> str:
    """The file that says that a page is there; an address with and one without its last slash are two."""
    return "index.meta" if path.endswith("/") else "leaf.meta"
