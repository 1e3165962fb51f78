"""How sure an entry is, as a shape and a word beside it."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from smartnagari.ui.tags.woven import wajik_state

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
    return wajik_state(state=state, tone=tone, label=label)
