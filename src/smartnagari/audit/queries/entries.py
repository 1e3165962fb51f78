"""Entries with their links: by case, by person, by period, streamed in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from ..models import AuditEntry, AuditSeal
from ..types import Entry, Seal, SealedEntry, Selection

PAGE = 1000


def entry_of(row: AuditEntry) -> Entry:
    """The row as a value."""
    return Entry(
        id=row.pk,
        tenant=row.tenant_id,
        at=row.at,
        actor=row.actor,
        on_behalf_of=row.on_behalf_of,
        action=row.action,
        subject=row.subject,
        case=row.case,
        purpose=row.purpose,
        ip=row.ip,
        request_id=row.request_id,
        facts=row.facts,
    )


def seal_of(row: AuditSeal) -> Seal:
    """The link as a value."""
    return Seal(seq=row.seq, prev_hash=row.prev_hash, hash=row.hash, sealed_at=row.sealed_at)


def entries_page(selection: Selection, *, after: int = 0, limit: int = PAGE) -> list[SealedEntry]:
    """A page of the entries of this selection, oldest first, beginning after the entry id ``after``."""
    rows = list(_selected(selection).filter(pk__gt=after).order_by("pk")[:limit])
    return _with_seals(rows)


def latest_entries(selection: Selection, *, before: int | None = None, limit: int = 50) -> list[SealedEntry]:
    """A page of the entries of this selection, newest first, ending before the entry id ``before``."""
    rows = _selected(selection)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return _with_seals(list(rows.order_by("-pk")[:limit]))


def entries(selection: Selection, *, page: int = PAGE) -> Iterator[SealedEntry]:
    """All entries of this selection, oldest first, in little memory however many there are."""
    last = 0
    while found := entries_page(selection, after=last, limit=page):
        yield from found
        last = found[-1].entry.id


def _with_seals(rows: list[AuditEntry]) -> list[SealedEntry]:
    links = AuditSeal.objects.filter(entry__in=[row.pk for row in rows])
    seals = {link.entry_id: seal_of(link) for link in links}
    return [SealedEntry(entry=entry_of(row), seal=seals.get(row.pk)) for row in rows]


def _selected(selection: Selection) -> QuerySet[AuditEntry]:
    rows = AuditEntry.objects.all()
    for column in ("case", "actor", "subject"):
        if wanted := getattr(selection, column):
            rows = rows.filter(**{column: wanted})
    if who := selection.person:
        rows = rows.filter(Q(actor=who) | Q(on_behalf_of=who) | Q(subject=who))
    if selection.since:
        rows = rows.filter(at__gte=selection.since)
    if selection.until:
        rows = rows.filter(at__lt=selection.until)
    return rows
