"""A document for everybody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group, StoredFileField
from smartnagari.ui.forms import Choice

from ..models.downloads import LEGAL_STATES, SUBJECTS
from ..types import DownloadSubject, InfoClass
from .base import SiteForm
from .fields import YearField

EXEMPT = "exempt"


def class_choices() -> list[tuple[str, Choice]]:
    """The classes in the language of the page, each with what belongs to it."""
    return [
        (
            InfoClass.REGULAR.value,
            Choice(gettext("Published regularly"), gettext("Profile, plans, budget, regulations, reports")),
        ),
        (
            InfoClass.IMMEDIATE.value,
            Choice(gettext("Published at once"), gettext("A danger to life or to many people")),
        ),
        (
            InfoClass.ANY_TIME.value,
            Choice(gettext("Available at any time"), gettext("Agreements, standards, asset lists, forms")),
        ),
        (EXEMPT, Choice(gettext("Exempt from publication"), gettext("Then it must not be put here"))),
    ]


class DownloadForm(SiteForm):
    """A file with its class by UU 14/2008. A new file becomes a new version; the old ones stay."""

    title = forms.CharField(label=_("Name of the document"), max_length=200)
    subject = forms.ChoiceField(label=_("What it is"), choices=SUBJECTS, widget=forms.RadioSelect)
    about = forms.CharField(
        label=_("What stands in it"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    info_class = forms.ChoiceField(
        label=_("Class of information"), choices=class_choices, widget=forms.RadioSelect
    )
    day = forms.DateField(label=_("Date of the document"), widget=forms.DateInput(attrs={"type": "date"}))
    year = YearField(label=_("Year that it is about"), least=1979)
    number = forms.CharField(
        label=_("Number"), required=False, max_length=40, help_text=_("Of a regulation, such as 3/2026.")
    )
    legal_state = forms.ChoiceField(
        label=_("Is the regulation in force?"), choices=LEGAL_STATES, required=False
    )
    file = StoredFileField(label=_("File"), kinds=("pdf", "image"))

    groups = (
        Group(
            "what",
            _("The document"),
            why=_("So that people find it by its name and know what is in it."),
            fields=("title", "subject", "about", "file"),
        ),
        Group(
            "class",
            _("Class and date"),
            why=_("UU 14/2008 sorts public information. What is exempt is never published."),
            fields=("info_class", "day", "year"),
        ),
        Group(
            "regulation",
            _("The regulation"),
            why=_("A citizen must see at once whether it still holds."),
            fields=("number", "legal_state"),
            only=("subject", (DownloadSubject.REGULATION.value,)),
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("info_class") == EXEMPT:
            told = _(
                "Exempt information is not published. Keep the file at the office (UU 14/2008 article 17)."
            )
            self.add_error("info_class", ValidationError(told))
        if cleaned.get("subject") == DownloadSubject.REGULATION:
            for name in ("number", "legal_state"):
                if not cleaned.get(name) and name not in self.errors:
                    told = _("A regulation needs its number and whether it is in force.")
                    self.add_error(name, ValidationError(told, code="required"))
        return cleaned
