"""Forms about data rights: what a person asks, and what the officer answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from smartnagari.ui.forms import Choice

from ..actions.corrections import FIELDS
from ..actions.rights import Wish
from ..models import Profile
from ..models.rights import RIGHT_KINDS
from ..rules.rights import RightKind

RIGHTS = {RightKind(kind): label for kind, label in RIGHT_KINDS}
NOTES = {
    RightKind.CORRECT: _("Something we keep about you is wrong."),
    RightKind.ERASE: _("We show what has to stay, and why."),
    RightKind.RESTRICT: _("Until you end the pause."),
    RightKind.OBJECT: _("A person then decides about you."),
}
ASKABLE = {kind.value: label for kind, label in RIGHTS.items() if kind in NOTES}
"""What is asked by form; the platform does the rest at once."""


def askable() -> list[tuple[str, str]]:
    """The kinds with their notes, in the language of the moment."""
    return [(kind.value, Choice(str(RIGHTS[kind]), str(note))) for kind, note in NOTES.items()]


class KindForm(forms.Form):
    """The first question: what is it about?"""

    kind = forms.ChoiceField(
        label=_("What would you like?"),
        choices=askable,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )


class WishForm(forms.Form):
    """What comes with a request; the fields depend on its kind."""

    kind = forms.ChoiceField(choices=list(ASKABLE.items()), widget=forms.HiddenInput)
    subject = forms.ChoiceField(label=_("Whose data?"), required=False, widget=forms.RadioSelect)
    field = forms.ChoiceField(
        label=_("What is wrong?"), choices=list(FIELDS.items()), widget=forms.RadioSelect
    )
    value = forms.CharField(
        label=_("How should it be?"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    close_account = forms.BooleanField(
        label=_("Close my account as well"),
        required=False,
        help_text=_("You can no longer sign in after that."),
    )
    text = forms.CharField(
        label=_("In your own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(
        self, *args: Any, kind: RightKind, own: Profile | None, wards: list[Profile], **options: Any
    ):
        options["initial"] = {"kind": kind.value, "subject": str(own.pk) if own else ""}
        super().__init__(*args, **options)
        self.right = kind
        if wards:
            people = [(str(own.pk), _("Mine"))] if own else []
            self.fields["subject"].choices = people + [(str(w.pk), w.name) for w in wards]  # type: ignore[attr-defined]
        else:
            del self.fields["subject"]
        if kind is not RightKind.CORRECT:
            del self.fields["field"], self.fields["value"]
        if kind is not RightKind.ERASE:
            del self.fields["close_account"]
        self.fields["text"].required = kind in {RightKind.OBJECT, RightKind.RESTRICT}

    def wish(self) -> Wish:
        """The answers as the action takes them."""
        data = self.cleaned_data
        return Wish(
            **{name: data[name] for name in ("text", "field", "value", "close_account") if name in data}
        )


class AnswerForm(forms.Form):
    """The officer's answer; which button was pressed decides."""

    answer = forms.CharField(
        label=_("Answer to the person"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Say what was done, or why it cannot be done and what the person can do instead."),
    )


class UnmaskForm(forms.Form):
    """Why an officer needs the whole number."""

    which = forms.ChoiceField(
        label=_("Which number?"), choices=[("nik", _("NIK")), ("kk", _("KK"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("What do you need it for?"),
        max_length=200,
        help_text=_("The person can read this."),
    )


class UnmaskInRequestForm(UnmaskForm):
    """The same for a request, which may bring a number of its own."""

    field_order = ("which", "reason")
    which = forms.ChoiceField(
        label=_("Which number?"),
        choices=[("nik", _("NIK")), ("kk", _("KK")), ("asked", _("The one in the request"))],
        widget=forms.RadioSelect,
    )
