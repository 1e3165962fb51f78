"""Documents of a nagari as content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.files.public import StoredFile
from smartnagari.kernel import findable
from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area

from ..forms import DownloadForm
from ..models import Download, DownloadVersion
from ..pages.downloads import download_page
from ..pages.frame import path_of
from ..types import DownloadSubject
from .shared import place_of, shown, text

FOUND = "nagari.download"
ALL = "nagari.downloads"
"""Names the list of documents of the whole regency."""
TEXTS = ("title", "info_class", "subject", "about", "number", "legal_state")


def apply(row: Download, cleaned: Mapping[str, Any], area: Area | None) -> None:
    """Set the columns; what is no regulation is neither in force nor revoked."""
    row.area = area
    for name in TEXTS:
        setattr(row, name, text(cleaned.get(name)))
    if row.subject != DownloadSubject.REGULATION:
        row.legal_state = ""
    row.day = cleaned["day"] or timezone.localdate()
    row.year = cleaned["year"] or row.day.year


def after(row: Download, cleaned: Mapping[str, Any]) -> None:
    """Another file is another version; the ones before it stay where they were."""
    file: StoredFile = cleaned["file"]
    newest = row.versions.order_by("-number").first()
    if newest is None or newest.file_id != file.pk:
        version(row, file, number=newest.number + 1 if newest else 1).save()
    findable.put(found(row))
    shown(row, ALL)


def version(row: Download, file: StoredFile, *, number: int) -> DownloadVersion:
    """A version with the size and checksum of its file as they are given out."""
    return DownloadVersion(
        tenant_id=row.tenant_id,
        download=row,
        number=number,
        file=file,
        size=file.size,
        sha256=file.sha256,
        published_at=timezone.now(),
    )


def gone(row: Download) -> None:
    findable.forget(FOUND, str(row.pk))
    shown(row, ALL)


def found(row: Download) -> findable.Findable:
    """What people can find of it."""
    return findable.Findable(
        kind=FOUND,
        key=str(row.pk),
        title=row.title,
        url=url(row),
        text=f"{row.about} {row.get_subject_display()}",
        place=place_of(row),
        also=tuple(each for each in (row.number, str(row.year)) if each),
    )


def everything() -> Iterable[findable.Findable]:
    """All that can be found, for the projection to be made again."""
    rows: QuerySet[Download] = Download.objects.live().select_related("area").order_by("pk")
    return (found(row) for row in rows.iterator(chunk_size=500))


def typed(row: Download) -> dict[str, Any]:
    """The row as somebody would have typed it."""
    newest = row.versions.order_by("-number").first()
    texts = {name: getattr(row, name) for name in (*TEXTS, "day", "year")}
    return {**texts, "file": [newest.file_id] if newest else []}


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    """The public page of these answers."""
    if area is None:
        raise ValueError("A document belongs to a nagari.")
    row = Download(area=area, tenant_id=area.tenant_id)
    apply(row, cleaned, area)
    file = cleaned.get("file")
    versions = [version(row, file, number=1)] if file else []
    return "nagari/download.html", download_page(area, row, versions)


def url(row: Download) -> str:
    return path_of("nagari:download", row.area.slug, row.pk) if row.area else ""


KIND = ContentKind(
    key="nagari.download",
    label=_("Document"),
    plural=_("Documents"),
    help=_("Regulations, plans, reports, forms. Old versions stay and can be read."),
    icon="download-simple",
    group=_("Openness"),
    order=60,
    model=Download,
    form=DownloadForm,
    title=lambda cleaned: cleaned["title"],
    apply=apply,
    after=after,
    gone=gone,
    preview=preview,
    url=url,
    typed=typed,
    start=lambda area: {"day": timezone.localdate(), "year": timezone.localdate().year},
)
