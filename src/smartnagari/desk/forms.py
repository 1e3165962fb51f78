"""What the queue shows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .types import item_kinds


class QueueFilter(forms.Form):
    """One kind of work, or only what one has taken up."""

    kind = forms.ChoiceField(label=_("Kind of work"), required=False)
    mine = forms.BooleanField(label=_("Only what I have taken up"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(kind.key, kind.label) for kind in item_kinds]
        self.fields["kind"].choices = [("", _("All kinds")), *kinds]  # type: ignore[attr-defined]
