"""How sure an entry is, as a shape and a word beside it."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..models import Confidence
from ..models.areas import Sourced

register = template.Library()
WAJIK = {
    Confidence.CONFIRMED: ("done", "green"),
    Confidence.LIKELY: ("working", "gold"),
    Confidence.UNVERIFIED: ("stopped", "gold"),
}


@register.simple_tag
def sureness(*, row: Sourced) -> SafeString:
    """The state of an entry's confidence: confirmed, likely, not verified."""
    state, tone = WAJIK[Confidence(row.confidence)]
    label = row.get_confidence_display()
    return SafeString(render_to_string("ui/wajik_state.html", {"state": state, "tone": tone, "label": label}))
