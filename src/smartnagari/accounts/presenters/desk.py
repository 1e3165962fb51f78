"""Rows of the workspace's lists: what a gate has let through, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from smartnagari.kernel.actor import ScopeKind

from ..models import Assignment, Holder
from ..queries.holders import view_of
from ..rules.roles import roles
from ..states import AssignmentState
from ..types import HolderView

WAJIK = {
    AssignmentState.PROPOSED: "sent",
    AssignmentState.ACTIVE: "done",
    AssignmentState.REFUSED: "refused",
    AssignmentState.ENDED: "stopped",
}

_PLACES = {
    ScopeKind.DISTRICT.value: gettext_lazy("%(name)s District"),
    ScopeKind.VILLAGE.value: gettext_lazy("Nagari %(name)s"),
    ScopeKind.HAMLET.value: gettext_lazy("Korong %(name)s"),
}


@dataclass(frozen=True)
class AssignmentRow:
    """An assignment in words; ``assignment`` must have its scope selected."""

    assignment: Assignment
    role: str
    place: str
    wajik: str


@dataclass(frozen=True)
class HolderRow:
    """An appointment in words."""

    holder: Holder
    view: HolderView
    wajik: str
    label: str
    running: bool


def role_name(key: str) -> str:
    """The role's name in the language of the page; the key of one that is no more."""
    role = roles().get(key)
    return role.name((get_language() or "id")[:2]) if role else key


def place_name(assignment: Assignment) -> str:
    """Where the assignment holds."""
    if assignment.area is not None:
        return str(_PLACES[assignment.scope_kind]) % {"name": assignment.area.name}
    row = assignment.agency or assignment.office
    return str(row) if row is not None else _("The whole regency")


def assignment_rows(found: Iterable[Assignment]) -> list[AssignmentRow]:
    """The assignments as lists show them."""
    return [
        AssignmentRow(each, role_name(each.role), place_name(each), WAJIK[AssignmentState(each.state)])
        for each in found
    ]


def holder_rows(holders: Iterable[Holder], *, today: date) -> list[HolderRow]:
    """The appointments of an office as its timeline shows them."""
    rows = []
    for holder in holders:
        running = holder.in_force(today)
        coming = holder.valid_from > today
        label = _("Holds the post") if running else _("Yet to come") if coming else _("Former")
        wajik = "done" if running else "empty" if coming else "stopped"
        rows.append(HolderRow(holder, view_of(holder), wajik, label, running or coming))
    return rows
