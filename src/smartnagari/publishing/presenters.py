"""What the desk's pages show of content: screens with their state, answers in words, the state as a shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from smartnagari.kernel.people import names_of

from .guided import GuidedForm, is_blank
from .models import Revision
from .queries.differences import differences
from .queries.subjects import Subject
from .rules.typed import Typed, belongs
from .states import RevisionState
from .types import Change, Group

WAJIK = {
    RevisionState.DRAFT: "working",
    RevisionState.WAITING: "sent",
    RevisionState.SCHEDULED: "sent",
    RevisionState.PUBLISHED: "done",
    RevisionState.SUPERSEDED: "empty",
    RevisionState.REFUSED: "refused",
    RevisionState.WITHDRAWN: "stopped",
    RevisionState.DISCARDED: "empty",
}


@dataclass(frozen=True)
class StateView:
    """A state as shape and word."""

    wajik: str
    label: Any


def state_view(revision: Revision) -> StateView:
    """How the state of this revision is drawn."""
    return StateView(WAJIK[RevisionState(revision.state)], revision.get_state_display())


def names(keys: Iterable[str]) -> dict[str, str]:
    """A name for each who acted; what no person did, the platform did."""
    found = names_of({key for key in keys if key})
    return {key: str(_("The platform")) if key.startswith("s:") else name for key, name in found.items()}


@dataclass(frozen=True)
class ScreenView:
    """One screen of a draft in the overview."""

    group: Group
    answers: list[Change]
    problems: list[tuple[Any, str]]

    @property
    def wajik(self) -> str:
        return "late" if self.problems else "done" if self.answers else "empty"


def screens_of(subject: Subject, typed: Typed) -> list[ScreenView]:
    """Every screen with what was answered there and what is still to be mended."""
    form = subject.form(typed)
    problems = form.problems()
    answers = answers_by_group(subject, form, typed)
    return [
        ScreenView(group, answers.get(group.key, []), problems.get(group.key, [])) for group in form.asked
    ]


def answers_by_group(subject: Subject, form: GuidedForm, typed: Typed) -> dict[str, list[Change]]:
    """The answers in words, screen by screen."""
    found: dict[str, list[Change]] = defaultdict(list)
    for group in form.asked:
        own = {name: texts for name, texts in typed.items() if belongs(name, group.fields, group.rows)}
        found[group.key] = [each for each in differences(subject, {}, own) if each.after]
    return found


@dataclass(frozen=True)
class RowsView:
    """Rows that repeat on one screen, with the words around them."""

    key: str
    title: Any
    add: Any
    forms: list[tuple[int, Any]]
    full: bool


def rows_of(form: GuidedForm, group: Group) -> list[RowsView]:
    """The repeating rows of a screen as they are drawn."""
    found = []
    for key in group.rows:
        kind = form.rows[key]
        numbered = list(enumerate(form.row_forms[key]))
        most = getattr(kind, "most", 100)
        found.append(
            RowsView(
                key=key,
                title=getattr(kind, "title", ""),
                add=getattr(kind, "add", ""),
                forms=numbered,
                full=len(numbered) >= most,
            )
        )
    return found


def with_errors_of(form: GuidedForm, group: Group) -> GuidedForm:
    """The form with the errors of this screen alone; blank rows have none."""
    for name in list(form.errors):
        if name not in group.fields and name != "__all__":
            del form.errors[name]
    for key, rows in form.row_forms.items():
        for row in rows:
            if key not in group.rows or is_blank(row):
                row.errors.clear()
    return form


def has_wrong(form: GuidedForm, group: Group) -> bool:
    """Whether something on this screen is wrong, beyond being empty."""
    rows = [row for key in group.rows for row in form.row_forms[key] if not is_blank(row)]
    shown = [(form, name) for name in group.fields] + [(row, name) for row in rows for name in row.fields]
    return any(
        error.code != "required"
        for each, name in shown
        for error in each.errors.get(name, ErrorsOfNothing).as_data()
    )


class ErrorsOfNothing:
    """Stands where a field has no errors."""

    @staticmethod
    def as_data() -> list[Any]:
        return []
