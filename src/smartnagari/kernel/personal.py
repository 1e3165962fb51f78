"""Personal data as declarations: every column that holds some says why, on what basis and for how long.

From these tags the record of processing is generated (UU 27/2022 art. 31), and through the holders that apps
register a person's data are shown, handed out and erased without any app knowing the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from .registry import Registry
from .retention import Ends, Term


class Sensitivity(StrEnum):
    """General, or specific in the sense of art. 4 (health, children, biometrics, finance): sealed at rest."""

    GENERAL = "general"
    SPECIFIC = "specific"


class Basis(StrEnum):
    """The lawful bases of art. 20; consent is one of six and not the usual one of a public service."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_DUTY = "legal_duty"
    VITAL_INTEREST = "vital_interest"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"


@dataclass(frozen=True)
class Purpose:
    """Why data are processed: one basis, the law that gives it, and when the data go.

    ``label``, ``keep`` and ``recipients`` are sentences for people and may be lazy translations; ``ends``
    says the same as ``keep`` to machines.
    """

    key: str
    label: Any
    basis: Basis
    law: str
    keep: Any
    recipients: Any = ""
    ends: Ends | Term = Ends.ON_REQUEST


@dataclass(frozen=True)
class Tag:
    """One column that holds personal data. ``table`` is ``app_label.model``."""

    table: str
    field: str
    sensitivity: Sensitivity
    purpose: str

    @property
    def key(self) -> str:
        return f"{self.table}.{self.field}"


@dataclass(frozen=True)
class ConsentText:
    """What a person agrees to, word for word. A changed text is a new version, never an edit."""

    key: str
    version: str
    label: Any
    text: Any


@dataclass(frozen=True)
class ReadKind:
    """What was looked at, in words for the person; ``key`` is the ``what`` of the access log."""

    key: str
    label: Any


purposes: Registry[Purpose] = Registry("purpose of processing")
tags: Registry[Tag] = Registry("personal data tag")
consent_texts: Registry[ConsentText] = Registry("consent text")
read_kinds: Registry[ReadKind] = Registry("kind of read")


def declare(
    table: str, *, purpose: Purpose, general: Iterable[str] = (), specific: Iterable[str] = ()
) -> None:
    """Tag columns of one table as held for this purpose; call it where the app is made ready."""
    if purpose.key not in purposes:
        purposes.register(purpose)
    for fields, sensitivity in ((general, Sensitivity.GENERAL), (specific, Sensitivity.SPECIFIC)):
        for name in fields:
            tags.register(Tag(table, name, sensitivity, purpose.key))


_PERSONAL = re.compile(
    r"(^|_)(name|email|mail|phone|whatsapp|address|birth|born|sex|gender|nik|kk|nip|npwp|religion|blood|"
    r"disability|priority|photo|portrait|face|signature|ip|language|languages|mother|father|spouse|income|"
    r"details|answer)(_|$)"
)


def looks_personal(column: str) -> bool:
    """Whether a column's name suggests that it holds something about a person."""
    return _PERSONAL.search(column) is not None


@dataclass(frozen=True)
class Subject:
    """The person whose data are asked for. ``full`` when identity numbers may be written out."""

    tenant: UUID
    profile: UUID
    user: UUID | None = None
    full: bool = False


@dataclass(frozen=True)
class Section:
    """Some of a person's data as rows of plain values; the key becomes a file name.

    Rows keep stable names and codes for machines; ``labels`` says columns, ``words`` codes to people.
    """

    key: str
    title: str
    rows: tuple[dict[str, object], ...]
    labels: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Hold:
    """What has to stay after an erasure, and why (archive law, a running case)."""

    what: str
    why: str


class DataHolder(Protocol):
    """A part of the platform that keeps data of persons."""

    key: str

    def sections(self, subject: Subject) -> Iterable[Section]:
        """All that it keeps about this person."""

    def holds(self, subject: Subject) -> Iterable[Hold]:
        """What it may not erase now."""

    def erase(self, subject: Subject) -> int:
        """Erase all but the holds, inside the caller's transaction; gives the number of rows touched."""


data_holders: Registry[DataHolder] = Registry("holder of personal data")
