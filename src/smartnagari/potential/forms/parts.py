"""What the forms of potential share: the terms of the regency, korong, contact, consent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import holds_identity_number
from smartnagari.publishing.public import Group, GuidedForm
from smartnagari.regions.public import Area, areas_in_force

from ..models.parts import ContactKind
from ..terms import terms_of
from ..types import Terms, Word
from .fields import PhoneField, said

BLANK = ("", _("choose"))
CONTACT = Group(
    "contact",
    _("Whom can people ask?"),
    _("The number stands on the page for everybody. A private number needs the agreement of its owner."),
    fields=("contact_kind", "contact_name", "contact_phone", "contact_consent", "contact_consent_on"),
)


def choices(words: Iterable[Word], *, blank: bool = True) -> list[tuple[str, Any]]:
    """The words as choices of a list."""
    found = [(word.key, said(dict(word.names))) for word in words]
    return [BLANK, *found] if blank else found


class TermsForm(GuidedForm):
    """A guided form that knows the words of its regency and the korong of its nagari."""

    terms: Terms

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms = terms_of(self.tenant)
        self.fill()

    def fill(self) -> None:
        """Put the choices of this regency into the fields."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and holds_identity_number(value):
                self.add_error(name, _("Take the identity number out: everybody will read this page."))
        return self.cleaned_data

    def choose_from(self, **lists: Iterable[Word]) -> None:
        for name, words in lists.items():
            self.fields[name].choices = choices(words, blank=not self.fields[name].required)  # type: ignore[attr-defined]

    def fill_hamlets(self) -> None:
        found: list[tuple[str, str]] = []
        if self.area is not None:
            hamlets = areas_in_force(kind=Area.Kind.HAMLET).filter(parent=self.area).order_by("name")
            found = [(hamlet.code, hamlet.name) for hamlet in hamlets]
        self.fields["hamlet"].choices = [("", _("the whole nagari")), *found]  # type: ignore[attr-defined]


class ContactFields(forms.Form):
    """A contact, and the agreement of who owns the number."""

    contact_kind = forms.ChoiceField(
        label=_("Whose number is it?"), choices=ContactKind.choices, required=False
    )
    contact_name = forms.CharField(
        label=_("Name of the contact"),
        max_length=100,
        required=False,
        help_text=_("For example: Kelompok Tani Karambia Jaya"),
    )
    contact_phone = PhoneField(
        label=_("WhatsApp number"), required=False, help_text=_("For example 0812-3456-7890")
    )
    contact_consent = forms.ChoiceField(label=_("How did the owner of the number agree?"), required=False)
    contact_consent_on = forms.DateField(
        label=_("Agreed on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class ContactForm(TermsForm, ContactFields):
    """A guided form with a contact."""

    def fill(self) -> None:
        self.choose_from(contact_consent=self.terms.options["consents"].values())

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned: dict[str, Any] = self.cleaned_data
        phone, kind = cleaned.get("contact_phone"), cleaned.get("contact_kind")
        if phone and not kind:
            self.add_error("contact_kind", _("Say whose number this is."))
        if phone and kind == ContactKind.PERSON:
            self._ask_consent(cleaned)
        elif kind != ContactKind.PERSON:
            cleaned["contact_consent"], cleaned["contact_consent_on"] = "", None
        return cleaned

    def _ask_consent(self, cleaned: Mapping[str, Any]) -> None:
        if not cleaned.get("contact_consent"):
            told = _("A private number is shown only with the agreement of its owner. Say how they agreed.")
            self.add_error("contact_consent", told)
        refuse_future(self, "contact_consent_on", cleaned.get("contact_consent_on"), needed=True)


def refuse_future(form: forms.Form, field: str, day: Any, *, needed: bool = False) -> None:
    """Put an error beside a day that is missing though it is needed, or that has not come yet."""
    if day is None:
        if needed and field not in form.errors:
            form.add_error(field, _("Say on which day."))
    elif day > timezone.localdate():
        form.add_error(field, _("This day lies ahead. Write the day on which it happened."))
