"""The cloth with what is woven in, and what pages say to search engines."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from smartnagari.ui.motif.kain import Cell
from smartnagari.ui.tags.woven import kain_lit

register = template.Library()
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def woven_cloth(*, cells: Iterable[Cell], lit: Collection[str], cell: int = 2) -> SafeString:
    """The cloth: a nagari of ``lit`` is woven, any other a bare frame."""
    return kain_lit(cells=cells, lit=lit, cell=cell, id="tenun")


@register.simple_tag
def json_ld(*, data: dict[str, Any]) -> SafeString:
    """A description for machines; nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
