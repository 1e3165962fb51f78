"""What narrows the lists of the workspace, and the reason that a refusal needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..actions.proposals import proposal_kinds
from ..models import Area
from ..states import ProposalState

DISTRICTS, EVERYTHING = Area.Kind.DISTRICT.value, "all"
KINDS = [
    (DISTRICTS, _("Kecamatan")),
    (Area.Kind.VILLAGE.value, _("Nagari")),
    (Area.Kind.HAMLET.value, _("Korong")),
    (EVERYTHING, _("All kinds")),
]


class TreeFilter(forms.Form):
    """Which areas the overview shows; with words or a state it looks through all kinds."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("As the search says")), *KINDS])
    status = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("In force")), *Area.Status.choices]
    )

    def wanted(self) -> dict[str, str]:
        """The filter in order; what cannot be read counts as not asked."""
        found = self.cleaned_data if self.is_valid() else {"q": "", "kind": "", "status": ""}
        narrowed = found["q"] or found["status"]
        kind = found["kind"] or (EVERYTHING if narrowed else DISTRICTS)
        return {**found, "kind": "" if kind == EVERYTHING else kind}


class ProposalFilter(forms.Form):
    """Which proposals the list shows."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *ProposalState.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", _("All")), *((kind.key, kind.label) for kind in proposal_kinds)]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why it is refused."""

    note = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The proposer reads it. Say what would have to change."),
    )
