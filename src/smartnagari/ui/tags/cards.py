"""Things with their own identity: a nagari, a popup, a decision, and the head of a nagari's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from smartnagari.ui.library import part, register
from smartnagari.ui.motif.kain import Cell

from .basic import one_of
from .woven import STATES, zone_class


@register.inclusion_tag("ui/nagari_card.html")
def nagari_card(
    *,
    name: Any,
    url: Any,
    place: Any,
    code: str,
    zone: str,
    k: int | None = 0,
    text: Any = "",
    level: int = 3,
) -> dict[str, Any]:
    """A nagari: its weave, its name, where it lies, one sentence. The whole card is the link."""
    return {
        "name": name,
        "url": url,
        "place": place,
        "code": code,
        "k": k,
        "zone": zone,
        "text": text,
        "level": level,
    }


@register.simple_block_tag
def popup(
    content: str, *, title: Any, code: str, zone: str, k: int | None = 0, over: Any = "", level: int = 3
) -> SafeString:
    """What floats over a map: the weave of its nagari on top, facts and one button inside."""
    return part("popup", content=content, title=title, code=code, k=k, zone=zone, over=over, level=level)


@register.simple_block_tag
def decision(
    content: str,
    *,
    number: int,
    title: Any,
    state: str,
    label: Any,
    note: Any = "",
    open: bool = False,
    tone: str = "",
) -> SafeString:
    """A question in one sentence, its deadline, money and advice. Its buttons go inside; one is open."""
    tone = tone or STATES[one_of(state, STATES, "state")]
    words = {"title": title, "label": label, "note": note, "content": content}
    return part("decision", number=number, state=state, tone=tone, open=open, **words)


@register.simple_tag
def nagari_header(
    *,
    name: str,
    subtitle: Any,
    zone: str,
    code: str,
    cells: Sequence[Cell] = (),
    up_label: Any = "",
    up_url: Any = "",
    status: Any = "",
) -> SafeString:
    """The head of a nagari's page: the cloth zoomed on it is ornament and locator map.

    ``code`` is the lozenge to stand on; for a nagari in preparation, that of its mother.
    """
    words = {"name": name, "subtitle": subtitle, "status": status, "up_label": up_label, "up_url": up_url}
    place = {"zone": zone_class(zone), "code": code, "cells": list(cells)}
    return part("nagari_header", long=len(name) > 16, **words, **place)
