"""Ruled lists, facts, tables, folds, and what stands there when there is nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from smartnagari.ui.library import part, register
from smartnagari.ui.types import Fact

from .basic import decoration, one_of


@register.simple_block_tag
def rows(content: str, *, columns: int = 1, closed: bool = False, doors: bool = False) -> SafeString:
    """A ruled list; put ``service_row`` into it. ``doors`` draws three in a ruled row on wide screens."""
    css = "rows cols2" if columns == 2 else "rows"
    if doors:
        return format_html('<div class="doors"><ul class="rows">{}</ul></div>', content)
    return format_html('<ul class="{}{}">{}</ul>', css, " closed" if closed else "", content)


@register.simple_tag
def service_row(*, title: Any, url: Any = "", note: Any = "", icon: str = "", mark: Any = "") -> SafeString:
    """One line of a ruled list: icon, title, "who · how long", arrow. The whole row is the link.

    ``mark`` is a state under the note (of ``wajik_state`` or the like). Drawn without a template of its own:
    the directory has forty of them, and they were half of what the page cost.
    """
    drawn = decoration(icon) if icon else ""
    small = format_html("<small>{}</small>", note) if note else ""
    inside = format_html("{}<span><b>{}</b>{}{}</span>", drawn, title, small, mark)
    if not url:
        return format_html('<li><div class="row">{}</div></li>', inside)
    return format_html('<li><a class="row" href="{}">{}{}</a></li>', url, inside, decoration("arrow-right"))


@register.inclusion_tag("ui/waiting_list.html")
def waiting_list(*, items: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What waits for an officer: how many, what, and the way there (of ``ui.navigation.what_waits``)."""
    return {"items": list(items)}


@register.inclusion_tag("ui/fact_list.html")
def fact_list(*, facts: Iterable[Fact], shape: str = "grid") -> dict[str, Any]:
    """Questions and bold answers: ``grid`` two by two, ``ruled`` one under another, ``pairs`` in columns."""
    css = {"grid": "facts", "ruled": "details", "loose": "details plain", "pairs": "pairs"}
    return {"facts": list(facts), "css": css[one_of(shape, css, "shape of a fact list")]}


@register.inclusion_tag("ui/kin.html")
def kin(*, members: Iterable[dict[str, Any]], cell: int = 3) -> dict[str, Any]:
    """Nagari of one family, each with its wajik: mappings with name, code, k, zone, url, current, note."""
    blank = {"url": "", "k": 0, "current": False, "note": ""}
    return {"members": [{**blank, **member} for member in members], "cell": cell}


@register.inclusion_tag("ui/thing.html")
def thing(*, title: Any, icon: str, kind: Any = "", text: Any = "", url: Any = "") -> dict[str, Any]:
    """Something a nagari has: icon on a wajik ground, kind, title, one sentence. Inside ``ul.things``."""
    return {"title": title, "icon_name": icon, "kind": kind, "text": text, "url": url}


@register.inclusion_tag("ui/empty_state.html")
def empty_state(
    *,
    title: Any,
    text: Any,
    action: Any = "",
    url: Any = "",
    code: str = "",
    k: int | None = 0,
    zone: str = "seat",
) -> dict[str, Any]:
    """Nothing here yet: what will appear, and the next step. ``code`` gives it the nagari's own wajik."""
    return {
        "title": title,
        "text": text,
        "action": action,
        "url": url,
        "code": code or "00",
        "k": k,
        "zone": zone,
    }


@register.simple_tag
def unfilled(*, text: Any) -> SafeString:
    """Something nobody has filled in yet, and who will."""
    return format_html('<p class="unfilled">{}</p>', text)


@register.inclusion_tag("ui/loading.html")
def loading(*, label: Any) -> dict[str, Any]:
    """Woven bars that stand still while HTMX fetches, after a second of nothing."""
    return {"label": label}


@register.simple_block_tag
def table(content: str, *, caption: Any, hide_caption: bool = False, css: str = "") -> SafeString:
    """A table that scrolls in itself on a narrow screen. Write thead and tbody; numbers get class ``num``."""
    return part("table", content=content, caption=caption, hide_caption=hide_caption, css=css)


@register.simple_block_tag
def fold(content: str, *, title: Any, number: Any = "", open: bool = False) -> SafeString:
    """A heading that opens: details without script."""
    return part("fold", content=content, title=title, number=number, open=open)
