"""One form for each kind of proposal: what it asks, and the payload that comes of the answers."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..actions.areas import LegalBasis
from ..models import AreaAlias, Region
from ..queries.terms import TERM_KEYS
from ..term_words import TERM_WORDS

DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day as people write it: 27/06/2026."""
    more.setdefault("help_text", _("For example 27/06/2026."))
    return forms.DateField(
        label=label,
        input_formats=DAYS,
        widget=forms.DateInput(format=DAYS[0], attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Write the day as 27/06/2026, and check that the day exists.")},
        **more,
    )


def area_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=100, help_text=help_text or _("Its code, or its name if only one bears it.")
    )


class ProposalForm(forms.Form):
    """What every proposal needs: the decree and the day from which it holds."""

    kind: ClassVar[str]
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        max_length=300,
        help_text=_("For example Perda 3/2026 or SK Bupati 188/45/2026."),
    )
    effective_on = day_field(_("Holds from"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        own = [name for name in self.fields if name not in ProposalForm.base_fields]
        self.order_fields([*own, *ProposalForm.base_fields])

    @classmethod
    def about_area(cls) -> bool:
        """Whether it concerns one area, not the whole regency."""
        return "area" in cls.base_fields

    def payload(self) -> dict[str, Any]:
        """The answers as the kind takes them."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ProposalForm.base_fields
        }

    def basis(self) -> LegalBasis:
        """The decree and the day."""
        return LegalBasis(on=self.cleaned_data["effective_on"], decree=self.cleaned_data["legal_basis"])

    def digest(self, payload: dict[str, Any]) -> str:
        """What the person has seen the effect of; another one has to be seen again."""
        basis = self.basis()
        whole = [self.kind, payload, basis.on.isoformat(), basis.decree]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:32]


class RenameForm(ProposalForm):
    """A new name."""

    kind = "regions.rename"
    area = area_field(_("Area"))
    name = forms.CharField(
        label=_("New name"), max_length=100, help_text=_("Without the word Nagari or Korong.")
    )


class AliasForm(ProposalForm):
    """Another spelling."""

    kind = "regions.add_alias"
    area = area_field(_("Area"))
    name = forms.CharField(label=_("Other spelling"), max_length=100)
    alias_kind = forms.ChoiceField(label=_("Kind of spelling"), choices=AreaAlias.Kind.choices)


class HamletForm(ProposalForm):
    """A new korong."""

    kind = "regions.add_hamlet"
    area = area_field(_("Nagari"))
    name = forms.CharField(label=_("Name of the korong"), max_length=100)


class PrepareForm(ProposalForm):
    """A nagari in preparation."""

    kind = "regions.prepare"
    area = area_field(_("Mother nagari"))
    name = forms.CharField(label=_("Name of the new nagari"), max_length=100)
    register_code = forms.CharField(label=_("Register code of the governor"), max_length=30, required=False)


class UpgradeForm(ProposalForm):
    """A preparatory nagari becomes definitive."""

    kind = "regions.upgrade"
    area = area_field(_("Nagari in preparation"))
    national_code = forms.CharField(
        label=_("Code given by the ministry"), max_length=13, help_text=_("For example 13.05.08.2005.")
    )


class SplitForm(ProposalForm):
    """New areas carved out of one."""

    kind = "regions.split"
    area = area_field(_("Area to split"))
    parts = forms.CharField(
        label=_("New areas"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: the code given by the ministry, a space, the name."),
    )
    ends = forms.BooleanField(
        label=_("The old area ends"), required=False, help_text=_("Without the tick it goes on, smaller.")
    )

    def clean_parts(self) -> list[dict[str, str]]:
        lines = [line.split(maxsplit=1) for line in self.cleaned_data["parts"].splitlines() if line.strip()]
        for number, line in enumerate(lines, 1):
            if len(line) < 2:
                told = gettext("Line %(number)d needs a code, a space and a name.")
                raise forms.ValidationError(told % {"number": number})
        return [{"code": code, "name": name} for code, name in lines]


class MergeForm(ProposalForm):
    """Areas that become part of another."""

    kind = "regions.merge"
    area = area_field(_("Area that goes on"))
    sources = forms.CharField(
        label=_("Areas that become part of it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: its code, or its name if only one bears it."),
    )

    def clean_sources(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["sources"].splitlines() if line.strip()]


class _DayForm(ProposalForm):
    """A proposal that holds on the very day that it is about."""

    effective_on = None  # type: ignore[assignment]
    day = day_field(_("Day"))

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "day": self._day().isoformat()}

    def basis(self) -> LegalBasis:
        return LegalBasis(on=self._day(), decree=self.cleaned_data["legal_basis"])

    def _day(self) -> date:
        day: date = self.cleaned_data["day"]
        return day


class ClosureForm(_DayForm):
    """Offices closed on a day."""

    kind = "regions.declare_closure"
    reason = forms.CharField(label=_("Why the offices are closed"), max_length=200)


class ReopenForm(_DayForm):
    """A closure taken back."""

    kind = "regions.withdraw_closure"


class TermForm(ProposalForm):
    """Another word for an institution."""

    kind = "regions.override_term"
    term = forms.ChoiceField(label=_("Institution"), choices=[(key, TERM_WORDS[key]) for key in TERM_KEYS])
    form = forms.ChoiceField(
        label=_("For"),
        required=False,
        choices=[
            ("", _("Every form of village")),
            *((key, Region.Kind(key).label) for key in ("desa", "kelurahan", "desa_adat")),
        ],
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("id", "Bahasa Indonesia"), ("en", "English")])
    word = forms.CharField(label=_("Word of this regency"), max_length=80)


FORMS: dict[str, type[ProposalForm]] = {
    "ganti-nama": RenameForm,
    "ejaan": AliasForm,
    "korong-baru": HamletForm,
    "nagari-persiapan": PrepareForm,
    "nagari-definitif": UpgradeForm,
    "pemekaran": SplitForm,
    "penggabungan": MergeForm,
    "kantor-tutup": ClosureForm,
    "batal-tutup": ReopenForm,
    "istilah": TermForm,
}
"""By the word in the address. Kinds of other apps have pages of their own."""
