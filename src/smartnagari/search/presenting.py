"""Answers as people read them: found words marked, the place beside namesakes, a piece of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .queries.groups import texts_of
from .rules.folding import fold_words, plain_words
from .types import Found, Group, Hit

AROUND = 70
LEAD = 160
_WORDS = re.compile(r"(\W+)")


@dataclass(frozen=True)
class Line:
    """One answer on the page."""

    title: SafeString
    note: SafeString
    url: str
    icon: str


@dataclass(frozen=True)
class Section:
    """The answers of one kind on the page; ``count`` is a word such as ``30+``."""

    label: Any
    count: str
    url: str
    lines: list[Line]


def localized(path: str) -> str:
    """The path in the language in force."""
    language = get_language() or settings.LANGUAGE_CODE
    return path if language == settings.LANGUAGE_CODE or not path.startswith("/") else f"/{language}{path}"


def address(words: str, **more: str) -> str:
    """The page of these words."""
    return f"{reverse('search:find')}?{urlencode({'q': words, **more})}"


def sections(found: Found, groups: Iterable[Group]) -> list[Section]:
    """Every group with its first answers, and the way to the rest."""
    groups = list(groups)
    lines = lines_of(found, [(hit, group.icon) for group in groups for hit in group.hits])
    made = []
    for group in groups:
        own, lines = lines[: len(group.hits)], lines[len(group.hits) :]
        rest = group.more or group.count > len(group.hits)
        url = address(found.question.text, jenis=group.kind) if rest else ""
        made.append(Section(group.label, count_word(group.count, more=group.more), url, own))
    return made


def count_word(count: int, *, more: bool) -> str:
    """How many, honest about what was not counted."""
    return f"{count}+" if more else str(count)


def lines_of(found: Found, hits: Iterable[tuple[Hit, str]]) -> list[Line]:
    """The answers with their icons as lines; texts are read in one query."""
    hits = list(hits)
    texts = texts_of(hit for hit, _icon in hits)
    words = _marked_words(found)
    return [
        Line(marked(hit.title, words), _note(hit, texts, words), localized(hit.url), icon)
        for hit, icon in hits
    ]


def _marked_words(found: Found) -> frozenset[str]:
    asked = {word for way in found.question.ways for slot in way.slots for word in slot}
    return frozenset(asked | set(fold_words(found.meant)))


def _note(hit: Hit, texts: dict[tuple[str, str], str], words: frozenset[str]) -> SafeString:
    text = texts.get((hit.kind, hit.key), "")
    parts = [part for part in (hit.place, excerpt(text, words)) if part]
    return format_html_join(" · ", "{}", ((marked(part, words),) for part in parts))


def marked(text: str, words: frozenset[str]) -> SafeString:
    """The text with every word that was asked for marked, in whichever spelling it stands there."""
    pieces = _WORDS.split(text)
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", piece) if _is_asked(piece, words) else piece,) for piece in pieces),
    )


def _is_asked(piece: str, words: frozenset[str]) -> bool:
    folded = fold_words(piece) if any(c.isalnum() for c in piece) else []
    return bool(folded) and all(word in words for word in folded)


def excerpt(text: str, words: frozenset[str]) -> str:
    """The piece of a text around the first word that was asked for."""
    if len(text) <= LEAD:
        return text
    at = next((m.start() for m in re.finditer(r"\w+", text) if _asked_plain(m[0], words)), 0)
    start = max(0, at - AROUND)
    piece = text[start : start + LEAD]
    return f"{'… ' if start else ''}{piece.strip()} …"


def _asked_plain(word: str, words: frozenset[str]) -> bool:
    return any(part in words for part in (*plain_words(word), *fold_words(word)))
