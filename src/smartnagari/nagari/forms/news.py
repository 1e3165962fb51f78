"""News and events of a nagari."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group, RichTextField, StoredFileField

from .base import SiteForm
from .fields import MobileField

MOMENT = {"type": "datetime-local"}
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M"]


def moment(label: Any, **kwargs: Any) -> forms.DateTimeField:
    """A day and time as a phone's own picker gives them."""
    widget = forms.DateTimeInput(attrs=MOMENT, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, input_formats=MOMENTS, widget=widget, **kwargs)


class NewsForm(SiteForm):
    """A piece of news."""

    title = forms.CharField(label=_("Headline"), max_length=150, help_text=_("What happened, in one line."))
    day = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    lead = forms.CharField(
        label=_("In short"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    body = RichTextField(label=_("Text"))
    picture = StoredFileField(label=_("Picture"), required=False, kinds=("image",))
    picture_alt = forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=200,
        help_text=_("For people who cannot see it, such as: people planting mangroves on the beach."),
    )
    picture_credit = forms.CharField(label=_("Who made the picture"), required=False, max_length=120)

    groups = (
        Group(
            "what",
            _("The news"),
            why=_("Residents and the rantau read here what happens in the nagari."),
            fields=("title", "day", "lead", "body"),
        ),
        Group(
            "picture",
            _("Picture"),
            why=_("One good picture says more than five. Only pictures that you may use."),
            fields=("picture", "picture_alt", "picture_credit"),
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        picture = cleaned.get("picture")
        if picture and not cleaned.get("picture_alt"):  # said already where the picture was chosen
            cleaned["picture_alt"] = picture.alt[:200]
        if picture and not cleaned.get("picture_alt"):
            told = _("Say in a few words what the picture shows.")
            self.add_error("picture_alt", ValidationError(told))
        return cleaned


class AgendaForm(SiteForm):
    """Something that will happen."""

    title = forms.CharField(label=_("What happens"), max_length=150)
    starts_at = moment(_("Begins"))
    ends_at = moment(_("Ends"), required=False, help_text=_("Afterwards it leaves the page by itself."))
    place = forms.CharField(label=_("Where"), required=False, max_length=150)
    host = forms.CharField(label=_("Who invites"), required=False, max_length=150)
    about = forms.CharField(
        label=_("What people should know"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What to bring, whom it is for."),
    )
    contact = MobileField(label=_("WhatsApp for questions"), required=False)

    groups = (
        Group(
            "event",
            _("The event"),
            why=_("When, where, and who invites: the three things people ask."),
            fields=("title", "starts_at", "ends_at", "place", "host"),
        ),
        Group("more", _("More about it"), why=_("Only what helps to come."), fields=("about", "contact")),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends < starts:
            self.add_error("ends_at", ValidationError(_("It ends before it begins.")))
        return cleaned
