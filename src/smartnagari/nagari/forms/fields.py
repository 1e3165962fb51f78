"""Fields for what people here type: 1.234,56, telephone numbers, lists with an entry a line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.numbers import NotANumber, read_number, show_number

from ..rules.contacts import NoContact, leads_to, read_mobile, read_telephone

NOT_A_NUMBER = _("We could not read “%(typed)s” as a number. Write it like 1.234,56.")
NOT_WHOLE = _("We could not read “%(typed)s” as a whole number. Write it like 1.234.")


class NumberField(forms.Field):
    """A number as it is written here, between two limits, with at most ``places`` decimals."""

    widget = forms.TextInput

    def __init__(self, *, least: int = 0, most: int = 10_000_000, places: int = 2, **kwargs: Any) -> None:
        self.least, self.most, self.places = least, most, places
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "decimal" if places else "numeric", "maxlength": 30}

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()[:60]
        if not text:
            return None
        try:
            number = read_number(text)
        except NotANumber:
            raise ValidationError(NOT_A_NUMBER, params={"typed": text}) from None
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.places:
            raise ValidationError(
                _("At most %(places)d digits after the comma."), params={"places": self.places}
            )
        return number

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not self.least <= value <= self.most:
            limits = {"least": show_number(self.least), "most": show_number(self.most)}
            raise ValidationError(_("It lies between %(least)s and %(most)s."), params=limits)

    def prepare_value(self, value: Any) -> Any:
        return show_number(value) if isinstance(value, Decimal | int) else value


class WholeField(NumberField):
    """A number of things that are counted."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(places=0, **kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            number = super().to_python(value)
        except ValidationError:
            raise ValidationError(NOT_WHOLE, params={"typed": value}) from None
        if number is None:
            return None
        if number != number.to_integral_value():
            raise ValidationError(NOT_WHOLE, params={"typed": value})
        return int(number)


class MoneyField(WholeField):
    """An amount in whole rupiah."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=10**13, **kwargs)


class YearField(forms.IntegerField):
    """A year of four digits."""

    def __init__(self, *, least: int = 1945, most: int = 2100, **kwargs: Any) -> None:
        super().__init__(min_value=least, max_value=most, **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4})
        self.widget.is_required = self.required


class MobileField(forms.CharField):
    """A mobile number for a link to WhatsApp."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, **kwargs)
        self.widget.attrs.setdefault("inputmode", "tel")

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "")
        if not text:
            return ""
        try:
            return read_mobile(text)
        except NoContact:
            raise ValidationError(_("Write a mobile number such as 0812 3456 7890.")) from None


class TelephoneField(forms.CharField):
    """Any number that can be dialled."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, **kwargs)
        self.widget.attrs.setdefault("inputmode", "tel")

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "")
        if not text:
            return ""
        try:
            return read_telephone(text)
        except NoContact:
            raise ValidationError(_("Write a telephone number such as 112 or 0751 91234.")) from None


class NetworkField(forms.URLField):
    """An address in one social network."""

    def __init__(self, *, network: str, **kwargs: Any) -> None:
        self.network = network
        super().__init__(assume_scheme="https", max_length=200, **kwargs)

    def clean(self, value: Any) -> str:
        address = str(super().clean(value) or "")
        if address and not leads_to(self.network, address):
            raise ValidationError(
                _("This address does not lead to %(network)s."), params={"network": self.network.title()}
            )
        return address


class LinesField(forms.CharField):
    """A list with an entry a line."""

    widget = forms.Textarea

    def __init__(self, *, most: int = 20, longest: int = 300, **kwargs: Any) -> None:
        self.most, self.longest = most, longest
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("rows", 5)

    def clean(self, value: Any) -> Any:
        entries = [" ".join(line.split()) for line in str(super().clean(value) or "").splitlines()]
        entries = [entry for entry in entries if entry]
        if len(entries) > self.most or any(len(entry) > self.longest for entry in entries):
            raise ValidationError(
                _("At most %(most)d lines of %(longest)d letters."),
                params={"most": self.most, "longest": self.longest},
            )
        return entries
