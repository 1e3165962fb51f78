"""Forms around content: when it goes live, why it goes, what a list shows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .states import RevisionState
from .types import Schedule

LOCAL = "%Y-%m-%dT%H:%M"


def moment_field(**options: Any) -> forms.DateTimeField:
    """A day and time as the browser asks for it."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(widget=widget, input_formats=[LOCAL, "%d-%m-%Y %H:%M"], **options)


class ScheduleForm(forms.Form):
    """From when and until when; untouched it means at once, and for good."""

    at = moment_field(
        label=_("Live from"),
        required=False,
        help_text=_("Empty: at once. The platform publishes it by itself."),
    )
    until = moment_field(
        label=_("Live until"), required=False, help_text=_("Empty: it stays until you take it down.")
    )

    @property
    def opens(self) -> bool:
        """Whether the days are shown at once: one is filled in, or something was wrong."""
        return bool(self.errors) or any(bound.value() for bound in self)

    @property
    def schedule(self) -> Schedule:
        values = self.cleaned_data
        at = values["at"]
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
