"""The form that stops removal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.retention import retention_rules


def _choices() -> list[tuple[str, object]]:
    return [("", _("Everything")), *((rule.key, rule.label) for rule in retention_rules)]


class HoldForm(forms.Form):
    """What has to stay, whose, and why."""

    rule = forms.ChoiceField(label=_("What has to stay?"), choices=_choices, required=False)
    email = forms.EmailField(
        label=_("Of one person only"),
        required=False,
        help_text=_("The e-mail address of the account. Leave it empty to hold what is kept of everybody."),
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=200,
        help_text=_("For example: examination by the inspectorate, letter 700/12/2026. No names."),
    )
