"""Fields that read numbers, money, telephones and points as people type them, and say how to mend them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import BadPhone, mobile

from ..rules.numbers import BadNumber, read_number

FAULTS = {
    "letters": _("Write digits only, for example 1.250 or 12,5."),
    "doubtful": _(
        "This can be read in two ways. Part thousands with a dot and fractions with a comma: 1.250,5."
    ),
    "negative": _("An amount cannot be below zero."),
    "large": _("This number is too large. Is there a digit too many?"),
}
MINIMUM_LATITUDE, MAXIMUM_LATITUDE = -11.5, 6.5
MINIMUM_LONGITUDE, MAXIMUM_LONGITUDE = 94.5, 141.5


class NumberField(forms.CharField):
    """An amount: ``1.250,5``. Cleaned it is a ``Decimal``, or ``None``."""

    def __init__(self, *, places: int = 3, **kwargs: Any) -> None:
        self.places = places
        kwargs.setdefault("max_length", 24)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            found = read_number(text)
        except BadNumber as fault:
            raise ValidationError(FAULTS[fault.code]) from None
        return self.fitting(found)

    def fitting(self, found: Decimal) -> Any:
        if -found.normalize().as_tuple().exponent > self.places:  # type: ignore[operator]  # it is finite
            raise ValidationError(
                _("At most %(places)s digits after the comma."), params={"places": self.places}
            )
        return found


class WholeField(NumberField):
    """A count or an amount of rupiah: whole. Cleaned it is an ``int``, or ``None``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(places=0, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"

    def fitting(self, found: Decimal) -> int:
        if found != found.to_integral_value():
            raise ValidationError(_("Write a whole number, without a comma."))
        return int(found)


class YearField(WholeField):
    """A year in four digits; the thousands' dot does not part it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=4, **kwargs)

    def fitting(self, found: Decimal) -> int:
        year = super().fitting(found)
        if not 1900 <= year <= 2100:
            raise ValidationError(_("Write the year in four digits, for example 2025."))
        return year


class PhoneField(forms.CharField):
    """A mobile number for WhatsApp. Cleaned it is ``+628...``, or empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=24, **kwargs)
        self.widget.attrs.update(inputmode="tel", autocomplete="off")

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return mobile(text)
        except BadPhone:
            raise ValidationError(
                _("Write a mobile number that has WhatsApp, for example 0812-3456-7890.")
            ) from None


class PointField(forms.CharField):
    """A point as maps copy it: ``-0.6998, 100.1954``. Cleaned it is a pair, or ``None``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, **kwargs)
        self.widget.attrs.update(autocomplete="off")

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            latitude, longitude = (float(part) for part in text.split(","))
        except ValueError:
            raise ValidationError(_("Copy the point from the map, for example -0.6998, 100.1954.")) from None
        inside = MINIMUM_LATITUDE <= latitude <= MAXIMUM_LATITUDE
        if not (inside and MINIMUM_LONGITUDE <= longitude <= MAXIMUM_LONGITUDE):
            raise ValidationError(_("This point does not lie in Indonesia. Are the two numbers swapped?"))
        return latitude, longitude


def _said(names: dict[str, str]) -> str:
    from ..presenters.words import here

    return names.get(here()) or names["id"]


said = lazy(_said, str)
"""The name of a word in the language of the page, whenever it is drawn."""
