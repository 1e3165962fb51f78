"""Numbers: a figure with its age, a thread of eight periods, a bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from smartnagari.ui.library import part, register

from .basic import one_of
from .woven import TONES

FRESHNESS = ("fresh", "stale", "never")
CHANGES = {"up": "arrow-up-right", "down": "arrow-down-right", "flat": "arrow-right", "late": "", "": ""}


@register.inclusion_tag("ui/figure.html")
def figure(
    *,
    name: Any,
    value: Any = "",
    unit: Any = "",
    as_of: Any = "",
    freshness: str = "fresh",
    change: Any = "",
    direction: str = "",
    tone: str = "green",
    series: Sequence[float] = (),
    explain_url: Any = "",
) -> dict[str, Any]:
    """A figure. ``stale`` loses weight and colour and says its age; ``never`` says who is silent.

    ``as_of`` is the whole phrase ("as of 20 May 18.00"); for ``never`` it says who has not reported.
    """
    one_of(freshness, FRESHNESS, "freshness")
    return {
        "name": name,
        "value": value,
        "unit": unit,
        "as_of": as_of,
        "freshness": freshness,
        "change": change,
        "change_icon": CHANGES[one_of(direction, CHANGES, "direction")],
        "tone": one_of(tone, TONES, "tone") if freshness == "fresh" else "plain",
        "spark": spark(series=series) if series else "",
        "explain_url": explain_url,
    }


@register.simple_tag
def spark(*, series: Sequence[float]) -> SafeString:
    """The thread of the last periods, ending in a wajik. Decoration: the change stands in words."""
    width, height, edge = 132, 36, 7
    low, high = min(series), max(series)
    span = (high - low) or 1
    last = max(len(series) - 1, 1)
    points = [
        (edge + (width - 2 * edge) * n / last, height - edge - (height - 2 * edge) * (value - low) / span)
        for n, value in enumerate(series)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    return part("spark", line=line, end=f"M{x:.1f} {y - 6:.1f}l6 6-6 6-6-6z")


@register.simple_tag
def bar(*, value: float, most: float = 100, width: int = 140, whole: float | None = None) -> SafeString:
    """Part of a whole as a bar; its numbers stand beside it. ``whole`` shortens it against its kin."""
    box = round(width * (whole if whole is not None else most) / most)
    full = whole if whole is not None else most
    filled = round(box * min(max(value / full, 0), 1)) if full else 0
    return format_html(
        '<svg class="bar" width="{0}" height="14" viewBox="0 0 {0} 14" preserveAspectRatio="none"'
        ' aria-hidden="true">'
        '<rect class="b" x=".5" y=".5" width="{1}" height="13"/>'
        '<rect class="v" width="{2}" height="14"/></svg>',
        box,
        max(box - 1, 0),
        filled,
    )
