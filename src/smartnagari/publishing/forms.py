"""Forms around content: when it goes live, why it goes, what a list shows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.ui.forms import Choice

from .states import RevisionState
from .types import Schedule

LOCAL = "%Y-%m-%dT%H:%M"


def moment_field(**options: Any) -> forms.DateTimeField:
    """A day and time as the browser asks for it."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(widget=widget, input_formats=[LOCAL, "%d-%m-%Y %H:%M"], **options)


class ScheduleForm(forms.Form):
    """From when and until when."""

    when = forms.ChoiceField(
        label=_("When does it go live?"),
        choices=[
            ("now", _("At once")),
            ("later", Choice(_("At a time that I set"), _("The platform publishes it by itself."))),  # type: ignore[arg-type]
        ],
        initial="now",
        widget=forms.RadioSelect,
    )
    at = moment_field(label=_("Live from"), required=False)
    until = moment_field(
        label=_("Live until"), required=False, help_text=_("Empty: it stays until you take it down.")
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("when") == "later" and not values.get("at") and "at" not in self.errors:
            self.add_error("at", _("Say from which day and time."))
        return values

    @property
    def schedule(self) -> Schedule:
        values = self.cleaned_data
        at = values["at"] if values["when"] == "later" else None
        return Schedule(at=at if at and at > timezone.now() else None, until=values["until"])


class NoteForm(forms.Form):
    """Why."""

    note = forms.CharField(label=_("Why?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class RefusalForm(forms.Form):
    """What the author has to change."""

    note = forms.CharField(
        label=_("What has to be changed?"),
        help_text=_("The author reads this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ContentFilter(forms.Form):
    """What a list of content shows."""

    q = forms.CharField(label=_("Words in the title"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All but withdrawn")),
            *(
                (state.value, state.label)
                for state in (
                    RevisionState.DRAFT,
                    RevisionState.WAITING,
                    RevisionState.SCHEDULED,
                    RevisionState.REFUSED,
                    RevisionState.PUBLISHED,
                    RevisionState.WITHDRAWN,
                )
            ),
        ],
    )
