"""Reading the catalogue's files: what a civil servant writes, checked, with every fault said by its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..types import Audience, Channel, ProviderKind, ServiceKind, SilenceRule, TimeUnit

FOLDER = Path(__file__).resolve().parent.parent / "data/catalogue"
SHARED = ("requirements", "steps", "complaints", "topics")
LANGUAGES = ("id", "en")
SURE = ("confirmed", "likely", "unverified")
TEXTS = ("facilities", "competence", "supervision", "staffing", "guarantee", "safety", "evaluation")
FIELDS = frozenset(
    (
        "code", "slug", "name", "also", "purposes", "summary", "kind", "audience", "topics", "icon", "rank",
        "provider", "provider_kind", "provider_name", "handoff_url", "handoff_note", "requirements", "steps",
        "time", "fee", "outputs", "validity", "channels", "silence", "complaints", "legal_basis",
        "confidence", "source", "doubts", "as_of", "valid_from", "valid_to", *TEXTS,
    )
)  # fmt: skip


class CatalogueFaulty(ValueError):
    """The files cannot be loaded; ``faults`` says where and why, one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class TopicEntry:
    """An event of life as the files list it."""

    key: str
    columns: Mapping[str, Any]


@dataclass(frozen=True)
class ServiceEntry:
    """A service as the files describe it: the columns of its row and those of its standard."""

    code: str
    columns: Mapping[str, Any]
    standard: Mapping[str, Any]


@dataclass(frozen=True)
class Catalogue:
    """Everything that the files hold."""

    topics: tuple[TopicEntry, ...]
    services: tuple[ServiceEntry, ...]


@dataclass
class _Reader:
    shared: dict[str, Any]
    faults: list[str] = field(default_factory=list)

    def complain(self, place: str, text: str) -> None:
        self.faults.append(f"{place}: {text}")

    def one_of(self, place: str, key: str, value: Any, choices: Iterable[str]) -> str:
        known = list(choices)
        if value not in known:
            self.complain(place, f"{key} is {value!r}; use one of {', '.join(known)}.")
        return str(value)

    def text(self, place: str, key: str, value: Any) -> dict[str, str]:
        """A text in both languages; none is an empty one."""
        if not value:
            return {}
        if not isinstance(value, Mapping) or any(not value.get(each) for each in LANGUAGES):
            self.complain(place, f"{key} needs a text under id and one under en.")
            return {}
        return {each: str(value[each]).strip() for each in LANGUAGES}

    def span(self, place: str, key: str, value: Any) -> tuple[int | None, str]:
        if not value or "value" not in value:
            return None, ""
        unit = self.one_of(place, f"unit of {key}", value.get("unit"), list(TimeUnit))
        if not isinstance(value["value"], int) or value["value"] < 0:
            self.complain(place, f"{key} is {value['value']!r}; write a whole number.")
            return None, ""
        return value["value"], unit

    def named(self, place: str, kind: str, keys: Iterable[str]) -> list[Any]:
        """Shared entries by their keys."""
        found = []
        for key in keys:
            if key in self.shared[kind]:
                found.append((key, self.shared[kind][key]))
            else:
                self.complain(place, f"{key!r} is not in {kind}.yaml.")
        return found


