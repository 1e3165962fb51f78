"""A bar on a scale that it shares with its neighbours, however narrow the screen."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
WIDTH = 140


@register.simple_tag
def scaled_bar(*, value: float, most: float, whole: float | None = None) -> SafeString:
    """``value`` filled, within a frame of ``whole`` where there is one; ``most`` is the whole width.

    The numbers stand beside it, so it says nothing to readers.
    """
    scale = WIDTH / most if most > 0 else 0
    frame = min(round(max(whole or 0, 0) * scale), WIDTH)
    filled = min(round(max(value, 0) * scale), WIDTH)
    return format_html(
        '<svg class="bar" width="{0}" height="14" viewBox="0 0 {0} 14" preserveAspectRatio="none"'
        ' aria-hidden="true"><rect class="b" x=".5" y=".5" width="{1}" height="13"/>'
        '<rect class="v" width="{2}" height="14"/></svg>',
        WIDTH,
        max(frame - 1, 0),
        filled,
    )
