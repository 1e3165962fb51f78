"""The components of the design language as template tags (a builtin library: nothing to load).

Every argument is named; a misspelt one fails when the template loads. Reference: ``ui/README.md``.
"""

from smartnagari.ui.library import register
from smartnagari.ui.tags import basic, cards, fields, figures, layout, lists, machine, threads, woven

__all__ = [
    "basic",
    "cards",
    "fields",
    "figures",
    "layout",
    "lists",
    "machine",
    "register",
    "threads",
    "woven",
]
