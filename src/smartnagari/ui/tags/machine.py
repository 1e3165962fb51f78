"""What search engines and other sites read of a page: title, description, address, languages, facts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString

from smartnagari.ui.library import register
from smartnagari.ui.navigation import in_language

_UNSAFE_IN_JSON = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
PAGE_NUMBER = "halaman"


def _as_attribute(content: str) -> SafeString:
    """Text that a template has escaped already, fit to stand between quotation marks, on one line."""
    return SafeString(" ".join(content.split()).replace('"', "&quot;"))


@register.simple_block_tag
def head_title(content: str) -> SafeString:
    """The title of the page as it stands, and once more for who shares the page."""
    words = _as_attribute(strip_tags(content))
    return format_html('{}\n<meta property="og:title" content="{}">', content, words)


@register.simple_block_tag
def head_description(content: str) -> SafeString:
    """The description of the page; nothing where none is written."""
    words = _as_attribute(content)
    if not words:
        return SafeString("")
    return format_html(
        '<meta name="description" content="{0}">\n<meta property="og:description" content="{0}">', words
    )


@register.simple_tag(takes_context=True)
def page_links(context: Context, *, translated: bool = True) -> SafeString:
    """The one address of this page, and the same page in the other language where there is one.

    ``translated=False`` is for pages whose content stands in Indonesian alone: their one address is the
    Indonesian one, in whichever language they are framed.
    """
    request = context.get("request")
    if request is None:
        return SafeString("")
    number = request.GET.get(PAGE_NUMBER, "")
    query = f"?{PAGE_NUMBER}={number}" if number.isdigit() and number != "1" else ""

    def address(path: str) -> str:
        return str(request.build_absolute_uri(path)) + query

    default = settings.LANGUAGE_CODE
    here = address(request.path if translated else in_language(request.path, default, default))
    parts = [
        format_html('<link rel="canonical" href="{0}">\n<meta property="og:url" content="{0}">', here),
        format_html('<meta property="og:image" content="{}">', address_of_mark(request)),
    ]
    if translated:
        languages = [
            (code, address(in_language(request.path, code, default))) for code, _n in settings.LANGUAGES
        ]
        languages.append(("x-default", address(in_language(request.path, default, default))))
        parts.append(format_html_join("\n", '<link rel="alternate" hreflang="{}" href="{}">', languages))
    return SafeString("\n".join(parts))


def address_of_mark(request: Any) -> str:
    """The mark as a picture, for who shares a page."""
    return str(request.build_absolute_uri(static("ui/icon-180.png")))


@register.simple_tag
def json_ld(*, data: Mapping[str, Any]) -> SafeString:
    """Facts for search engines (schema.org). Data, not a script: nothing runs, and the policy allows it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return format_html(
        '<script type="application/ld+json">{}</script>', SafeString(text.translate(_UNSAFE_IN_JSON))
    )
