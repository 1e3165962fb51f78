"""The form with which an officer vouches for an entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..types import Terms
from .parts import choices


class VerifyForm(forms.Form):
    """When and how it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    method = forms.ChoiceField(label=_("How have you seen it?"), widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("What others who verify should know. It is not shown to the public."),
    )

    def __init__(self, *args: Any, terms: Terms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["method"].choices = choices(terms.options["methods"].values(), blank=False)  # type: ignore[attr-defined]
        self.fields["on"].initial = timezone.localdate()
