"""Forms of the counter: finding a person by the card they show, and proving who they are."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..findings import checked_nik
from ..models import Assurance, VerifiedHow
from .profile import NumberField, mended


class FindForm(forms.Form):
    """The number on the card. Sent by post, so that it stands in no address and no log."""

    nik = NumberField(label=_("NIK on the card"), help_text=_("16 digits; spaces and dots may stay."))

    def clean_nik(self) -> str:
        return mended(checked_nik, self.cleaned_data["nik"], on=timezone.localdate())


class VerifyForm(forms.Form):
    """What was proven, and by what."""

    level = forms.ChoiceField(
        label=_("What is proven?"), choices=Assurance.choices[1:], widget=forms.RadioSelect
    )
    how = forms.ChoiceField(label=_("By what?"), choices=VerifiedHow.choices, widget=forms.RadioSelect)
