"""The sites of the demonstration: published through the same door as those of every nagari."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from smartnagari.files.public import StoredFile, keep_upload
from smartnagari.kernel.actor import Actor
from smartnagari.publishing.public import put_live
from smartnagari.regions.public import Area, Tenant

from ..actions.index import Edition, import_index
from ..models import Download
from ..types import IndexRow, IndexScheme, IndexStatus
from .papers import paper

FILE = Path(__file__).resolve().parent.parent / "data/demo.yaml"
SAMPLE = "Data contoh untuk peragaan"


def seed(tenant: Tenant) -> None:
    """Publish the sites of the file; saying the same again changes nothing.

    Inside the tenant and outside any transaction: files are kept first.
    """
    actor = Actor.system("seed_demo", tenant.pk)
    sites = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    areas = {area.code: area for area in Area.objects.filter(valid_to=None, kind=Area.Kind.VILLAGE)}
    for site in sites:
        area = areas.get(site["code"])
        if area is not None:
            _publish(actor, area, site, areas)
    _index(actor, [site for site in sites if site["code"] in areas])


def _publish(actor: Actor, area: Area, site: Mapping[str, Any], areas: Mapping[str, Area]) -> None:
    papers = {entry["title"]: _papers(actor, entry) for entry in site.get("downloads", ())}
    with transaction.atomic():
        for kind, key, typed in _contents(site, areas):
            subject = uuid5(area.pk, f"{kind}:{key}") if key else None
            put_live(actor=actor, kind=kind, area=area, typed=typed, subject_id=subject)
        for entry in site.get("downloads", ()):
            _give_out(actor, area, entry, papers[entry["title"]])


def _contents(
    site: Mapping[str, Any], areas: Mapping[str, Area]
) -> Iterable[tuple[str, str, dict[str, Any]]]:
    """Kind, key and answers of everything but documents."""
    if "profile" in site:
        yield "nagari.profile", "", dict(site["profile"])
    for entry in site.get("institutions", ()):
        also = [areas[code].pk for code in entry.get("also_serves", ()) if code in areas]
        yield "nagari.institution", entry["name"], {**entry, "also_serves": also}
    for entry in site.get("news", ()):
        day = entry.get("day") or _day(entry["in_days"])
        yield "nagari.news", entry["title"], {**_without(entry, "in_days"), "day": day}
    for entry in site.get("agenda", ()):
        yield "nagari.agenda", entry["title"], _event(entry)
    for entry in site.get("budgets", ()):
        yield "nagari.budget", str(entry["year"]), dict(entry)


def _day(in_days: int) -> Any:
    return timezone.localdate() + timedelta(days=in_days)


def _without(entry: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


def _event(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An event so many days from today, that the page is never empty."""
    day = _day(entry["in_days"])
    moments = {"starts_at": datetime.combine(day, time.fromisoformat(entry["at"]))}
    if "until" in entry:
        moments["ends_at"] = datetime.combine(day, time.fromisoformat(entry["until"]))
    return {**_without(entry, "in_days", "at", "until"), **moments}


def _papers(actor: Actor, entry: Mapping[str, Any]) -> list[StoredFile]:
    """A page for each version of a document, saying that it is a sample."""
    return [
        keep_upload(
            actor=actor,
            upload=SimpleUploadedFile(
                "contoh.pdf", paper(entry["title"], number), content_type="application/pdf"
            ),
            allow=("pdf",),
        )
        for number in range(1, entry.get("versions", 1) + 1)
    ]


def _give_out(actor: Actor, area: Area, entry: Mapping[str, Any], papers: list[StoredFile]) -> None:
    """The versions one after the other, unless the newest is out already."""
    subject: UUID = uuid5(area.pk, f"nagari.download:{entry['title']}")
    typed = _without(entry, "versions")
    known = Download.objects.filter(pk=subject).exists()
    for file in papers[-1:] if known else papers:
        put_live(
            actor=actor,
            kind="nagari.download",
            area=area,
            typed={**typed, "file": [file.pk]},
            subject_id=subject,
        )


def _index(actor: Actor, sites: list[Mapping[str, Any]]) -> None:
    """The indices of all sites, scheme by scheme and year by year, marked as samples."""
    editions: dict[tuple[str, int], list[IndexRow]] = {}
    for line, site in enumerate(sites, start=1):
        for entry in site.get("indices", ()):
            row = IndexRow(
                line=line,
                code=site["code"],
                score=Decimal(entry["score"]),
                dimensions={key: Decimal(value) for key, value in entry["dimensions"].items()},
                status=IndexStatus(entry["status"]),
            )
            editions.setdefault((entry["scheme"], entry["year"]), []).append(row)
    for (scheme, year), rows in sorted(editions.items()):
        edition = Edition(IndexScheme(scheme), year, SAMPLE)
        import_index(actor=actor, edition=edition, rows=rows)
