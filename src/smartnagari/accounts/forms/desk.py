"""Forms of the workspace: offices, holders, roles, files, help at the counter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import DomainError, Invalid
from smartnagari.regions.public import Confidence

from ..actions.counter import Document
from ..models import Office, Position
from ..models.organisation import OFFICE_KINDS, POST_KINDS
from ..queries.sentences import sentence
from ..rules.csvfiles import MAX_BYTES, Unreadable, read_date
from ..rules.hours import read_week
from ..rules.people import read_nip
from ..rules.roles import assigning, roles
from ..states import AssignmentState

DAYS = range(7)


def tell(form: forms.Form, refusal: DomainError) -> None:
    """Put what an action refused beside the fields it is about."""
    fields = refusal.fields if isinstance(refusal, Invalid) else {}
    known = {name: text for name, text in fields.items() if name in form.fields}
    for name, text in known.items():
        form.add_error(name, text)
    if not known:
        form.add_error(None, str(refusal))


class DayField(forms.CharField):
    """A day as people write it: 27/06/2026."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("help_text", _("For example 27/06/2026."))
        more.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**more)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_date(text)
        except Unreadable as fault:
            raise forms.ValidationError(sentence(fault.code, dict(fault.facts))) from fault


class OfficeFilter(forms.Form):
    """Which offices a list shows."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *OFFICE_KINDS])


class AssignmentFilter(forms.Form):
    """Which assignments a list shows."""

    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *AssignmentState.choices]
    )
    role = forms.ChoiceField(label=_("Role"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["role"].choices = [("", _("All")), *role_choices(roles())]  # type: ignore[attr-defined]


def role_choices(keys: Iterable[str]) -> list[tuple[str, str]]:
    """These roles with their names in the language of the page, by name."""
    language = (get_language() or "id")[:2]
    found = [(key, roles()[key].name(language)) for key in keys if roles()[key].scopes]
    return sorted(found, key=lambda pair: pair[1])


class OfficeForm(forms.Form):
    """How an office can be reached and when it is open."""

    address = forms.CharField(label=_("Address"), required=False, max_length=300)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30)
    whatsapp = forms.CharField(label=_("WhatsApp"), required=False, max_length=30)
    email = forms.CharField(label=_("E-mail"), required=False, max_length=254)
    website = forms.CharField(label=_("Website"), required=False, max_length=200)
    map_url = forms.CharField(
        label=_("Link to a map"),
        required=False,
        max_length=200,
        help_text=_("The address that a map gives you to share the place."),
    )
    services_note = forms.CharField(
        label=_("What it serves"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    source = forms.CharField(label=_("Where the entry comes from"), required=False, max_length=300)
    confidence = forms.ChoiceField(label=_("How sure it is"), choices=Confidence.choices)

    def __init__(self, data: Any = None, *, office: Office) -> None:
        initial = {name: getattr(office, name) for name in self.base_fields}
        week = read_week(office.hours) if office.hours else {}
        initial |= {f"day{n}": f"{h.opens:%H:%M}-{h.closes:%H:%M}" for n, h in week.items()}
        super().__init__(data, initial=initial)
        for day in DAYS:
            self.fields[f"day{day}"] = forms.CharField(
                label=_("Open on %(day)s") % {"day": WEEKDAYS[day]},
                required=False,
                max_length=20,
                help_text=_("For example 07:30-16:00. Leave all days empty for the hours of the regency."),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        spans = {str(day): str(cleaned.pop(f"day{day}", "")).replace("–", "-") for day in DAYS}
        cleaned["hours"] = {day: span.split("-") for day, span in spans.items() if span.strip()} or None
        return cleaned


class HolderForm(forms.Form):
    """Who fills a post from when on."""

    position = forms.ChoiceField(label=_("Post"))
    person_name = forms.CharField(label=_("Full name with titles"), max_length=150)
    nip = forms.CharField(
        label=_("NIP"), required=False, max_length=30, help_text=_("Leave empty for a wali nagari.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=POST_KINDS)
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"), required=False)
    basis_document = forms.CharField(label=_("Number of the decree"), max_length=120)
    mandate = forms.CharField(
        label=_("Number of the mandate"),
        required=False,
        max_length=120,
        help_text=_("Only with it may a Plt or Plh decide on organisation, staff and budget."),
    )
    account = forms.CharField(
        label=_("E-mail of the account"),
        required=False,
        max_length=254,
        help_text=_("So that they can sign."),
    )
    replacing = forms.BooleanField(label=_("Replaces the present holder"), required=False)

    def __init__(self, *args: Any, positions: Iterable[Position], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(position.key, position.title) for position in positions]
        self.fields["position"].choices = choices  # type: ignore[attr-defined]

    def clean_nip(self) -> str:
        try:
            return read_nip(self.cleaned_data["nip"])
        except Unreadable as fault:
            raise forms.ValidationError(sentence(fault.code, dict(fault.facts))) from fault


class EndHolderForm(forms.Form):
    """The last day of a term, and why."""

    last_day = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Why"), max_length=200)


class AssignmentForm(forms.Form):
    """Who gets which role where. The cells are read as those of a file of officers."""

    name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.CharField(label=_("E-mail"), required=False, max_length=254)
    phone = forms.CharField(label=_("Mobile number"), required=False, max_length=30)
    role = forms.ChoiceField(label=_("Role"))
    scope = forms.CharField(
        label=_("Where"),
        required=False,
        max_length=120,
        help_text=_("Code or name of the nagari, district, agency or office; empty for the whole regency."),
    )
    starts = forms.CharField(label=_("First day"), max_length=30, help_text=_("For example 27/06/2026."))
    ends = forms.CharField(label=_("Last day"), required=False, max_length=30)
    kind = forms.ChoiceField(label=_("Kind"), choices=POST_KINDS, required=False)
    decree = forms.CharField(label=_("Number of the decree"), max_length=120)
    mandate = forms.CharField(label=_("Number of the mandate"), required=False, max_length=120)

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        mine = [key for key in roles() if actor.can(assigning(key))]
        self.fields["role"].choices = role_choices(mine)  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """Why."""

    note = forms.CharField(label=_("Why"), max_length=200)


class UploadForm(forms.Form):
    """A table from Excel, saved as CSV."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("In Excel: Save As, then CSV UTF-8."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is not None and file.size > MAX_BYTES:
            raise forms.ValidationError(sentence("file-is-too-large", {"most": MAX_BYTES // 1_000_000}))
        return file


class HelpForm(forms.Form):
    """How the helper knew who stands at the counter."""

    document = forms.ChoiceField(
        label=_("Seen"),
        choices=[
            (Document.KTP.value, _("Identity card (KTP)")),
            (Document.STAFF_CARD.value, _("Staff card")),
            (Document.PASSPORT.value, _("Passport")),
        ],
    )
    note = forms.CharField(
        label=_("How you checked it"),
        max_length=200,
        help_text=_("For example: KTP compared with the face. No identity numbers."),
    )


class RedeemForm(forms.Form):
    """A code from the counter and the new password."""

    login = forms.CharField(label=_("E-mail or mobile number"), max_length=254)
    code = forms.CharField(
        label=_("Code from the counter"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    password = forms.CharField(
        label=_("New password"),
        max_length=128,
        strip=False,
        help_text=_("At least 12 characters; three or four words that do not belong together."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class AuditForm(forms.Form):
    """Which entries of the log are shown: by case, person or period."""

    case = forms.CharField(label=_("Case"), required=False, max_length=60)
    person = forms.CharField(label=_("Person (e-mail)"), required=False, max_length=254)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Up to and including"), required=False)
