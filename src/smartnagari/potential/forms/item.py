"""The guided form of one thing that a nagari has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group, StoredFileField

from ..rules.units import quantity, unit_named
from ..types import Commodity
from .fields import NumberField, PointField, WholeField, YearField
from .parts import CONTACT, ContactForm, refuse_future

LINES = forms.Textarea(attrs={"rows": 4})
MONTHS = [(str(n), n) for n in range(1, 13)]


class ItemForm(ContactForm):
    """One thing that grows, is made or can be visited. Only its name, sector and one sentence are needed."""

    groups = (
        Group(
            "what",
            _("What does the nagari have?"),
            _("One entry for one thing: the coconuts of the nagari, a place to bathe, a dish."),
            fields=("title", "sector", "commodity", "status", "summary", "hamlet"),
        ),
        Group(
            "numbers",
            _("How much is there?"),
            _("Write only what you know, and of which year. What is empty is shown as not told."),
            fields=(
                *("year", "area_ha", "quantity", "quantity_unit", "production", "production_unit"),
                *("producers", "producers_kind", "season"),
            ),
        ),
        Group(
            "selling",
            _("How is it sold?"),
            _("Traders ask first for the price and where they can buy."),
            fields=("stage", "price_low", "price_high", "price_unit", "price_on", "market"),
        ),
        Group(
            "chances",
            _("What could become of it?"),
            _("For those who want to invest or help."),
            fields=("opportunities", "constraints_met", "investment", "investment_for"),
        ),
        CONTACT,
        Group(
            "more",
            _("Pictures, place and source"),
            _("Say from where the figures are, so that others can check them."),
            fields=("about", "photos", "documents", "point", "source"),
        ),
    )
    title = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("Short, for example: Kelapa, or Pemandian Lubuk Talau")
    )
    sector = forms.ChoiceField(label=_("Sector"))
    commodity = forms.ChoiceField(
        label=_("Commodity"), required=False, help_text=_("Leave empty for places to visit.")
    )
    status = forms.ChoiceField(label=_("How does it stand?"))
    summary = forms.CharField(
        label=_("In one sentence"),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What somebody from outside should know first."),
    )
    hamlet = forms.ChoiceField(label=_("Where in the nagari?"), required=False)
    year = YearField(label=_("Year of these figures"), required=False, help_text=_("For example 2025"))
    area_ha = NumberField(label=_("Area in hectares (ha)"), required=False, help_text=_("For example 12,5"))
    quantity = NumberField(
        label=_("How much stands there?"),
        required=False,
        help_text=_("Trees, heads, ponds: for example 1.250"),
    )
    quantity_unit = forms.ChoiceField(label=_("Unit"), required=False)
    production = NumberField(label=_("How much in a year?"), required=False)
    production_unit = forms.ChoiceField(label=_("Unit of a year's yield"), required=False)
    season = forms.MultipleChoiceField(
        label=_("In which months?"),
        choices=MONTHS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave empty when it is always there."),
    )
    producers = WholeField(label=_("How many work on it?"), required=False)
    producers_kind = forms.ChoiceField(label=_("People or groups"), required=False)
    stage = forms.ChoiceField(label=_("How is it sold?"), required=False)
    price_low = WholeField(label=_("Lowest price (Rp)"), required=False, help_text=_("For example 2.500"))
    price_high = WholeField(label=_("Highest price (Rp)"), required=False)
    price_unit = forms.ChoiceField(label=_("For which unit?"), required=False)
    price_on = forms.DateField(
        label=_("Price of which day?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    market = forms.CharField(
        label=_("Where is it sold?"),
        max_length=300,
        required=False,
        help_text=_("For example: pasar Lubuk Alung, pengepul di Pariaman"),
    )
    opportunities = forms.CharField(label=_("Chances"), max_length=1500, required=False, widget=LINES)
    constraints_met = forms.CharField(
        label=_("What stands in the way"), max_length=1500, required=False, widget=LINES
    )
    investment = WholeField(label=_("Investment wanted (Rp)"), required=False)
    investment_for = forms.CharField(label=_("What the investment is for"), max_length=300, required=False)
    about = forms.CharField(label=_("More about it"), max_length=4000, required=False, widget=LINES)
    photos = StoredFileField(label=_("Pictures"), kinds=("image",), many=True, most=6, required=False)
    documents = StoredFileField(label=_("Documents"), kinds=("pdf",), many=True, most=3, required=False)
    point = PointField(
        label=_("Point on the map"),
        required=False,
        help_text=_("Copied from a map, for example -0.6998, 100.1954"),
    )
    source = forms.CharField(
        label=_("From where are these figures?"),
        max_length=300,
        required=False,
        help_text=_("For example: data kelompok tani 2025, Profil Nagari 2024"),
    )

    def fill(self) -> None:
        super().fill()
        terms = self.terms
        self.choose_from(
            sector=terms.sectors.values(),
            commodity=terms.commodities.values(),
            status=terms.options["statuses"].values(),
            producers_kind=terms.options["producers"].values(),
            stage=terms.options["stages"].values(),
        )
        for name in ("quantity_unit", "production_unit", "price_unit"):
            self.choose_from(**{name: terms.units.values()})
            self.fields[name].choices[0] = ("", _("the usual unit"))  # type: ignore[attr-defined]
        self.fields["status"].initial = "running"
        self.fields["season"].choices = _month_choices()  # type: ignore[attr-defined]
        self.fill_hamlets()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        commodity = self.terms.commodities.get(cleaned.get("commodity") or "")
        self._amount(cleaned, "quantity", commodity.stock if commodity else "", commodity)
        self._amount(cleaned, "production", commodity.unit if commodity else "", commodity)
        self._years(cleaned)
        self._producers(cleaned)
        self._price(cleaned, commodity)
        return cleaned

    def _amount(self, cleaned: dict[str, Any], name: str, usual: str, commodity: Commodity | None) -> None:
        """The amount in the unit that was chosen, else in the usual one of the commodity."""
        amount, unit = cleaned.get(name), cleaned.get(f"{name}_unit") or usual
        cleaned[f"{name}_told"] = None
        if amount is None:
            return
        if unit_named(unit, self.terms.units) is None:
            self.add_error(f"{name}_unit", _("Choose the unit of this number."))
            return
        cleaned[f"{name}_unit"] = unit
        cleaned[f"{name}_told"] = quantity(amount, unit, units=self.terms.units, commodity=commodity)

    def _years(self, cleaned: dict[str, Any]) -> None:
        year, today = cleaned.get("year"), timezone.localdate()
        if year and year > today.year:
            self.add_error("year", _("This year lies ahead."))
        told = [cleaned.get(name) for name in ("area_ha", "quantity", "production")]
        if not year and any(each is not None for each in told) and "year" not in self.errors:
            self.add_error("year", _("Say of which year these figures are."))

    def _producers(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("producers") is not None and not cleaned.get("producers_kind"):
            cleaned["producers_kind"] = "person"

    def _price(self, cleaned: dict[str, Any], commodity: Commodity | None) -> None:
        low, high = cleaned.get("price_low"), cleaned.get("price_high")
        if low is None and high is None:
            cleaned["price_unit"], cleaned["price_on"] = "", None
            return
        low, high = (high if low is None else low), (low if high is None else high)
        cleaned["price_low"], cleaned["price_high"] = low, high
        if not low or not high or low > high:
            self.add_error("price_low", _("The lowest price is above zero and not above the highest."))
        cleaned["price_unit"] = cleaned.get("price_unit") or (commodity.unit if commodity else "")
        if not cleaned["price_unit"]:
            self.add_error("price_unit", _("Choose for which unit the price is."))
        if cleaned.get("price_on") is None and "price_on" not in self.errors:
            cleaned["price_on"] = timezone.localdate()
        refuse_future(self, "price_on", cleaned.get("price_on"))


def _month_choices() -> list[tuple[str, Any]]:
    from django.utils.dates import MONTHS as NAMES

    return [(str(number), name) for number, name in NAMES.items()]
