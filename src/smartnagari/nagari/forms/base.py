"""What every form of a nagari's site refuses: identity numbers of people in what everybody will read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import holds_identity_number
from smartnagari.publishing.public import GuidedForm, RowForm

NO_NUMBERS = _("An identity number stands in this text. Take it out: everybody will read this page.")


def refuse_identity_numbers(form: forms.BaseForm) -> None:
    """Add an error to each text that holds a NIK or KK number."""
    for name, value in list(form.cleaned_data.items()):
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and holds_identity_number(text) for text in texts):
            form.add_error(name, str(NO_NUMBERS))


class SiteForm(GuidedForm):
    """Base of the guided forms of a nagari's site."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_identity_numbers(self)
        return self.cleaned_data


class SiteRow(RowForm):
    """Base of a line in a repeating group."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_identity_numbers(self)
        return self.cleaned_data
