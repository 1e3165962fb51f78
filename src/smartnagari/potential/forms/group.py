"""The guided form of a producers' group."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group

from .fields import WholeField, YearField
from .parts import CONTACT, ContactForm, choices


class ProducerGroupForm(ContactForm):
    """A group of those who grow, catch, make or guide. Names of members stay out."""

    groups = (
        Group(
            "what",
            _("Which group is it?"),
            _("Groups stand here as groups; the names of their members do not."),
            fields=("name", "kind", "commodities", "hamlet", "about"),
        ),
        Group(
            "numbers",
            _("How large is it?"),
            _("So that agencies and buyers know whom they talk to."),
            fields=("members", "women", "year", "since", "source"),
        ),
        CONTACT,
    )
    name = forms.CharField(label=_("Name of the group"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of group"))
    commodities = forms.MultipleChoiceField(
        label=_("What does it work with?"), required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    hamlet = forms.ChoiceField(label=_("Where in the nagari?"), required=False)
    about = forms.CharField(
        label=_("What it does"), max_length=1500, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    members = WholeField(label=_("Members"), required=False)
    women = WholeField(label=_("Women among them"), required=False)
    year = YearField(label=_("Year of these figures"), required=False)
    since = YearField(label=_("Works since"), required=False)
    source = forms.CharField(label=_("From where are these figures?"), max_length=300, required=False)

    def fill(self) -> None:
        super().fill()
        self.choose_from(kind=self.terms.options["groups"].values())
        self.fields["commodities"].choices = choices(self.terms.commodities.values(), blank=False)  # type: ignore[attr-defined]
        self.fill_hamlets()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        members, women = cleaned.get("members"), cleaned.get("women")
        if women is not None and (members is None or women > members):
            self.add_error("women", _("There cannot be more women than members."))
        if members is not None and not cleaned.get("year") and "year" not in self.errors:
            cleaned["year"] = timezone.localdate().year
        if (cleaned.get("since") or 0) > timezone.localdate().year:
            self.add_error("since", _("This year lies ahead."))
        return cleaned
