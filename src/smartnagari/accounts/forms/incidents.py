"""Forms about an incident with personal data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..actions.incidents import Account
from ..models import Incident
from ..models.incidents import FoundBy

MOMENTS = ["%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%d-%m-%Y %H.%M", "%Y-%m-%d %H:%M"]
MOST_ADDRESSES = 5000


def moment_field(label: Any, **more: Any) -> forms.DateTimeField:
    """A moment as people write it: 27/06/2026 14.30."""
    more.setdefault("help_text", _("For example 27/06/2026 14.30."))
    return forms.DateTimeField(
        label=label,
        input_formats=MOMENTS,
        widget=forms.DateTimeInput(format=MOMENTS[0], attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Write day and hour as 27/06/2026 14.30.")},
        **more,
    )


def words_field(label: Any, help_text: Any, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=2000, help_text=help_text, widget=forms.Textarea(attrs={"rows": 3}), **more
    )


class IncidentForm(forms.Form):
    """What is known. Only the first questions need an answer; the rest comes as it becomes known."""

    title = forms.CharField(
        label=_("What happened, in a few words"), max_length=120, help_text=_("No names of people.")
    )
    found_at = moment_field(_("When did it become known?"))
    found_by = forms.ChoiceField(
        label=_("How did it become known?"), choices=FoundBy.choices, widget=forms.RadioSelect
    )
    which = words_field(_("Which data?"), _("For example: names, addresses and NIK of applicants."))
    specific = forms.BooleanField(
        label=_("Health, children, biometrics, finance or crime are among them"), required=False
    )
    vital = forms.BooleanField(
        label=_("Vital information infrastructure is hit"),
        required=False,
        help_text=_("Then the team for cyber incidents has to be told within 24 hours."),
    )
    happened_at = moment_field(_("When did it happen?"), required=False)
    cause = words_field(_("How did it happen?"), _("People read this in their notice."), required=False)
    measures = words_field(
        _("What was done about it?"), _("People read this in their notice."), required=False
    )

    @classmethod
    def of(cls, incident: Incident) -> IncidentForm:
        """The form filled with what is known."""
        return cls(initial={name: getattr(incident, name) for name in cls.base_fields})

    def account(self) -> Account:
        """The answers as the action takes them."""
        return Account(**self.cleaned_data)


class PeopleForm(forms.Form):
    """Whom it concerns."""

    emails = forms.CharField(
        label=_("E-mail addresses of their accounts, one a line"),
        required=False,
        max_length=MOST_ADDRESSES * 60,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    area = forms.CharField(
        label=_("Or everybody of a nagari or korong"),
        required=False,
        max_length=24,
        help_text=_("Its code, for example 13.05.10.2002."),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        lines = [line.strip() for line in found.get("emails", "").splitlines() if line.strip()]
        if len(lines) > MOST_ADDRESSES:
            self.add_error("emails", _("At most 5,000 addresses at a time."))
        if not lines and not found.get("area"):
            self.add_error("emails", _("Enter addresses or a code."))
        return {**found, "emails": lines}


class ToldForm(forms.Form):
    """Somebody was told by a letter."""

    told_at = moment_field(_("When?"))
    reference = forms.CharField(
        label=_("Which letter?"), max_length=120, help_text=_("For example 555/12/Kominfo/2026, by e-mail.")
    )


class NoteForm(forms.Form):
    """The sentence that a step needs."""

    note = forms.CharField(
        label=_("What is the reason, or what was found?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
