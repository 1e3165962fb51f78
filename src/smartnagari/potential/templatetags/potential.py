"""The cloth with what is woven in."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django import template
from django.utils.safestring import SafeString

from smartnagari.ui.motif.kain import Cell
from smartnagari.ui.tags.woven import kain_lit

register = template.Library()


@register.simple_tag
def woven_cloth(*, cells: Iterable[Cell], lit: Collection[str], cell: int = 2) -> SafeString:
    """The cloth: a nagari of ``lit`` is woven, any other a bare frame."""
    return kain_lit(cells=cells, lit=lit, cell=cell, id="tenun")
