"""How forms are drawn everywhere, and a choice with a second line."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


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
