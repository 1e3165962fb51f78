"""Forms about the own profile; every refusal says how to mend what was typed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import Invalid
from smartnagari.regions.public import areas_in_force

from ..findings import checked_birth_date, checked_kk, checked_name, checked_nik
from ..labels import LANGUAGES, PRIORITIES
from ..models import Profile
from ..models.profile import SEXES
from ..queries.identity import nik_advice
from ..queries.profile import masked_number, priorities
from ..types import ProfileEntry
from .contact import MobileField


def mended(check: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """What the check gives; its refusal becomes the error of the field."""
    try:
        return check(*args, **options)
    except Invalid as refusal:
        raise forms.ValidationError(str(refusal)) from None


def area_choices() -> list[Any]:
    """The nagari of today under their kecamatan."""
    areas = areas_in_force(kind="village").order_by("parent__name", "name")
    grouped = groupby(areas, key=lambda area: area.parent.name if area.parent else "")
    return [("", "—"), *((name, [(str(a.pk), a.name) for a in group]) for name, group in grouped)]


class NumberField(forms.CharField):
    """A NIK or KK: typed with or without spaces; what is kept already is never put into the page."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"})
        super().__init__(required=False, max_length=40, widget=widget, **options)


class ProfileForm(forms.Form):
    """What a person states about themselves. An empty number keeps the one that is there."""

    name = forms.CharField(
        label=_("Name as on the identity card"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("One word or one letter is fine."),
    )
    nik = NumberField(label=_("NIK"))
    kk = NumberField(label=_("Family card number (KK)"))
    birth_place = forms.CharField(label=_("Birth place"), max_length=100, required=False)
    birth_date = forms.CharField(
        label=_("Birth date"),
        max_length=30,
        required=False,
        help_text=_("For example 17-08-1990."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday"}),
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=[*SEXES, ("", _("Not stated"))],
        required=False,
        widget=forms.RadioSelect,
    )
    area = forms.ChoiceField(label=_("Nagari where you live"), required=False)
    address = forms.CharField(
        label=_("Address"),
        max_length=300,
        required=False,
        help_text=_("Street, number or korong."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    contact_phone = MobileField(
        label=_("Other mobile number"), required=False, help_text=_("If we should call another number.")
    )
    contact_email = forms.EmailField(label=_("Other e-mail address"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages you speak"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    priority = forms.MultipleChoiceField(
        label=_("Served first"),
        choices=PRIORITIES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tell us only if you want to be served first. We keep this sealed."),
    )

    def __init__(self, *args: Any, profile: Profile | None, name: str = "", **options: Any) -> None:
        self.profile = profile
        initial = initial_of(profile)
        initial["name"] = initial.get("name") or name
        options.setdefault("initial", initial)
        super().__init__(*args, **options)
        self.fields["area"].choices = area_choices()  # type: ignore[attr-defined]
        if profile is not None and profile.verified:
            for name in ("name", "nik", "birth_date", "sex"):
                self.fields[name].disabled = True
        for which in ("nik", "kk"):
            kept = masked_number(profile, which) if profile else ""
            self.fields[which].help_text = (
                _("We have %(number)s. Leave this empty to keep it.") % {"number": kept}
                if kept
                else _("16 digits; spaces and dots may stay.")
            )

    def clean_name(self) -> str:
        return mended(checked_name, self.cleaned_data["name"])

    def clean_nik(self) -> str | None:
        typed = self.cleaned_data["nik"]
        return mended(checked_nik, typed, on=timezone.localdate()) if typed else None

    def clean_kk(self) -> str | None:
        typed = self.cleaned_data["kk"]
        return mended(checked_kk, typed, on=timezone.localdate()) if typed else None

    def clean_birth_date(self) -> Any:
        typed = self.cleaned_data["birth_date"]
        return mended(checked_birth_date, typed, on=timezone.localdate()) if typed else None

    def entry(self) -> ProfileEntry:
        """What was typed, as the action takes it."""
        data = dict(self.cleaned_data)
        area = data.pop("area")
        return ProfileEntry(
            **data | {"languages": tuple(data["languages"]), "priority": tuple(data["priority"])},
            area_id=area or None,
        )

    def advice(self) -> list[str]:
        """What is worth a second look, without being wrong."""
        data = self.cleaned_data
        return nik_advice(data["nik"], born=data["birth_date"], sex=data["sex"]) if data["nik"] else []


def initial_of(profile: Profile | None) -> dict[str, Any]:
    """The values that a form begins with; numbers stay out of the page."""
    if profile is None:
        return {}
    plain = ("name", "birth_place", "sex", "address", "contact_phone", "contact_email", "languages")
    born = profile.birth_date
    return {name: getattr(profile, name) for name in plain} | {
        "area": str(profile.area_id or ""),
        "birth_date": f"{born:%d-%m-%Y}" if born else "",
        "priority": list(priorities(profile)),
    }
