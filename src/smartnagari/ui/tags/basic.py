"""Icons, buttons, notices: the smallest parts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from smartnagari.ui.icons import icon_path
from smartnagari.ui.library import part, register

BUTTON_KINDS = ("primary", "second", "neutral", "danger")
TONES = {"info": "sent", "warning": "stopped", "error": "late", "success": "done"}


def one_of(value: str, known: Any, what: str) -> str:
    """The value, if it is known; a word nobody drew raises ``ValueError`` where it was written."""
    if value not in known:
        raise ValueError(f"No {what} is called {value!r}; there are: {', '.join(known)}.")
    return value


@register.simple_tag
def icon(*, name: str, label: str = "") -> SafeString:
    """An icon the size of its text. Without a label it is decoration and hidden from readers."""
    if label:
        return format_html(
            '<svg class="i" viewBox="0 0 256 256" role="img" aria-label="{}"><path d="{}"/></svg>',
            label,
            icon_path(name),
        )
    return decoration(name)


@lru_cache(maxsize=512)
def decoration(name: str) -> SafeString:
    """An icon that says nothing of its own; drawn once, for lists have dozens."""
    return format_html(
        '<svg class="i" viewBox="0 0 256 256" aria-hidden="true"><path d="{}"/></svg>', icon_path(name)
    )


@register.inclusion_tag("ui/button.html")
def button(
    *,
    label: Any,
    kind: str = "primary",
    icon: str = "",
    name: str = "",
    value: Any = "",
    wide: bool = False,
    form: str = "",
    disabled: bool = False,
) -> dict[str, Any]:
    """A button that sends its form. One ``primary`` per screen."""
    return {
        "label": label,
        "kind": one_of(kind, BUTTON_KINDS, "kind of button"),
        "icon_name": icon,
        "name": name,
        "value": value,
        "wide": wide,
        "form_id": form,
        "disabled": disabled,
    }


@register.inclusion_tag("ui/link_button.html")
def link_button(
    *, label: Any, url: Any, kind: str = "second", icon: str = "", wide: bool = False, arrow: bool = False
) -> dict[str, Any]:
    """A link that looks like a button: it goes somewhere and changes nothing."""
    kind = one_of(kind, BUTTON_KINDS, "kind of button")
    return {"label": label, "url": url, "kind": kind, "icon_name": icon, "wide": wide, "arrow": arrow}


@register.simple_block_tag
def notice(content: str, *, tone: str = "info", title: Any = "", live: bool = False) -> SafeString:
    """A fact in bold, then what to do. ``live`` is for one that comes while the page is open."""
    state = TONES[one_of(tone, TONES, "tone")]
    return part("notice", content=content, tone=tone, title=title, state=state, live=live)


@register.inclusion_tag("ui/section_head.html")
def section_head(
    *, title: Any, url: Any = "", link: Any = "", id: str = "", level: int = 2
) -> dict[str, Any]:
    """The heading of a section, with one link to all of it."""
    return {"title": title, "url": url, "link": link, "id": id, "level": level}


@register.simple_tag
def sample_mark() -> SafeString:
    """Says that what stands above is made up. Put it under every sample figure."""
    return part("sample_mark")