def read_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Everything in this folder; raises :class:`CatalogueFaulty` with all that is wrong at once."""
    reader = _Reader({name: _yaml(folder / f"{name}.yaml") for name in SHARED})
    topics = tuple(_topics(reader))
    services = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in SHARED:
            services += list(_services(reader, path))
    _refuse_twins(reader, services)
    if reader.faults:
        raise CatalogueFaulty(reader.faults)
    return Catalogue(topics, tuple(services))


def _yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, yaml.YAMLError) as fault:
        raise CatalogueFaulty([f"{path.name}: cannot be read: {fault}"]) from fault


def _topics(reader: _Reader) -> Iterator[TopicEntry]:
    for order, row in enumerate(reader.shared["topics"].get("topics", []), start=1):
        name = reader.text(f"topics.yaml {row.get('key')}", "name", row.get("name"))
        columns = {"name": name.get("id", ""), "name_en": name.get("en", ""), "order": order}
        yield TopicEntry(str(row["key"]), {**columns, "icon": row.get("icon", "")})


def _services(reader: _Reader, path: Path) -> Iterator[ServiceEntry]:
    file = _yaml(path)
    provider = file.get("provider", {})
    given = {
        "provider_kind": provider.get("kind"),
        "provider": provider.get("provider", ""),
        "provider_name": provider.get("name"),
    }
    for number, row in enumerate(file.get("services", []), start=1):
        place = f"{path.name} {row.get('code') or f'service {number}'}"
        if unknown := set(row) - FIELDS:
            reader.complain(place, f"unknown: {', '.join(sorted(unknown))}.")
        if not row.get("code") or not row.get("slug"):
            reader.complain(place, "code and slug are needed.")
            continue
        full = {**given, **file.get("defaults", {}), **row}
        yield ServiceEntry(row["code"], _columns(reader, place, full), _standard(reader, place, full))


def _columns(reader: _Reader, place: str, row: Mapping[str, Any]) -> dict[str, Any]:
    name = reader.text(place, "name", row.get("name"))
    if not name:
        reader.complain(place, "name is needed.")
    kind = reader.one_of(place, "kind", row.get("kind"), list(ServiceKind))
    if kind == ServiceKind.HANDOFF and not row.get("handoff_url"):
        reader.complain(place, "what others give needs a handoff_url.")
    topics = [key for key in row.get("topics", []) if _known_topic(reader, place, key)]
    return {
        "slug": row["slug"],
        "name": name.get("id", ""),
        "name_en": name.get("en", ""),
        "also": [str(word) for word in row.get("also", [])],
        "purposes": [reader.text(place, "purposes", each) for each in row.get("purposes", [])],
        "summary": reader.text(place, "summary", row.get("summary")),
        "provider_kind": reader.one_of(place, "provider", row.get("provider_kind"), list(ProviderKind)),
        "provider": row.get("provider", ""),
        "provider_name": reader.text(place, "provider_name", row.get("provider_name")),
        "kind": kind,
        "audience": [reader.one_of(place, "audience", a, list(Audience)) for a in row.get("audience", [])],
        "topics": topics,
        "channels": [reader.one_of(place, "channels", c, list(Channel)) for c in row.get("channels", [])],
        "handoff_url": row.get("handoff_url", ""),
        "handoff_note": reader.text(place, "handoff_note", row.get("handoff_note")),
        "silence_rule": reader.one_of(place, "silence", row.get("silence", "none"), list(SilenceRule)),
        "icon": row.get("icon", ""),
        "rank": row.get("rank", 0),
        "source": row.get("source", ""),
        "confidence": reader.one_of(place, "confidence", row.get("confidence", "unverified"), SURE),
        "as_of": _day(reader, place, row.get("as_of")),
        "valid_from": _day(reader, place, row.get("valid_from")),
        "valid_to": _day(reader, place, row.get("valid_to")),
    }


def _known_topic(reader: _Reader, place: str, key: str) -> bool:
    known = any(topic["key"] == key for topic in reader.shared["topics"].get("topics", []))
    if not known:
        reader.complain(place, f"{key!r} is not in topics.yaml.")
    return known


def _day(reader: _Reader, place: str, value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        reader.complain(place, f"{value!r} is no day; write it as 2026-11-22.")
        return None


def _standard(reader: _Reader, place: str, row: Mapping[str, Any]) -> dict[str, Any]:
    time_value, time_unit = reader.span(place, "time", row.get("time"))
    validity_value, validity_unit = reader.span(place, "validity", row.get("validity"))
    time, fee, validity = (row.get(key) or {} for key in ("time", "fee", "validity"))
    steps = [each for _key, each in reader.named(place, "steps", [row["steps"]] if row.get("steps") else [])]
    said = [
        each
        for _key, each in reader.named(
            place, "complaints", [row["complaints"]] if row.get("complaints") else []
        )
    ]
    return {
        "requirements": _requirements(reader, place, row.get("requirements", [])),
        "steps": [reader.text(place, "steps", step) for way in steps for step in way],
        "time_value": time_value,
        "time_unit": time_unit,
        "time_note": reader.text(place, "time", time.get("note")),
        "time_basis": time.get("basis", ""),
        "fee": fee.get("amount"),
        "fee_note": reader.text(place, "fee", fee.get("note")),
        "fee_basis": fee.get("basis", ""),
        "outputs": [reader.text(place, "outputs", each) for each in row.get("outputs", [])],
        "validity_value": validity_value,
        "validity_unit": validity_unit,
        "validity_note": reader.text(place, "validity", validity.get("note")),
        "complaints": [reader.text(place, "complaints", door) for doors in said for door in doors],
        "legal_basis": [str(law) for law in row.get("legal_basis", [])],
        "doubts": [reader.text(place, "doubts", each) for each in row.get("doubts", [])],
        **{key: reader.text(place, key, row.get(key)) for key in TEXTS},
    }


def _requirements(reader: _Reader, place: str, keys: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {
            "code": key,
            "label": reader.text(f"requirements.yaml {key}", "name", entry.get("name")),
            "note": reader.text(f"requirements.yaml {key}", "note", entry.get("note")),
            "icon": entry.get("icon", ""),
        }
        for key, entry in reader.named(place, "requirements", keys)
    ]


def _refuse_twins(reader: _Reader, services: Iterable[ServiceEntry]) -> None:
    for what, value_of in (("code", lambda e: e.code), ("slug", lambda e: e.columns["slug"])):
        seen: set[str] = set()
        for entry in services:
            value = value_of(entry)
            if value in seen:
                reader.complain(str(value), f"this {what} is there twice.")
            seen.add(value)
