"""What is left of text that an editor typed or pasted: a small vocabulary, and nothing that runs."""

from __future__ import annotations

import nh3

TAGS = {"p", "b", "i", "strong", "em", "a", "ul", "ol", "li", "br"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def clean_html(text: str) -> str:
    """Rich text with the allowed tags only; links lead to pages, mail or telephones and vouch for nobody."""
    return nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
        clean_content_tags={"script", "style", "iframe", "object", "embed", "svg", "math", "template"},
    )


def plain_text(text: str) -> str:
    """The words of rich text, for search and summaries, in one line."""
    spaced = text.replace("</p>", " ").replace("</li>", " ").replace("<br", " <br")
    bare = nh3.clean(spaced, tags=set(), clean_content_tags={"script", "style"})
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " "), ("&amp;", "&")):
        bare = bare.replace(code, sign)
    return " ".join(bare.split())
