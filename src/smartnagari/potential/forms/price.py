"""The guided form of a price: four questions on one screen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group

from ..rules.units import quantity
from .fields import WholeField
from .parts import TermsForm, refuse_future


class PriceForm(TermsForm):
    """What something cost, where and on which day."""

    groups = (
        Group(
            "price",
            _("What does it cost?"),
            _("Growers look here before they sell. Write the price that was really paid."),
            fields=("commodity", "grade", "price", "unit", "side", "place", "day", "source"),
        ),
    )
    commodity = forms.ChoiceField(label=_("Commodity"))
    grade = forms.CharField(
        label=_("Quality"),
        max_length=60,
        required=False,
        help_text=_("For example: biji kering, butiran besar"),
    )
    price = WholeField(label=_("Price (Rp)"), help_text=_("For example 2.500"))
    unit = forms.ChoiceField(label=_("For which unit?"))
    side = forms.ChoiceField(label=_("Where was it told?"))
    place = forms.CharField(
        label=_("Market or place"),
        max_length=100,
        required=False,
        help_text=_("For example: Pasar Lubuk Alung"),
    )
    day = forms.DateField(
        label=_("On which day?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty means today."),
    )
    source = forms.CharField(label=_("Who said so?"), max_length=300, required=False)

    def fill(self) -> None:
        terms = self.terms
        self.choose_from(
            commodity=terms.commodities.values(),
            unit=terms.units.values(),
            side=terms.options["market_sides"].values(),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("price") == 0:
            self.add_error("price", _("A price is above zero."))
        if cleaned.get("day") is None and "day" not in self.errors:
            cleaned["day"] = timezone.localdate()
        refuse_future(self, "day", cleaned.get("day"))
        unit = cleaned.get("unit")
        if unit:
            commodity = self.terms.commodities.get(cleaned.get("commodity") or "")
            cleaned["told"] = quantity(Decimal(1), unit, units=self.terms.units, commodity=commodity)
        return cleaned
