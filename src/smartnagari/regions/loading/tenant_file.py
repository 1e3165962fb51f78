"""What a regency adds to the national reference: the folder ``data/tenants/<code>`` or one like it.

``tenant.yaml`` holds seat, zones, statistics codes, facts, other spellings and preparatory villages;
``regions.csv`` codes, names, centroids and places on the cloth; ``spellings.csv`` pairs of words.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _

from ..models import AreaAlias, AreaFact, Confidence
from ..rules import codes
from .faults import CODE_FAULTS, Faults
from .nomenclature import DATA

HEAD = ("code", "name", "province", "seat")
COLUMNS = ["code", "name", "latitude", "longitude", "lattice_i", "lattice_j"]


@dataclass(frozen=True)
class Place:
    """A region's row: name, centroid and place on the cloth, each where known."""

    code: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    lattice_i: int | None = None
    lattice_j: int | None = None


@dataclass(frozen=True)
class Alias:
    code: str
    spelling: str
    kind: str


@dataclass(frozen=True)
class Fact:
    code: str
    key: str
    value: Decimal
    as_of: date
    source: str
    confidence: str


@dataclass(frozen=True)
class Preparatory:
    name: str
    mother: str
    confidence: str
    register_code: str = ""


@dataclass
class TenantFile:
    """A regency's additions, checked."""

    code: str
    name: str = ""
    province: str = ""
    seat: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    bps: dict[str, str] = field(default_factory=dict)
    aliases: list[Alias] = field(default_factory=list)
    spellings: list[tuple[str, str]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    preparatory: list[Preparatory] = field(default_factory=list)
    preparatory_on: date | None = None
    preparatory_basis: str = ""
    preparatory_source: str = ""
    settings: dict[str, Any] = field(default_factory=dict)


def shipped_folder(code: str) -> Path | None:
    """The folder that comes with the platform for this regency, if one does."""
    folder = DATA / "tenants" / code
    return folder if (folder / "tenant.yaml").is_file() else None


def read_tenant_file(folder: Path) -> TenantFile:
    """The additions in this folder; raises ``SourceRefused`` with every fault."""
    faults = Faults()
    path = folder / "tenant.yaml"
    if not path.is_file():
        faults.add(path.name, 0, _("The file is missing."))
        faults.stop()
    return _Reader(folder, faults).read()


class _Reader:
    def __init__(self, folder: Path, faults: Faults) -> None:
        self.folder, self.faults = folder, faults
        self.yaml: dict[str, Any] = {}

    def read(self) -> TenantFile:
        try:
            self.yaml = yaml.safe_load((self.folder / "tenant.yaml").read_text(encoding="utf-8")) or {}
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            self._refuse(_("This is not valid YAML."), mark.line + 1 if mark else 0)
            self.faults.stop()
        data = self.yaml
        code, name, province, seat = (str(data.get(key, "")) for key in HEAD)
        found = TenantFile(code, name, province, seat, data.get("sources", {}))
        found.places = {place.code: place for place in self._places()}
        found.spellings = [(row["minang"], row["indonesian"]) for _n, row in self._rows("spellings.csv")]
        found.zones = {f"{found.code}.{n}": zone for zone, ns in data.get("zones", {}).items() for n in ns}
        found.bps = {self._code(code): str(bps) for code, bps in data.get("bps", {}).items()}
        found.aliases = [self._alias(entry) for entry in data.get("aliases", [])]
        found.facts = [fact for entry in data.get("facts", []) if (fact := self._fact(entry))]
        found.settings = dict(data.get("settings") or {})
        self._read_preparatory(found, data.get("preparatory") or {})
        self.faults.stop()
        return found

    def _refuse(self, what: object, line: int = 0, file: str = "tenant.yaml") -> None:
        self.faults.add(file, line, what)

    def _code(self, code: object, line: int = 0, file: str = "tenant.yaml") -> str:
        try:
            codes.level_of(str(code))
        except codes.BadCode as error:
            self._refuse(f"{code}: {CODE_FAULTS[error.reason]}", line, file)
        return str(code)

    def _rows(self, name: str) -> Iterator[tuple[int, dict[str, str]]]:
        path = self.folder / name
        if not path.is_file():
            return
        with path.open(encoding="utf-8", newline="") as file:
            yield from enumerate(csv.DictReader(file), 2)

    def _places(self) -> Iterator[Place]:
        for line, row in self._rows("regions.csv"):
            if list(row) != COLUMNS:
                told = _("The first line must be: %(columns)s") % {"columns": ",".join(COLUMNS)}
                self._refuse(told, 1, "regions.csv")
                return
            try:
                yield Place(
                    code=self._code(row["code"], line, "regions.csv"),
                    name=row["name"],
                    latitude=float(row["latitude"]) if row["latitude"] else None,
                    longitude=float(row["longitude"]) if row["longitude"] else None,
                    lattice_i=int(row["lattice_i"]) if row["lattice_i"] else None,
                    lattice_j=int(row["lattice_j"]) if row["lattice_j"] else None,
                )
            except ValueError:
                self._refuse(_("A number is not written as one."), line, "regions.csv")

    def _alias(self, entry: dict[str, Any]) -> Alias:
        if entry.get("kind") not in AreaAlias.Kind.values or not entry.get("spelling"):
            self._refuse(_("An alias needs code, spelling and kind (minang, indonesian, old)."))
        return Alias(self._code(entry.get("code")), str(entry.get("spelling")), str(entry.get("kind")))

    def _confidence(self, entry: dict[str, Any]) -> str:
        confidence = str(entry.get("confidence", Confidence.UNVERIFIED))
        if confidence not in Confidence.values:
            self._refuse(_("Confidence is confirmed, likely or unverified."))
        return confidence

    def _fact(self, entry: dict[str, Any]) -> Fact | None:
        known = entry.get("key") in AreaFact.Key.values
        if not known or type(entry.get("as_of")) is not date or not entry.get("source"):
            self._refuse(_("A fact needs code, key, value, as_of (2025-12-31) and source."))
            return None
        try:
            value = Decimal(str(entry.get("value")))
        except InvalidOperation:
            self._refuse(_("A number is not written as one."))
            return None
        confidence = self._confidence(entry)
        code = self._code(entry.get("code"))
        return Fact(code, entry["key"], value, entry["as_of"], str(entry["source"]), confidence)

    def _read_preparatory(self, found: TenantFile, data: dict[str, Any]) -> None:
        if not data:
            return
        if type(data.get("since")) is not date or not data.get("legal_basis"):
            self._refuse(_("Preparatory villages need the day (since) and the legal_basis."))
            return
        found.preparatory_on = data["since"]
        found.preparatory_basis = str(data["legal_basis"])
        found.preparatory_source = str(data.get("source", ""))
        for entry in data.get("nagari", []):
            mother = self._code(entry.get("mother"))
            register = str(entry.get("register_code", ""))
            confidence = self._confidence(entry)
            found.preparatory.append(Preparatory(str(entry.get("name")), mother, confidence, register))
