"""What is refused when an editor saves, and the sentence that says how to mend it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RESERVED = frozenset({"umpan", "gambar"})
"""Addresses below ``/kabar/`` that are not news: the feed and the pictures."""


def news_slug_refusal(slug: str) -> Promise | None:
    """Why a piece of news cannot stand at this address, if so."""
    return _("This address is taken by the site itself. Choose another one.") if slug in RESERVED else None


def translation_refusal(title: str, lead: str, has_body: bool) -> tuple[str, Promise] | None:
    """The field that an English version lacks, and why; a page is translated whole or not at all."""
    if (title and lead and has_body) or not (title or lead or has_body):
        return None
    missing = next(n for n, v in (("title_en", title), ("lead_en", lead), ("body_en", has_body)) if not v)
    return missing, _("Write the whole English version, or leave all of it empty.")
