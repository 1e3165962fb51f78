"""Texts with a few marks: what people type and the safe HTML that comes of it.

The marks are those that people use in letters and messages anyway: an empty line between paragraphs, ``-``
before points, ``1.`` before steps, ``##`` before a heading, ``**bold**``, ``*italic*``, ``[words](address)``.
Everything else is text: a tag that somebody types comes out as that tag's letters.
"""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser

import nh3

TAGS = {"p", "br", "h2", "h3", "strong", "em", "ul", "ol", "li", "a"}
SCHEMES = {"http", "https", "mailto", "tel"}
_CLEANER = nh3.Cleaner(
    tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel="noopener", strip_comments=True
)
_INLINE = re.compile(
    r"\[(?P<words>[^\]\n]{1,300})\]\((?P<to>[^\s)]{1,500})\)"
    r"|(?P<bare>https?://[^\s<>()]{1,500}[^\s<>().,;:!?])"
    r"|\*\*(?P<strong>[^\n]{1,2000}?)\*\*"
    r"|(?<![\w*])\*(?P<em>[^\s*][^*\n]{0,2000}?)\*(?![\w*])"
)
_LINE = re.compile(r"(?P<mark>#{2,3}\s+|[-•]\s+|\d{1,3}[.)]\s+)(?P<rest>.+)")
_OURS = re.compile(r"<(p|h2|h3|ul|ol)>")


def to_html(text: str) -> str:
    """Safe HTML of what was typed; HTML that we have made ourselves comes back unchanged."""
    if is_ours(text):
        return text
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return _CLEANER.clean("".join(_block(block) for block in blocks if block.strip()))


def is_ours(text: str) -> bool:
    """Whether this is HTML as :func:`to_html` makes it, and nothing else."""
    return bool(_OURS.match(text)) and _CLEANER.clean(text) == text


def _block(block: str) -> str:
    """A run of lines without an empty one between: points, steps, headings and plain lines."""
    html: list[str] = []
    paragraph: list[str] = []
    items: list[str] = []
    listing = ""

    def close() -> None:
        nonlocal paragraph, items, listing
        if paragraph:
            html.append(f"<p>{'<br>'.join(paragraph)}</p>")
        if items:
            html.append(f"<{listing}>{''.join(f'<li>{each}</li>' for each in items)}</{listing}>")
        paragraph, items, listing = [], [], ""

    for line in block.split("\n"):
        match = _LINE.fullmatch(line.strip())
        tag = _tag_of(match["mark"]) if match else ""
        if match and tag in {"ul", "ol"}:
            if listing != tag:
                close()
            listing = tag
            items.append(_inline(match["rest"]))
        elif match:
            close()
            html.append(f"<{tag}>{_inline(match['rest'])}</{tag}>")
        elif line.strip():
            if items:
                close()
            paragraph.append(_inline(line.strip()))
    close()
    return "".join(html)


def _tag_of(mark: str) -> str:
    mark = mark.strip()
    return {"##": "h2", "###": "h3", "-": "ul", "•": "ul"}.get(mark, "ol")


def _inline(text: str, depth: int = 0) -> str:
    if depth > 3:
        return escape(text)
    parts, at = [], 0
    for match in _INLINE.finditer(text):
        parts.append(escape(text[at : match.start()]))
        parts.append(_marked(match, depth))
        at = match.end()
    return "".join([*parts, escape(text[at:])])


def _marked(match: re.Match[str], depth: int) -> str:
    if match["words"]:
        to = match["to"]
        if not (to.startswith("/") and not to.startswith("//")) and to.split(":")[0].lower() not in SCHEMES:
            return escape(match[0])
        return f'<a href="{escape(to)}">{escape(match["words"])}</a>'
    if match["bare"]:
        return f'<a href="{escape(match["bare"])}">{escape(match["bare"])}</a>'
    if match["strong"]:
        return f"<strong>{_inline(match['strong'], depth + 1)}</strong>"
    return f"<em>{_inline(match['em'], depth + 1)}</em>"


class _Unmarker(HTMLParser):
    """Our HTML back into the marks that make it."""

    MARKS = {"h2": "## ", "h3": "### "}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.listing: list[tuple[str, int]] = []
        self.href = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        match tag:
            case "h2" | "h3":
                self.parts.append(self.MARKS[tag])
            case "ul" | "ol":
                self.listing.append((tag, 0))
            case "li":
                kind, number = self.listing.pop() if self.listing else ("ul", 0)
                self.listing.append((kind, number + 1))
                self.parts.append("- " if kind == "ul" else f"{number + 1}. ")
            case "strong" | "em":
                self.parts.append("**" if tag == "strong" else "*")
            case "br":
                self.parts.append("\n")
            case "a":
                self.href = dict(attributes).get("href") or ""
                self.parts.append("[")

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "p" | "h2" | "h3":
                self.parts.append("\n\n")
            case "li":
                self.parts.append("\n")
            case "ul" | "ol":
                if self.listing:
                    self.listing.pop()
                self.parts.append("\n")
            case "strong" | "em":
                self.parts.append("**" if tag == "strong" else "*")
            case "a":
                self.parts.append(f"]({self.href})")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def to_marks(text: str) -> str:
    """What somebody would have typed for this HTML of ours; other text stays as it is."""
    if not is_ours(text):
        return text
    reader = _Unmarker()
    reader.feed(text)
    reader.close()
    plain = "".join(reader.parts)
    return re.sub(r"\[(https?://[^\]]+)\]\(\1\)", r"\1", plain).strip()


def plain_text(html: str) -> str:
    """The words of our HTML, for search and for summaries."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
