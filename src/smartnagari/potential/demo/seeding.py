"""Entries, enterprises, groups and prices of the demonstration, published through the usual door."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml
from django.db import transaction

from smartnagari.kernel.actor import Actor
from smartnagari.publishing.public import put_live
from smartnagari.regions.public import Area, Confidence, Tenant

from ..models import Enterprise, PotentialItem, ProducerGroup, Verification
from .prices import seed_prices

FOLDER = Path(__file__).resolve().parent.parent / "data/demo"
SAMPLE = "Data contoh untuk peragaan"
CONSENT = {"owner_consent": "letter", "owner_consent_on": "2025-03-03"}
PHONE = {"contact_kind": "group", "contact_phone": "081200000000"}
VERIFIERS = {"tourism": "Disparpora (contoh)", "culture": "Disparpora (contoh)", "fishery": "Diskan (contoh)"}


@transaction.atomic
def seed(tenant: Tenant) -> None:
    """Publish what the files say; saying the same again changes nothing. Inside the tenant."""
    actor = Actor.system("seed_demo", tenant.pk)
    villages = Area.objects.filter(valid_to=None, kind=Area.Kind.VILLAGE).select_related("parent")
    areas = {area.code: area for area in villages}
    told = yaml.safe_load((FOLDER / "enterprises.yaml").read_text(encoding="utf-8"))
    for line in [*_facts(), *_samples()]:
        _item(actor, areas.get(line["code"]), line)
    for line in told["enterprises"]:
        _enterprise(actor, areas.get(line["code"]), line)
    for line in told["groups"]:
        _group(actor, areas.get(line["code"]), line)
    seed_prices(tenant, areas, told["prices"])


def _facts() -> Iterator[dict[str, Any]]:
    for line in yaml.safe_load((FOLDER / "facts.yaml").read_text(encoding="utf-8")):
        sure = Confidence.UNVERIFIED if line.get("unsure") else Confidence.LIKELY
        yield {"sample": False, "confidence": sure, "verified": None, **line}


def _samples() -> Iterator[dict[str, Any]]:
    with (FOLDER / "samples.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code, verified = row.pop("code"), row.pop("verified")
            typed = {**row, "season": row["season"].split(), "source": SAMPLE, **PHONE}
            typed |= {
                "contact_name": "Kelompok tani (contoh)",
                "price_on": "2026-05-15" if row["price_low"] else "",
            }
            day = date.fromisoformat(verified) if verified else None
            yield {
                "code": code,
                "sample": True,
                "verified": day,
                "typed": typed,
                "confidence": Confidence.LIKELY,
            }


def _key(area: Area, kind: str, name: str) -> UUID:
    """The same key each time it is seeded."""
    return uuid5(area.pk, f"{kind}:{name}")


def _item(actor: Actor, area: Area | None, line: Mapping[str, Any]) -> None:
    if area is None:
        return
    typed = {"status": "running", **line["typed"]}
    key = _key(area, "potential.item", typed["title"])
    row = put_live(actor=actor, kind="potential.item", area=area, typed=typed, subject_id=key)
    if row.version == 1 and row.verified_on is None:
        columns = {"is_sample": line["sample"], "confidence": line["confidence"]}
        PotentialItem.objects.filter(pk=row.pk).update(**columns, **_vouched(actor, row, line["verified"]))


def _vouched(actor: Actor, row: PotentialItem, on: date | None) -> dict[str, Any]:
    """A verification as an officer would have made it."""
    if on is None:
        return {}
    agency = VERIFIERS.get(row.sector, "Distan KP (contoh)")
    Verification.objects.create(
        tenant_id=row.tenant_id,
        kind="potential.item",
        subject=row.pk,
        version=row.version,
        on=on,
        method="papers",
        officer=actor.key,
        agency=agency,
    )
    return {"verified_on": on, "verified_by": agency}


def _enterprise(actor: Actor, area: Area | None, line: Mapping[str, Any]) -> None:
    if area is None:
        return
    typed = {name: value for name, value in line.items() if name != "code"}
    typed |= {"contact_name": line["name"], **PHONE, **({} if line["kind"] == "bumnag" else CONSENT)}
    key = _key(area, "potential.enterprise", line["name"])
    row = put_live(actor=actor, kind="potential.enterprise", area=area, typed=typed, subject_id=key)
    Enterprise.objects.filter(pk=row.pk).update(is_sample=True)


def _group(actor: Actor, area: Area | None, line: Mapping[str, Any]) -> None:
    if area is None:
        return
    typed = {name: value for name, value in line.items() if name not in {"code", "fact"}}
    if not line.get("fact"):
        typed |= {"contact_name": line["name"], "source": SAMPLE, **PHONE}
    key = _key(area, "potential.group", line["name"])
    row = put_live(actor=actor, kind="potential.group", area=area, typed=typed, subject_id=key)
    ProducerGroup.objects.filter(pk=row.pk).update(is_sample=not line.get("fact"))
