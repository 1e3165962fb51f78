"""The guided form of an enterprise and what it sells."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group, RowForm, StoredFileField

from ..rules.links import MARKETS, market_of
from .fields import WholeField, YearField
from .parts import CONTACT, ContactForm, choices, refuse_future

MOST_LINKS = 4


class ProductRow(RowForm):
    """One thing that it sells."""

    title = _("What it sells")
    add = _("One more product")
    most = 20

    name = forms.CharField(label=_("Product"), max_length=100)
    price = WholeField(label=_("Price (Rp)"), required=False)
    per = forms.CharField(
        label=_("For how much?"), max_length=40, required=False, help_text=_("For example: botol 250 ml")
    )

    def clean_price(self) -> int | None:
        price: int | None = self.cleaned_data["price"]
        if price == 0:
            raise ValidationError(_("Leave the price empty when people should ask."))
        return price


class LinkRow(RowForm):
    """A shop of it at a market place."""

    title = _("Where it sells besides")
    add = _("One more address")
    most = MOST_LINKS

    url = forms.CharField(
        label=_("Address of the shop"),
        max_length=300,
        help_text=_("Beginning with https://, of a known market place such as Tokopedia, Shopee, Instagram."),
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        if not market_of(url):
            known = ", ".join(sorted(set(MARKETS.values())))
            told = _(
                "We lead only to market places that people know: %(known)s. The address begins with https://."
            )
            raise ValidationError(told, params={"known": known})
        return url


class EnterpriseForm(ContactForm):
    """An enterprise of a resident or of the nagari; somebody else looks before it is public."""

    groups = (
        Group(
            "what",
            _("Which enterprise is it?"),
            _("Somebody else looks at it before it is public, so that nobody can sell under a false name."),
            fields=("name", "kind", "sector", "commodity", "summary", "hamlet"),
        ),
        Group(
            "agreed",
            _("Does the owner agree?"),
            _("It stands here because its owner wants it. An enterprise of the nagari needs no consent."),
            fields=("owner_consent", "owner_consent_on"),
        ),
        Group(
            "sells",
            _("What does it sell?"),
            _("Buyers ask first for the price."),
            rows=("products", "links"),
            fields=("buys",),
        ),
        CONTACT,
        Group(
            "more",
            _("Permits and more"),
            _("Numbers are shown as they stand on the paper. Leave empty what it does not have."),
            fields=("nib", "pirt", "halal", "workers", "since", "about", "photos"),
        ),
    )
    rows = {"products": ProductRow, "links": LinkRow}

    name = forms.CharField(label=_("Name of the enterprise"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of enterprise"))
    sector = forms.ChoiceField(label=_("Sector"))
    commodity = forms.ChoiceField(label=_("What does it mainly make?"), required=False)
    summary = forms.CharField(
        label=_("In one sentence"), max_length=240, widget=forms.Textarea(attrs={"rows": 2})
    )
    hamlet = forms.ChoiceField(label=_("Where in the nagari?"), required=False)
    owner_consent = forms.ChoiceField(label=_("How did the owner agree?"), required=False)
    owner_consent_on = forms.DateField(
        label=_("Agreed on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    buys = forms.MultipleChoiceField(
        label=_("What does it buy from growers?"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    nib = forms.CharField(label=_("Business number (NIB)"), max_length=20, required=False)
    pirt = forms.CharField(label=_("Food permit (PIRT)"), max_length=30, required=False)
    halal = forms.CharField(label=_("Halal certificate"), max_length=30, required=False)
    workers = forms.ChoiceField(label=_("How many people work there?"), required=False)
    since = YearField(label=_("Works since"), required=False)
    about = forms.CharField(
        label=_("More about it"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    photos = StoredFileField(label=_("Pictures"), kinds=("image",), many=True, most=6, required=False)

    def fill(self) -> None:
        super().fill()
        terms = self.terms
        self.choose_from(
            kind=terms.options["enterprises"].values(),
            sector=terms.sectors.values(),
            commodity=terms.commodities.values(),
            owner_consent=terms.options["consents"].values(),
            workers=terms.options["workers"].values(),
        )
        self.fields["buys"].choices = choices(terms.commodities.values(), blank=False)  # type: ignore[attr-defined]
        self.fill_hamlets()

    def clean_nib(self) -> str:
        digits = "".join(self.cleaned_data["nib"].split())
        if digits and not (digits.isascii() and digits.isdigit() and len(digits) == 13):
            raise ValidationError(_("A NIB has 13 digits. It stands on the paper of OSS."))
        return digits

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") and cleaned["kind"] != "bumnag":
            if not cleaned.get("owner_consent") and "owner_consent" not in self.errors:
                self.add_error("owner_consent", _("Ask the owner first, and say here how they agreed."))
            refuse_future(self, "owner_consent_on", cleaned.get("owner_consent_on"), needed=True)
        return cleaned
