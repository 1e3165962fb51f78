"""A body of the nagari."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group
from smartnagari.regions.public import Area, areas_in_force

from ..models.institutions import INSTITUTION_KINDS
from ..types import InstitutionKind
from .base import SiteForm
from .fields import MobileField, WholeField

DAY = {"type": "date"}
COUNCIL_SIZES = (5, 7, 9)
"""UU 6/2014 art. 58: an odd number from five to nine."""


class InstitutionForm(SiteForm):
    """Council, adat council, enterprise, community organisations."""

    kind = forms.ChoiceField(label=_("Kind of body"), choices=INSTITUTION_KINDS, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name"), max_length=150, help_text=_("Such as Posyandu Melati, Korong Pasa.")
    )
    about = forms.CharField(
        label=_("What it does"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    head_name = forms.CharField(label=_("Who leads it"), required=False, max_length=150)
    head_title = forms.CharField(
        label=_("Title of the leader"), required=False, max_length=80, help_text=_("Such as Ketua.")
    )
    members = WholeField(label=_("Number of members"), required=False, most=5000)
    term_from = forms.DateField(label=_("Term from"), required=False, widget=forms.DateInput(attrs=DAY))
    term_to = forms.DateField(label=_("Term to"), required=False, widget=forms.DateInput(attrs=DAY))
    decree = forms.CharField(label=_("Decree"), required=False, max_length=120)
    address = forms.CharField(label=_("Where to find it"), required=False, max_length=200)
    whatsapp = MobileField(
        label=_("WhatsApp"), required=False, help_text=_("Only with the consent of whoever answers.")
    )
    also_serves = forms.ModelMultipleChoiceField(
        label=_("Also serves these nagari"),
        queryset=Area.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An adat council may be one for several nagari."),
    )

    groups = (
        Group(
            "what",
            _("Which body"),
            why=_("People look for the council, the adat council and the Posyandu first."),
            fields=("kind", "name", "about"),
        ),
        Group(
            "who",
            _("Who leads it"),
            why=_("Everybody may know who speaks for it, and until when."),
            fields=("head_name", "head_title", "members", "term_from", "term_to", "decree"),
        ),
        Group(
            "where",
            _("How to reach it"),
            why=_("So that nobody has to ask around."),
            fields=("address", "whatsapp", "also_serves"),
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["also_serves"]
        if self.area is not None and isinstance(field, forms.ModelMultipleChoiceField):
            kin = areas_in_force(kind=Area.Kind.VILLAGE).filter(parent_id=self.area.parent_id)
            field.queryset = kin.exclude(pk=self.area.pk).order_by("code")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts, ends = cleaned.get("term_from"), cleaned.get("term_to")
        if starts and ends and ends < starts:
            self.add_error("term_to", ValidationError(_("The term ends before it begins.")))
        members = cleaned.get("members") if cleaned.get("kind") == InstitutionKind.COUNCIL else None
        if members is not None and members not in COUNCIL_SIZES:
            told = _("A nagari council has 5, 7 or 9 members (UU 6/2014 article 58).")
            self.add_error("members", ValidationError(told))
        return cleaned
