"""What differs between two versions, in the words of the form."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from smartnagari.files.public import stored_files

from ..guided import GuidedForm
from ..rules.richtext import to_marks
from ..rules.typed import NUMBER, Typed, differing
from ..types import Change
from .subjects import Subject


def differences(subject: Subject, before: Typed, after: Typed) -> list[Change]:
    """Every answer that differs, in the order of the form."""
    form = subject.form(before | after)
    order = {name: place for place, name in enumerate(_order(form))}
    names = [name for name in differing(before, after) if _field(form, name) is not None]
    names.sort(key=lambda name: (order.get(_root(form, name), 999), name))
    return [_change(form, name, before, after) for name in names]


def _order(form: GuidedForm) -> list[str]:
    return [name for group in form.groups for name in (*group.fields, *group.rows)]


def _row(form: GuidedForm, name: str) -> tuple[str, int, str] | None:
    for key in form.rows:
        match = re.fullmatch(rf"{re.escape(key)}-{NUMBER}-(.+)", name)
        if match:
            return key, int(match[1]), match[2]
    return None


def _root(form: GuidedForm, name: str) -> str:
    row = _row(form, name)
    return row[0] if row else name


def _field(form: GuidedForm, name: str) -> forms.Field | None:
    row = _row(form, name)
    if row is None:
        return (form.base_fields | form.fields).get(name)
    key, number, field = row
    drawn = next((each for each in form.row_forms[key] if each.prefix == f"{key}-{number}"), None)
    return (drawn.fields if drawn else form.rows[key].base_fields).get(field)


def _change(form: GuidedForm, name: str, before: Typed, after: Typed) -> Change:
    row = _row(form, name)
    field = _field(form, name)
    label = (field.label if field else "") or (row[2] if row else name).replace("_", " ").capitalize()
    title = f"{getattr(form.rows[row[0]], 'title', '') or row[0]} {row[1] + 1}" if row else ""
    return Change(
        label=label,
        before=_said(field, before.get(name, [])),
        after=_said(field, after.get(name, [])),
        row=title,
    )


def _said(field: Any, texts: list[str]) -> str:
    """An answer as people read it: the words of choices, the names of files."""
    if hasattr(field, "kinds") and hasattr(field, "most"):
        return ", ".join(file.alt or file.original for file in stored_files(texts).values())
    if isinstance(field, forms.BooleanField):
        return "✓" if texts else ""
    choices = dict(_flat(getattr(field, "choices", None) or ()))
    return ", ".join(str(choices.get(text, to_marks(text))) for text in texts if text)


def _flat(choices: Any) -> list[tuple[str, Any]]:
    flat = []
    for value, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(str(value), label)]
    return flat
