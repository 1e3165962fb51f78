"""Guided forms: groups of questions, one a screen, with rows that repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from .rules.typed import Typed, row_numbers, said, texts_of
from .types import Group


class RowForm(forms.Form):
    """One row of those that repeat. ``title`` stands above them, ``add`` on the button for one more."""

    title: ClassVar[Any] = ""
    add: ClassVar[Any] = ""
    most: ClassVar[int] = 100


class GuidedForm(forms.Form):
    """A form that is asked group by group. Once valid, ``cleaned`` holds all of it, rows as lists of dicts.

    A group that the answers do not lead to is not there: neither its questions nor what is wrong with them.

    ``area`` is whose content it is (``None``: the regency's), ``tenant`` the regency, ``subject_id`` the
    content, so that a form can refuse what another one has taken already.
    """

    groups: ClassVar[tuple[Group, ...]] = ()
    rows: ClassVar[dict[str, type[forms.Form]]] = {}

    def __init__(
        self,
        typed: Mapping[str, list[str]] | None = None,
        *,
        area: Any = None,
        tenant: Any = None,
        subject_id: Any = None,
        **options: Any,
    ) -> None:
        self.area, self.tenant, self.subject_id = area, tenant, subject_id
        data = None if typed is None else MultiValueDict(dict(typed))
        super().__init__(data, **options)
        left_out = [group for group in self.groups if not group.asked(typed or {})]
        self.asked = tuple(group for group in self.groups if group not in left_out)
        for name in (name for group in left_out for name in group.fields):
            del self.fields[name]
        hidden = {key for group in left_out for key in group.rows}
        self.rows_cleaned: dict[str, list[dict[str, Any]]] = {key: [] for key in self.rows}
        self.row_forms = {
            key: [] if key in hidden else self._rows_of(key, form) for key, form in self.rows.items()
        }

    def _rows_of(self, key: str, form: type[forms.Form]) -> list[forms.Form]:
        """The rows that were typed, blank ones included: they are drawn, and left out once it is cleaned."""
        if self.data is None or not self.is_bound:
            return []
        return [form(self.data, prefix=f"{key}-{number}") for number in row_numbers(self.data, key)]

    def group_of(self, key: str) -> Group:
        """The group of this key, or the first one where there is none or it is not asked."""
        return next((group for group in self.asked if group.key == key), self.asked[0])

    def full_clean(self) -> None:
        """Rows first, so that ``clean`` can look at them through ``rows_cleaned``."""
        self.rows_cleaned = {
            key: [row.cleaned_data for row in rows if not is_blank(row) and row.is_valid()]
            for key, rows in self.row_forms.items()
        }
        super().full_clean()

    def is_valid(self) -> bool:
        """Whether everything that was typed can be published."""
        return super().is_valid() and not any(
            row.errors for rows in self.row_forms.values() for row in rows if not is_blank(row)
        )

    @property
    def cleaned(self) -> dict[str, Any]:
        """Every value under its name, rows included; what is missing or wrong is empty."""
        self.errors  # noqa: B018 - cleans
        found = {name: self.cleaned_data.get(name, _nothing(field)) for name, field in self.fields.items()}
        extra = {name: value for name, value in self.cleaned_data.items() if name not in found}
        return {**found, **extra, **self.rows_cleaned}

    def without_errors(self) -> GuidedForm:
        """The same form as it is drawn before anybody has asked whether it is right."""
        for form in (self, *(row for rows in self.row_forms.values() for row in rows)):
            form._errors = ErrorDict(renderer=form.renderer)  # type: ignore[attr-defined]
        return self

    def problems(self) -> dict[str, list[tuple[Any, str]]]:
        """What keeps it from being published: group to pairs of label and sentence."""
        found: dict[str, list[tuple[Any, str]]] = {group.key: [] for group in self.asked}
        for name, errors in self.errors.items():
            label = self[name].label if name in self.fields else ""
            found[self._where(name)].extend((label, str(error)) for error in errors)
        for key, rows in self.row_forms.items():
            for number, row in enumerate(rows, start=1):
                if not is_blank(row):
                    found[self._where(key)].extend(_row_problems(row, number))
        return {key: problems for key, problems in found.items() if problems}

    def _where(self, name: str) -> str:
        for group in self.asked:
            if name in group.fields or name in group.rows:
                return group.key
        return self.asked[-1].key


def _row_problems(row: forms.Form, number: int) -> list[tuple[Any, str]]:
    return [
        (f"{row[name].label if name in row.fields else ''} ({number})".strip(), str(error))
        for name, errors in row.errors.items()
        for error in errors
    ]


def _nothing(field: forms.Field) -> Any:
    if isinstance(field, forms.MultipleChoiceField) or getattr(field, "many", False):
        return []
    return getattr(field, "empty_value", None)


def is_blank(row: forms.Form) -> bool:
    """Whether nobody has said anything in this row."""
    return not any(
        said(texts_of(bound.field.widget.value_from_datadict(row.data, row.files, bound.html_name)))
        for bound in row
        if not getattr(bound.field, "fixed", False)
    )


def fields_of(form: type[forms.Form]) -> list[str]:
    """The names of a form's fields."""
    return list(form.base_fields)


def starting_values(form: GuidedForm) -> Typed:
    """What an untouched form would send."""
    return {name: texts_of(form.get_initial_for_field(field, name)) for name, field in form.fields.items()}
