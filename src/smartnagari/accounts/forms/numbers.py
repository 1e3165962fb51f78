"""Forms around a number that is shared, lost or was somebody else's."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from .contact import MobileField


class NumberForm(forms.Form):
    """The number in question."""

    phone = MobileField(label=_("The number"))


class CodeForm(forms.Form):
    """The code that was sent."""

    code = forms.CharField(
        label=_("Code of 6 digits"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
