"""The profile of a nagari, one group a screen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group, RichTextField, StoredFileField

from .base import SiteForm, SiteRow
from .fields import LinesField, MobileField, NetworkField, NumberField, TelephoneField, WholeField, YearField

TARGETS = ("district", "regency", "province")
SIDES = ("north", "east", "south", "west")
NETWORKS = ("facebook", "instagram", "youtube", "tiktok")


def _km(label: Any) -> NumberField:
    return NumberField(
        label=label, required=False, most=2000, places=1, help_text=_("In kilometres, such as 12,5.")
    )


def _minutes(label: Any) -> WholeField:
    return WholeField(label=label, required=False, most=3000, help_text=_("By road, on an ordinary day."))


def _border(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200)


class LandUseRow(SiteRow):
    """A use of land and how much of it there is."""

    title = _("Use of land")
    add = _("Add another use")
    most = 20

    use = forms.CharField(label=_("Use of the land"), max_length=80, help_text=_("Such as rice fields."))
    hectares = NumberField(label=_("Hectares"), most=1_000_000)


class EmergencyRow(SiteRow):
    """Whom to call when something happens."""

    title = _("Number to call")
    add = _("Add another number")
    most = 12

    name = forms.CharField(
        label=_("Who answers"), max_length=80, help_text=_("Such as the village disaster group.")
    )
    number = TelephoneField(label=_("Telephone"))


class ProfileForm(SiteForm):
    """Everything a nagari says of itself. Nothing but the first sentence is required."""

    lead = forms.CharField(
        label=_("The nagari in one sentence"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as: on the coast, known for mangroves and pilgrims."),
    )
    history = RichTextField(label=_("History"), required=False)
    area_ha = NumberField(label=_("Area in hectares"), required=False, help_text=_("100 hectares are 1 km²."))
    altitude_low_m = WholeField(
        label=_("Lowest place, metres above the sea"), required=False, least=-20, most=5000
    )
    altitude_high_m = WholeField(
        label=_("Highest place, metres above the sea"), required=False, least=-20, most=5000
    )
    climate = forms.CharField(
        label=_("Climate"), required=False, max_length=300, help_text=_("Rain a year, temperature, seasons.")
    )
    land_source = forms.CharField(label=_("Where these figures come from"), required=False, max_length=200)
    north = _border(_("North"))
    east = _border(_("East"))
    south = _border(_("South"))
    west = _border(_("West"))
    district_km = _km(_("To the district office"))
    district_minutes = _minutes(_("Minutes to the district office"))
    regency_km = _km(_("To the seat of the regency"))
    regency_minutes = _minutes(_("Minutes to the seat of the regency"))
    province_km = _km(_("To the capital of the province"))
    province_minutes = _minutes(_("Minutes to the capital of the province"))
    men = WholeField(label=_("Men"), required=False, most=1_000_000)
    women = WholeField(label=_("Women"), required=False, most=1_000_000)
    households = WholeField(label=_("Households"), required=False, most=500_000)
    people_year = YearField(label=_("Year of these figures"), required=False)
    people_source = forms.CharField(
        label=_("Source of these figures"),
        required=False,
        max_length=200,
        help_text=_("Such as the civil registry."),
    )
    vision = forms.CharField(
        label=_("Vision"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    missions = LinesField(label=_("Mission"), required=False, help_text=_("One point a line."))
    welcome = RichTextField(label=_("Words of welcome of the head of the nagari"), required=False)
    cover = StoredFileField(
        label=_("Photo of the nagari"),
        required=False,
        kinds=("image",),
        help_text=_("It stands below the name."),
    )
    logo = StoredFileField(label=_("Logo of the nagari"), required=False, kinds=("image",))
    whatsapp = MobileField(
        label=_("WhatsApp of the office"),
        required=False,
        help_text=_("A number of the office, not of a person."),
    )
    facebook = NetworkField(label=_("Facebook page"), required=False, network="facebook")
    instagram = NetworkField(label=_("Instagram"), required=False, network="instagram")
    youtube = NetworkField(label=_("YouTube channel"), required=False, network="youtube")
    tiktok = NetworkField(label=_("TikTok"), required=False, network="tiktok")
    website = forms.URLField(
        label=_("Website of the nagari"), required=False, max_length=200, assume_scheme="https"
    )
    diaspora = RichTextField(label=_("For people of the nagari who live elsewhere"), required=False)
    diaspora_contact = forms.CharField(
        label=_("Association of people abroad"), required=False, max_length=150
    )
    diaspora_whatsapp = MobileField(label=_("WhatsApp of the association"), required=False)

    rows = {"land_use": LandUseRow, "emergency": EmergencyRow}
    groups = (
        Group(
            "about",
            _("About the nagari"),
            why=_("This is what people read first."),
            fields=("lead", "history"),
        ),
        Group(
            "land",
            _("Land and climate"),
            why=_("Visitors, buyers and planners compare nagari by these figures."),
            fields=("area_ha", "altitude_low_m", "altitude_high_m", "climate", "land_source"),
        ),
        Group(
            "borders",
            _("Borders"),
            why=_(
                "So that everybody knows where the nagari ends. Name the neighbour, such as Nagari Tapakih."
            ),
            fields=SIDES,
        ),
        Group(
            "distances",
            _("Distances"),
            why=_("Somebody who must go to an office sees how long the way is."),
            fields=tuple(f"{target}_{unit}" for target in TARGETS for unit in ("km", "minutes")),
        ),
        Group(
            "land_use",
            _("Use of the land"),
            why=_("Shows what the nagari lives from."),
            fields=(),
            rows=("land_use",),
        ),
        Group(
            "people",
            _("People"),
            why=_("Sums only. Names, identity numbers and addresses of people never stand here."),
            fields=("men", "women", "households", "people_year", "people_source"),
        ),
        Group(
            "vision",
            _("Vision and mission"),
            why=_("What the nagari has promised for this term, as in its development plan."),
            fields=("vision", "missions"),
        ),
        Group(
            "welcome",
            _("Words of welcome"),
            why=_("A few sentences of the head of the nagari."),
            fields=("welcome",),
        ),
        Group(
            "pictures",
            _("Pictures"),
            why=_("A photo that the nagari made itself. Ask people whose faces can be seen."),
            fields=("cover", "logo"),
        ),
        Group(
            "contact",
            _("Contact"),
            why=_("How people reach the office. Address and hours stand in the entry of the office."),
            fields=("whatsapp", "website", *NETWORKS),
        ),
        Group(
            "emergency",
            _("In a disaster"),
            why=_("Earthquake, tsunami, flood: whom to call here, before anybody has to search."),
            fields=(),
            rows=("emergency",),
        ),
        Group(
            "diaspora",
            _("For those who live elsewhere"),
            why=_("The rantau reads this page: letters from afar, gifts, news from home."),
            fields=("diaspora", "diaspora_contact", "diaspora_whatsapp"),
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        low, high = cleaned.get("altitude_low_m"), cleaned.get("altitude_high_m")
        if low is not None and high is not None and low > high:
            self.add_error("altitude_high_m", ValidationError(_("The highest place lies below the lowest.")))
        if any(cleaned.get(name) is not None for name in ("men", "women", "households")) and not cleaned.get(
            "people_year"
        ):
            self.add_error("people_year", ValidationError(_("Say of which year these figures are.")))
        return cleaned
