"""How forms are drawn everywhere, and a choice with a second line."""

from __future__ import annotations

from django.forms import BaseForm
from django.forms.renderers import TemplatesSetting

from smartnagari.kernel.errors import DomainError, Invalid


class Renderer(TemplatesSetting):
    """Forms and fields in the design language: ``{{ form }}`` and ``{% form_fields %}`` draw the same."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class Choice(str):
    """The label of a choice with a note under it; use it as the label in ``choices``."""

    note: str

    def __new__(cls, label: str, note: str = "") -> Choice:
        choice = super().__new__(cls, label)
        choice.note = note
        return choice


def tell(form: BaseForm, refusal: DomainError) -> None:
    """Put what an action refused beside the fields that it is about, or above the form."""
    fields = refusal.fields if isinstance(refusal, Invalid) else {}
    known = {name: text for name, text in fields.items() if name in form.fields and text}
    for name, text in known.items():
        form.add_error(name, text)
    if not known:
        form.add_error(None, str(refusal))
