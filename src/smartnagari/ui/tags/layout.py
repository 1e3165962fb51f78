"""The frame of a page: assets, menus, language, crumbs, pages, messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.paginator import Page
from django.template import Context
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django_vite.core.asset_loader import DjangoViteAssetLoader
from django_vite.core.exceptions import DjangoViteAssetNotFoundError

from smartnagari.ui.library import register
from smartnagari.ui.navigation import desk_menu, entries, foot_menu, in_language, main_menu
from smartnagari.ui.types import Crumb, Tab

FONT = "generated/plus-jakarta-sans.woff2"
MESSAGE_TONES = {
    "debug": "info",
    "info": "info",
    "success": "success",
    "warning": "warning",
    "error": "error",
}


@register.simple_tag
def page_assets(*, styles: str = "public", scripts: bool = True, forgiving: bool = False) -> SafeString:
    """The font ahead of time, the style sheets (comma separated: ``public,desk``), and the one script.

    ``forgiving`` is for pages about trouble: without a built front end they come undressed, not broken.
    """
    try:
        return _assets(styles.split(","), scripts=scripts)
    except (DjangoViteAssetNotFoundError, OSError):
        if forgiving:
            return SafeString("")
        raise


def _assets(styles: Sequence[str], *, scripts: bool) -> SafeString:
    def url(path: str) -> str:
        return DjangoViteAssetLoader.instance().generate_vite_asset_url(path)

    font = format_html('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', url(FONT))
    sheets = format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((url(f"css/{name}.css"),) for name in styles)
    )
    script = format_html('<script type="module" src="{}"></script>', url("main.ts")) if scripts else ""
    return format_html("{}{}{}", font, sheets, script)


def _request_part(context: Context) -> tuple[str, Any]:
    request = context.get("request")
    return getattr(request, "path", ""), getattr(request, "actor", None)


@register.inclusion_tag("ui/menu_items.html", takes_context=True)
def main_menu_items(context: Context) -> dict[str, Any]:
    path, _actor = _request_part(context)
    return {"entries": entries(main_menu, path)}


@register.inclusion_tag("ui/foot_columns.html", takes_context=True)
def foot_columns(context: Context) -> dict[str, Any]:
    """The columns of the foot, in the order in which their first entries come."""
    columns: dict[str, list[dict[str, Any]]] = {}
    for entry in entries(foot_menu):
        columns.setdefault(str(entry["item"].group), []).append(entry)
    return {"columns": columns.items()}


@register.inclusion_tag("ui/rail_items.html", takes_context=True)
def rail_items(context: Context) -> dict[str, Any]:
    """The desk's entries that this officer may see, each with how much waits behind it.

    The layout draws them twice (rail and phone menu); what waits is counted once a request.
    """
    path, actor = _request_part(context)
    request = context.get("request")
    found = getattr(request, "_rail_items", None)
    if found is None:
        found = entries(desk_menu, path, actor)
        for entry in found:
            count = entry["item"].count
            entry["count"] = count(request) if count and request else None
        if request is not None:
            request._rail_items = found
    return {"entries": found}


@register.inclusion_tag("ui/language_switch.html", takes_context=True)
def language_switch(context: Context) -> dict[str, Any]:
    """A link to this very page in the other language, named in that language."""
    request = context.get("request")
    here = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
    other = "en" if here == "id" else "id"
    name = {"en": "English", "id": "Bahasa Indonesia"}[other]
    address = request.get_full_path() if request is not None and request.method == "GET" else "/"
    return {"url": in_language(address, other, settings.LANGUAGE_CODE), "code": other, "name": name}


@register.inclusion_tag("ui/account_link.html", takes_context=True)
def account_link(context: Context) -> dict[str, Any]:
    """Sign in, or one's account. Looks at the session only if its cookie came: anonymous pages stay alike."""
    request = context.get("request")
    signed_in = False
    if request is not None and settings.SESSION_COOKIE_NAME in request.COOKIES:
        signed_in = request.user.is_authenticated
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "signed_in": signed_in,
        "url": in_language("/akun/" if signed_in else "/masuk/", language[:2], settings.LANGUAGE_CODE),
    }


@register.filter
def short_place(place: Any) -> str:
    """A regency's name for a narrow header: ``Kab. Padang Pariaman``."""
    return str(place).replace("Kabupaten ", "Kab. ", 1)


@register.simple_tag
def home_url() -> str:
    """The first page in the language of this one."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return in_language("/", language[:2], settings.LANGUAGE_CODE)


@register.inclusion_tag("ui/page_messages.html", takes_context=True)
def page_messages(context: Context) -> dict[str, Any]:
    """What the action before this page had to say. Reads nothing for somebody without cookies."""
    request = context.get("request")
    if request is None or not request.COOKIES:
        return {"notices": []}
    found = [
        {"text": message, "tone": MESSAGE_TONES.get(message.level_tag, "info")}
        for message in get_messages(request)
    ]
    return {"notices": found}


@register.inclusion_tag("ui/breadcrumbs.html", takes_context=True)
def breadcrumbs(
    context: Context, *, items: Iterable[Crumb | tuple[Any, str]], current: Any = ""
) -> dict[str, Any]:
    """The way back up, for search engines too. On a phone only the page right above shows, with an arrow."""
    crumbs = [item if isinstance(item, Crumb) else Crumb(*item) for item in items]
    request = context.get("request")
    facts = _way_back(request, crumbs, current) if request is not None else None
    return {"crumbs": crumbs, "current": current, "facts": facts}


def _way_back(request: Any, crumbs: list[Crumb], current: Any) -> dict[str, Any]:
    """The crumbs as schema.org has them, each with its whole address; the last one, this page, needs none."""
    steps: list[dict[str, Any]] = [
        {"name": str(crumb.label), "item": request.build_absolute_uri(crumb.url)} for crumb in crumbs
    ]
    if current:
        steps.append({"name": str(current)})
    steps = [{"@type": "ListItem", "position": place, **step} for place, step in enumerate(steps, start=1)]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: Context, *, page: Page, name: str = "page") -> dict[str, Any]:
    """Pages of a list as links that keep its filters. Nothing for a single page."""
    request = context.get("request")

    def link(number: int) -> str:
        query = request.GET.copy() if request is not None else None
        if query is None:
            return f"?{name}={number}"
        query[name] = str(number)
        return f"?{query.urlencode()}"

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    numbers = [{"number": each, "url": link(each) if isinstance(each, int) else ""} for each in shown]
    return {
        "page": page,
        "numbers": numbers,
        "previous": link(page.number - 1) if page.has_previous() else "",
        "next": link(page.number + 1) if page.has_next() else "",
    }


@register.inclusion_tag("ui/tabs.html")
def tabs(*, items: Iterable[Tab], label: Any) -> dict[str, Any]:
    """Tabs as links, each a page of its own."""
    return {"items": list(items), "label": label}
