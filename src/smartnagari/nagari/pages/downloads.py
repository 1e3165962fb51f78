"""Documents for everybody: lists with their filters, and a document with all its versions."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext_lazy as _

from smartnagari.regions.public import Area

from ..models import Download, DownloadVersion
from ..models.downloads import INFO_CLASSES, SUBJECTS
from ..types import InfoClass, LegalState
from .frame import frame

CLASS_NOTES = {
    InfoClass.REGULAR: _("Published at regular times without anybody asking (UU 14/2008 article 9)"),
    InfoClass.IMMEDIATE: _("Published at once, for lives or order are at stake (article 10)"),
    InfoClass.ANY_TIME: _("Given whenever somebody asks (article 11)"),
}
STATE_WAJIK = {LegalState.IN_FORCE: ("done", "green"), LegalState.REVOKED: ("stopped", "plain")}


def download_list(area: Area, page: Page, chosen: dict[str, str]) -> dict[str, Any]:
    """The documents of one nagari."""
    return {**frame(area, "downloads"), **_filters(chosen), "page": page}


def all_downloads(page: Page, chosen: dict[str, str], villages: list[Area]) -> dict[str, Any]:
    """The documents of the whole regency."""
    return {**_filters(chosen), "page": page, "villages": villages}


def _filters(chosen: dict[str, str]) -> dict[str, Any]:
    return {"chosen": chosen, "classes": INFO_CLASSES, "subjects": SUBJECTS, "filtered": any(chosen.values())}


def download_page(area: Area, download: Download, versions: list[DownloadVersion]) -> dict[str, Any]:
    """A document: what it is, the file, and every older version with its date."""
    state = STATE_WAJIK.get(LegalState(download.legal_state))
    return {
        **frame(area, "downloads"),
        "download": download,
        "class_note": CLASS_NOTES.get(InfoClass(download.info_class), ""),
        "newest": versions[0] if versions else None,
        "older": versions[1:],
        "state_shape": state[0] if state else "",
        "state_tone": state[1] if state else "plain",
    }
