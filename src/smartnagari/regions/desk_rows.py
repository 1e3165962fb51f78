"""Areas, proposals and days as the pages of the workspace show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from smartnagari.kernel.people import names_of
from smartnagari.ui.types import Fact, Step

from .actions.proposals import proposal_kinds
from .models import Area, Closure, NationalDay, Proposal, Succession
from .queries.areas import facts_of, national_code_of
from .states import ProposalState

WAJIK = {
    ProposalState.PROPOSED: "sent",
    ProposalState.APPROVED: "done",
    ProposalState.REFUSED: "refused",
    ProposalState.WITHDRAWN: "stopped",
}
AREA_WAJIK = {"definitive": "done", "preparatory": "working", "abolished": "stopped"}


@dataclass(frozen=True)
class ProposalRow:
    """A proposal in words."""

    proposal: Proposal
    kind: str
    wajik: str
    who: str
    decider: str


def proposal_rows(found: Iterable[Proposal]) -> list[ProposalRow]:
    """The proposals with names in place of keys, in one query for all."""
    rows = list(found)
    names = names_of({key for row in rows for key in (row.proposed_by, row.decided_by)})
    return [
        ProposalRow(
            proposal=row,
            kind=kind_label(row.kind),
            wajik=WAJIK[ProposalState(row.state)],
            who=names.get(row.proposed_by, ""),
            decider=names.get(row.decided_by, ""),
        )
        for row in rows
    ]


def kind_label(key: str) -> str:
    """What a kind is called; the key of one that is no more."""
    return str(proposal_kinds[key].label) if key in proposal_kinds else key


def proposal_facts(row: ProposalRow) -> list[Fact]:
    """What one has to know before deciding."""
    proposal = row.proposal
    facts = [
        Fact(_("Legal basis"), proposal.legal_basis),
        Fact(_("Holds from"), _day(proposal.effective_on)),
        Fact(_("Proposed by"), row.who, _moment(proposal.created_at)),
    ]
    if row.decider:
        facts.append(Fact(_("Decided by"), row.decider, _moment(proposal.closed_at)))
    if proposal.note:
        facts.append(Fact(_("Reason"), proposal.note))
    return facts


def effect_of(proposal: Proposal) -> list[str]:
    """What the proposer and the decider read, in the language of the page."""
    language = (get_language() or "id")[:2]
    told: list[str] = proposal.effect.get(language) or proposal.effect.get("id") or []
    return told


def area_facts(area: Area) -> list[Fact]:
    """What is known about an area itself."""
    facts = [Fact(_("Code"), area.code)]
    if area.kind != Area.Kind.DISTRICT:
        facts.append(Fact(_("Code on letters"), national_code_of(area), _letter_note(area)))
    if area.mother is not None:
        facts.append(Fact(_("Mother nagari"), area.mother.name, area.mother.code))
    if area.bps_code:
        facts.append(Fact(_("Code of the statistics office (BPS)"), area.bps_code))
    if area.register_code:
        facts.append(Fact(_("Register code of the governor"), area.register_code))
    if area.valid_from:
        facts.append(Fact(_("From"), _day(area.valid_from)))
    if area.valid_to:
        facts.append(Fact(_("Last day"), _day(area.valid_to)))
    facts.append(Fact(_("Source"), area.source or "-", area.get_confidence_display()))
    return facts


def _letter_note(area: Area) -> str:
    if area.preparatory:
        return _("That of its mother, until it is definitive")
    return _("That of its nagari") if area.kind == Area.Kind.HAMLET else ""


def figures_of(area: Area) -> list[Fact]:
    """Surface, residents and such, each with its day, source and confidence."""
    found = facts_of([area]).get(area.pk, {})
    return [
        Fact(
            fact.get_key_display(),
            formats.number_format(_plain(fact.value), force_grouping=True),
            f"{_day(fact.as_of)} · {fact.source or '-'} · {fact.get_confidence_display()}",
        )
        for fact in found.values()
    ]


def _plain(value: Decimal) -> Decimal:
    """Without the zeros that the column adds."""
    return Decimal(f"{value:f}".rstrip("0").rstrip("."))


def history_steps(area: Area, rows: Iterable[Succession]) -> list[Step]:
    """What became of what, oldest first."""
    return [
        Step(
            title=row.get_kind_display(),
            when=_day(row.on),
            note=f"{_both_ends(row, area)} · {row.legal_basis}",
        )
        for row in rows
    ]


def _both_ends(row: Succession, area: Area) -> str:
    if row.predecessor_id == row.successor_id:
        return _("before: %(name)s") % {"name": row.note}
    return f"{row.predecessor.name} ({row.predecessor.code}) → {row.successor.name} ({row.successor.code})"


@dataclass(frozen=True)
class DayRow:
    """A day on which offices are closed."""

    day: date
    name: str
    kind: str
    basis: str
    local: bool


def day_rows(national: Iterable[NationalDay], closures: Iterable[Closure]) -> list[DayRow]:
    """The days off of a year in order, the regency's own among the nation's."""
    english = (get_language() or "id").startswith("en")
    rows = [
        DayRow(day.day, day.name_en if english else day.name_id, day.get_kind_display(), "", False)
        for day in national
    ]
    rows += [
        DayRow(closure.day, closure.reason, _("Closed by the regency"), closure.legal_basis, True)
        for closure in closures
    ]
    return sorted(rows, key=lambda row: row.day)


def _day(on: date) -> str:
    return formats.date_format(on, "j F Y")


def _moment(moment: Any) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y H:i") if moment else ""
