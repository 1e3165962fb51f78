"""Who leads each korong."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group

from ..queries.site import hamlets_of
from .base import SiteForm, SiteRow
from .fields import MobileField


class KorongField(forms.ChoiceField):
    """One korong of this nagari. It stands there already, so a row with nothing else is a blank one."""

    fixed = True


class HamletHeadRow(SiteRow):
    """A korong and who leads it."""

    title = _("Korong")
    add = _("Add a korong")
    most = 60

    hamlet = KorongField(label=_("Which korong"))
    head_name = forms.CharField(label=_("Who leads it"), max_length=150)
    since = forms.DateField(
        label=_("In office since"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    decree = forms.CharField(label=_("Decree"), required=False, max_length=120)
    whatsapp = MobileField(
        label=_("WhatsApp"), required=False, help_text=_("Only with the consent of whoever answers.")
    )


class HamletHeadsForm(SiteForm):
    """The korong of this nagari, each with its head."""

    rows = {"heads": HamletHeadRow}
    groups = (
        Group(
            "heads",
            _("Heads of the korong"),
            why=_(
                "For most matters the head of the korong is the first door. Leave out whom you do not know."
            ),
            rows=("heads",),
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = hamlets_of(self.area) if self.area is not None else []
        self.hamlets = {hamlet.code: hamlet for hamlet in known}
        for row in self.row_forms["heads"]:
            row.fields["hamlet"].choices = [(each.code, each.name) for each in known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        said = Counter(row.get("hamlet") for row in self.rows_cleaned["heads"])
        for code, times in said.items():
            if times > 1 and code in self.hamlets:
                told = _("%(name)s stands here twice. A korong has one head.")
                self.add_error(None, ValidationError(told, params={"name": self.hamlets[code].name}))
        return cleaned
