"""Forms: fields, the summary of errors, the question of a screen, search, steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.forms import BaseForm, BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.safestring import SafeString

from smartnagari.ui.library import part, register


@register.simple_tag
def form_fields(*, form: BaseForm) -> SafeString:
    """All fields of a form in its order, hidden ones included. The form element and its buttons are yours."""
    return form.render("ui/forms/form.html")


@register.simple_tag
def field(*, field: BoundField) -> SafeString:
    """One field: label above, hint under it, error below with its mark."""
    return field.as_field_group()


@register.filter
def field_kind(field: BoundField) -> str:
    """How a field is laid out: ``check``, ``choices`` or ``plain``."""
    widget = field.field.widget
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        return "choices"
    return "check" if isinstance(widget, CheckboxInput) else "plain"


@register.filter
def choice_note(label: Any) -> Any:
    """The second line of a ``ui.forms.Choice``."""
    return getattr(label, "note", "")


def anchor(field: BoundField) -> str:
    """The id of the element that a link to this field should bring the focus to."""
    first = "_0" if field_kind(field) == "choices" else ""
    return f"{field.auto_id}{first}"


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*, form: BaseForm) -> dict[str, Any]:
    """On top after sending: how many answers need a look, each with a link to it. Else nothing."""
    wrong = [
        {"label": bound.label, "anchor": anchor(bound), "error": bound.errors[0]}
        for bound in form
        if bound.errors and not bound.is_hidden
    ]
    general = [*form.non_field_errors(), *(error for bound in form.hidden_fields() for error in bound.errors)]
    return {"wrong": wrong, "general": general}


@register.simple_tag
def question(*, field: BoundField, why: Any = "") -> SafeString:
    """The one question of a screen: legend as the page's heading, why we ask, choices of 60 px."""
    return part("question", field=field, why=why)


@register.inclusion_tag("ui/search_box.html")
def search_box(
    *,
    action: Any,
    label: Any,
    placeholder: Any = "",
    name: str = "q",
    value: Any = "",
    button: Any = "",
    id: str = "cari",
    suggest: Any = "",
) -> dict[str, Any]:
    """A plain GET form. The label is for readers of the screen, the placeholder an example.

    ``suggest`` is the address that answers what has been typed so far with a list of links.
    """
    return {
        "action": action,
        "label": label,
        "placeholder": placeholder,
        "name": name,
        "value": value,
        "button": button,
        "id": id,
        "suggest": suggest,
    }


@register.inclusion_tag("ui/steps.html")
def steps(*, names: Sequence[Any], current: int) -> dict[str, Any]:
    """Where one stands in a form of several screens; ``current`` counts from 1."""
    knots = [
        {"state": "done" if n < current else "sent" if n == current else "empty", "coming": n > current}
        for n in range(1, len(names) + 1)
    ]
    return {"knots": knots, "current": current, "total": len(names), "name": names[current - 1]}
