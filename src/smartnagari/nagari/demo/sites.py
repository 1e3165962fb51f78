"""The sites of the demonstration: published through the same door as those of every nagari."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from smartnagari.files.public import StoredFile, keep_upload
from smartnagari.kernel.actor import Actor
from smartnagari.publishing.public import put_live
from smartnagari.regions.public import Area, Confidence, LegalBasis, Tenant, add_hamlet

from ..actions.front import fronts_at_the_end
from ..actions.index import Edition, import_index
from ..law import index_dimensions
from ..models import Download
from ..types import IndexRow, IndexScheme, IndexStatus
from . import budgets
from .covers import cover
from .papers import paper

FOLDER = Path(__file__).resolve().parent.parent / "data/demo"
SAMPLE = "Data contoh untuk peragaan"
SINCE = date(2025, 1, 2)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def seed(tenant: Tenant) -> None:
    """Publish the sites of the file; saying the same again changes nothing.

    Inside the tenant and outside any transaction: files are kept first.
    """
    actor = Actor.system("seed_demo", tenant.pk)
    areas = {area.code: area for area in Area.objects.filter(valid_to=None, kind=Area.Kind.VILLAGE)}
    for site in _sites():
        area = areas.get(site["code"])
        if area is not None:
            _publish(actor, area, site, areas)
    _index(actor)


def _sites() -> Iterable[dict[str, Any]]:
    """A file for each nagari, in the order of their names."""
    for file in sorted(FOLDER.glob("*.yaml")):
        yield yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader


def _publish(actor: Actor, area: Area, site: Mapping[str, Any], areas: Mapping[str, Area]) -> None:
    """One nagari in one transaction; what its pages show is kept first."""
    papers = {entry["title"]: _papers(actor, area, entry) for entry in site.get("downloads", ())}
    picture = _cover(actor, area, site)
    with fronts_at_the_end():
        _hamlets(actor, area, site.get("hamlets", ()))
        for kind, key, typed in _contents(site, areas, picture):
            subject = uuid5(area.pk, f"{kind}:{key}") if key else None
            put_live(actor=actor, kind=kind, area=area, typed=typed, subject_id=subject)
        _heads(actor, area)
        for entry in site.get("downloads", ()):
            _give_out(actor, area, entry, papers[entry["title"]])


def _cover(actor: Actor, area: Area, site: Mapping[str, Any]) -> StoredFile:
    drawn = cover(area.code, area.motif_variant or 0, site["scene"])
    upload = SimpleUploadedFile("gambar.png", drawn, content_type="image/png")
    alt = f"Gambar pemandangan di atas tenun {area.name}; bukan foto"
    return keep_upload(actor=actor, upload=upload, allow=("image",), alt=alt, credit="Smart Nagari")


def _hamlets(actor: Actor, area: Area, entries: Iterable[Mapping[str, str]]) -> None:
    """The korong that a source names, and invented ones that say so."""
    known = set(Area.objects.filter(parent=area, kind=Area.Kind.HAMLET).values_list("name", flat=True))
    for entry in entries:
        if entry["name"] not in known:
            source, sure = entry.get("source", "Contoh"), entry.get("confidence", "unverified")
            basis = LegalBasis(on=SINCE, decree=entry.get("source", SAMPLE), source=source, confidence=sure)
            add_hamlet(actor=actor, village_code=area.code, name=entry["name"], basis=basis)


HEADS = ("Zulkifli", "Rosmaini", "Syafrizal", "Murniati", "Efendi", "Darmawan", "Yusnimar", "Bustami")
"""Invented names for those who lead a korong."""


def _heads(actor: Actor, area: Area) -> None:
    """An invented head for each korong but the last of several, so that the gap can be seen as well."""
    hamlets = list(Area.objects.filter(parent=area, kind=Area.Kind.HAMLET, valid_to=None).order_by("code"))
    known = hamlets[:-1] if len(hamlets) > 2 else hamlets
    first = int(area.code[-2:])
    rows = [
        {"hamlet": each.code, "head_name": f"{HEADS[(first + place) % len(HEADS)]} (contoh)"}
        for place, each in enumerate(known)
    ]
    if rows:
        put_live(actor=actor, kind="nagari.hamlets", area=area, typed={"heads": rows})


def _contents(
    site: Mapping[str, Any], areas: Mapping[str, Area], picture: StoredFile
) -> Iterable[tuple[str, str, dict[str, Any]]]:
    """Kind, key and answers of everything but documents."""
    yield "nagari.profile", "", {**site["profile"], "cover": picture}
    for entry in site.get("institutions", ()):
        also = [areas[code].pk for code in entry.get("also_serves", ()) if code in areas]
        yield "nagari.institution", entry["name"], {**entry, "also_serves": also}
    for entry in site.get("news", ()):
        day = entry.get("day") or _day(entry["in_days"])
        yield "nagari.news", entry["title"], {**_without(entry, "in_days"), "day": day}
    for entry in site.get("agenda", ()):
        yield "nagari.agenda", entry["title"], _event(entry)
    for entry in site.get("budgets", ()):
        table = entry.get("table") or budgets.table(entry)
        typed = {**_without(entry, "millions", "works"), "table": table}
        yield "nagari.budget", str(entry["year"]), typed


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


def _papers(actor: Actor, area: Area, entry: Mapping[str, Any]) -> list[StoredFile]:
    """A page for each version of a document, saying that it is a sample."""
    place = "" if entry.get("same_everywhere") else area.name.removeprefix("Nagari ")
    return [
        keep_upload(
            actor=actor,
            upload=SimpleUploadedFile(
                "contoh.pdf",
                paper(entry["title"], number, place=place, lines=entry.get("text", ())),
                content_type="application/pdf",
            ),
            allow=("pdf",),
        )
        for number in range(1, entry.get("versions", 1) + 1)
    ]


def _give_out(actor: Actor, area: Area, entry: Mapping[str, Any], papers: list[StoredFile]) -> None:
    """The versions one after the other, unless the newest is out already."""
    subject: UUID = uuid5(area.pk, f"nagari.download:{entry['title']}")
    typed = _without(entry, "versions", "text", "same_everywhere")
    known = Download.objects.filter(pk=subject).exists()
    for file in papers[-1:] if known else papers:
        put_live(
            actor=actor,
            kind="nagari.download",
            area=area,
            typed={**typed, "file": [file.pk]},
            subject_id=subject,
        )


def _index(actor: Actor) -> None:
    """The indices of all sites, scheme by scheme and year by year, marked as samples."""
    editions: dict[tuple[str, int], list[IndexRow]] = {}
    with (FOLDER / "indices.csv").open(encoding="utf-8", newline="") as file:
        for line, entry in enumerate(csv.DictReader(file), start=2):
            names = index_dimensions(IndexScheme(entry["scheme"]))
            values = {name: Decimal(entry[place]) for name, place in zip(names, ORDINALS, strict=False)}
            row = IndexRow(
                line=line,
                code=entry["code"],
                score=Decimal(entry["score"]),
                dimensions=values,
                status=IndexStatus(entry["status"]),
            )
            editions.setdefault((entry["scheme"], int(entry["year"])), []).append(row)
    with fronts_at_the_end():
        for (scheme, year), rows in sorted(editions.items()):
            edition = Edition(IndexScheme(scheme), year, SAMPLE, confidence=Confidence.UNVERIFIED)
            import_index(actor=actor, edition=edition, rows=rows)
