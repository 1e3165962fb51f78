"""One field for "mobile number or e-mail", and the sentences that say how to mend it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..rules.phone import BadPhone, PhoneFault, mobile

SENTENCES = {
    PhoneFault.EMPTY: _("Type your mobile number, for example 0812 3456 7890."),
    PhoneFault.LETTERS: _("A phone number has digits only, for example 0812 3456 7890."),
    PhoneFault.LANDLINE: _("This is no mobile number. Mobile numbers begin with 08."),
    PhoneFault.FOREIGN: _("We can send codes to Indonesian numbers (+62) only. Use your e-mail address."),
}


def phone_sentence(fault: BadPhone) -> str:
    """How to mend what was typed."""
    if fault.fault is PhoneFault.TOO_SHORT:
        return ngettext(
            "The number is short of %(count)s digit. Please check it.",
            "The number is short of %(count)s digits. Please check it.",
            fault.missing,
        ) % {"count": fault.missing}
    if fault.fault is PhoneFault.TOO_LONG:
        return ngettext(
            "The number has %(count)s digit too many. Please check it.",
            "The number has %(count)s digits too many. Please check it.",
            fault.missing,
        ) % {"count": fault.missing}
    return str(SENTENCES[fault.fault])


class MobileField(forms.CharField):
    """A mobile number however it is typed; cleans to ``+628...``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Mobile number"))
        kwargs.setdefault("help_text", _("For example 0812 3456 7890."))
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("error_messages", {"required": SENTENCES[PhoneFault.EMPTY]})
        widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
        super().__init__(widget=kwargs.pop("widget", widget), **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return mobile(text)
        except BadPhone as fault:
            raise forms.ValidationError(phone_sentence(fault), code=fault.fault.value) from None


class ContactField(forms.CharField):
    """A mobile number or an e-mail address; cleans to ``+628...`` or the address in lower case."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Mobile number or e-mail"))
        kwargs.setdefault("help_text", _("For example 0812 3456 7890 or nama@contoh.id."))
        kwargs.setdefault("max_length", 254)
        kwargs.setdefault("error_messages", {"required": _("Type your mobile number or e-mail address.")})
        widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
        super().__init__(widget=kwargs.pop("widget", widget), **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value).strip()
        if "@" not in text:
            return self._phone(text)
        address = text.replace(" ", "").lower()
        try:
            validate_email(address)
        except forms.ValidationError:
            raise forms.ValidationError(
                _("Something is missing in this e-mail address. It looks like nama@contoh.id."),
                code="invalid_email",
            ) from None
        return address

    def _phone(self, text: str) -> str:
        try:
            return mobile(text)
        except BadPhone as fault:
            sentence = phone_sentence(fault)
            if fault.fault is PhoneFault.LETTERS:
                sentence = gettext("Type a mobile number in digits, or an e-mail address with an @ in it.")
            raise forms.ValidationError(sentence, code=fault.fault.value) from None


def is_email(contact: str) -> bool:
    """Whether a cleaned contact is an e-mail address."""
    return "@" in contact
