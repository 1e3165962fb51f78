"""Hand-overs: what a file would do, and what became of the lines of one that was kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import NotFound

from ..models import Handover, HandoverLine, Holder, Office
from ..rules.csvfiles import read_table
from ..rules.delegation import Term
from ..rules.handover import COLUMNS, Change, Entry, plan, read_entries
from ..rules.roles import limits_on
from ..types import OfficeKind, Problem
from .holders import HEAD, term_of
from .offices import visible_offices

APPLY = "accounts.handover.apply"
HEADED = (
    OfficeKind.VILLAGE.value,
    OfficeKind.DISTRICT.value,
    OfficeKind.AGENCY.value,
    OfficeKind.PUSKESMAS.value,
)
WORDS = {OfficeKind.VILLAGE.value: "nagari", OfficeKind.DISTRICT.value: "kecamatan"}


@dataclass(frozen=True)
class Checked:
    """What a file would change, and everything that is wrong with it. Nothing was written."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def check_handover(actor: Actor, content: bytes) -> Checked:
    """Read a file of new heads and plan each line against who heads the offices now.

    Raises ``rules.csvfiles.Unreadable`` when it is no table.
    """
    offices = list(visible_offices(actor, APPLY).filter(kind__in=HEADED).order_by("pk"))
    entries, problems = read_entries(read_table(content, COLUMNS), office_names(offices))
    by_id = {office.pk: office for office in offices}
    terms = head_terms([entry.office for entry in entries])
    changes = []
    for entry in entries:
        change, problem = plan_entry(entry, by_id[entry.office], terms.get(entry.office, []))
        if problem is not None:
            problems.append(problem)
        elif change is not None:
            changes.append(change)
    return Checked(tuple(changes), tuple(sorted(problems, key=lambda found: found.line)))


def plan_entry(entry: Entry, office: Office, terms: Sequence[Term]) -> tuple[Change | None, Problem | None]:
    """What one line does in its office; ``area`` must be selected."""
    preparatory = office.area is not None and office.area.preparatory
    return plan(entry, terms, limits=limits_on(entry.starts), preparatory=preparatory)


def office_names(offices: Iterable[Office]) -> dict[str, list[UUID]]:
    """Each office by everything that people call it: slug, code, name, the name of what it serves."""
    found: dict[str, list[UUID]] = {}
    for office in offices:
        names = {office.slug, office.code, office.name}
        if office.area is not None and office.kind != OfficeKind.PUSKESMAS:
            names |= {office.area.name, f"{WORDS.get(office.kind, '')} {office.area.name}"}
        for name in {" ".join(name.casefold().split()) for name in names if name}:
            found.setdefault(name, []).append(office.pk)
    return found


def head_terms(office_ids: Iterable[UUID]) -> dict[UUID, list[Term]]:
    """The terms of the heads of these offices, in one query."""
    return {office: [term_of(row) for row in rows] for office, rows in head_rows(office_ids).items()}


def head_rows(office_ids: Iterable[UUID], *, lock: bool = False) -> dict[UUID, list[Holder]]:
    """The rows behind those terms."""
    holders = Holder.objects.filter(position__key=HEAD, position__office_id__in=list(office_ids))
    if lock:
        holders = holders.select_for_update(of=("self",))
    found: dict[UUID, list[Holder]] = {}
    for row in holders.select_related("position__office__area", "position__office__agency").order_by(
        "valid_from", "pk"
    ):
        found.setdefault(row.position.office_id, []).append(row)
    return found


def handovers(actor: Actor) -> QuerySet[Handover]:
    """The hand-overs of the tenant, newest first, with how many lines wait and are done."""
    if not actor.can(APPLY):
        return Handover.objects.none()
    done = Q(lines__outcome__in=[HandoverLine.Outcome.APPLIED, HandoverLine.Outcome.UNCHANGED])
    counted = Handover.objects.filter(tenant_id=actor.tenant).annotate(
        all_lines=Count("lines"), done_lines=Count("lines", filter=done)
    )
    return counted.order_by("-created_at", "-pk")


def handover_for(actor: Actor, reference: str, *, lock: bool = False) -> Handover:
    """The hand-over with this reference, for who may apply it; else ``NotFound``."""
    found = Handover.objects.filter(tenant_id=actor.tenant, reference=reference)
    if lock:
        found = found.select_for_update(of=("self",))
    handover = found.first()
    if handover is None or not actor.can(APPLY, handover):
        raise NotFound(_("There is no hand-over with this number."))
    return handover


def lines_of(handover: Handover) -> QuerySet[HandoverLine]:
    """The lines of a hand-over in the order of the file."""
    return handover.lines.select_related("office__area").order_by("line")


def blank_sheet(actor: Actor) -> str:
    """A table for Excel with every nagari office, to be filled in with the new heads."""
    lines = ["kantor;nama kantor;nama;jenis;mulai;sampai;nomor sk"]
    offices = visible_offices(actor, APPLY).filter(kind=OfficeKind.VILLAGE.value).order_by("code", "pk")
    for office in offices:
        kind = "Pj" if office.area is not None and office.area.preparatory else "definitif"
        name = office.name.replace(";", ",").replace('"', "").lstrip("=+-@")
        lines.append(f"{office.slug};{name};;{kind};;;")
    return "\ufeff" + "\r\n".join(lines) + "\r\n"
