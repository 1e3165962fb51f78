"""Time: the thread of what happened and the legal clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from smartnagari.ui.clock import Pause, marks
from smartnagari.ui.library import register
from smartnagari.ui.types import Step

from .basic import one_of
from .woven import STATES


@register.inclusion_tag("ui/benang.html")
def benang(*, steps: Iterable[Step], close: bool = False, label: Any = "") -> dict[str, Any]:
    """Order in time: a thread through wajik, done solid, coming dashed. ``close`` for a dense column."""
    knots: list[dict[str, Any]] = [
        {"step": step, "tone": STATES[one_of(step.state, STATES, "state")]} for step in steps
    ]
    for knot, after in pairwise(knots):
        knot["coming"] = after["step"].state == "empty" and close
    return {"knots": [{"coming": False, **knot} for knot in knots], "close": close, "label": label}


@register.inclusion_tag("ui/legal_clock.html")
def legal_clock(
    *,
    days: Sequence[date],
    today: date,
    sentence: Any,
    words: Any = "",
    law: Any = "",
    pause: Pause | None = None,
) -> dict[str, Any]:
    """The deadline in large type, one wajik per working day, and what the law does when the office is silent.

    ``sentence`` is the whole of it in words: what a reader hears instead of the drawing;
    ``words`` is the short line under the date.
    """
    return {
        "marks": marks(days, today, pause),
        "due": days[-1],
        "sentence": sentence,
        "words": words,
        "law": law,
    }
