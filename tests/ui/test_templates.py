"""Rules for every template of the repository, and for what they may name."""

import re
from pathlib import Path

import pytest
from django.template import engines

import smartnagari
from smartnagari.ui.icons import icon_path, icons

PACKAGE = Path(smartnagari.__file__).parent
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=|<style\b", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.I),
    "an inline handler": re.compile(r"\son[a-z]+\s*=", re.I),
    "hx-on": re.compile(r"\bhx-on\b", re.I),
    "js:": re.compile(r"[\"'\s]js:", re.I),
    "javascript:": re.compile(r"javascript:", re.I),
    "a foreign origin": re.compile(r"(?:src|href|action)=[\"']https?://", re.I),
}
ICON = re.compile(r"(?:\{% icon name=|\bicon=)\"([a-z0-9-]+)\"")


def faults(text):
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_template_has_nothing_inline(template):
    assert faults(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('<p style="color:red">', "an inline style"),
        ("<script>alert(1)</script>", "an inline script"),
        ('<a onclick="x()">', "an inline handler"),
        ('<a hx-on:click="x()">', "hx-on"),
        ("<a hx-vals='js:{a: 1}'>", "js:"),
        ('<a href="javascript:x()">', "javascript:"),
        ('<link href="https://example.org/a.css">', "a foreign origin"),
    ],
)
def test_scan_finds_a_planted_fault(text, fault):
    assert fault in faults(text)


def test_scan_lets_data_pass():
    assert faults('<script type="application/ld+json">{}</script><script src="/a.js"></script>') == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_template_loads_and_names_only_known_icons(template):
    text = template.read_text(encoding="utf-8")

    engines["django"].from_string(text)
    assert [name for name in ICON.findall(text) if name not in icons()] == []


def test_icons_are_those_of_the_list():
    listed = (PACKAGE / "ui/frontend/icons.txt").read_text(encoding="utf-8").split()

    assert sorted(icons()) == sorted(listed)


def test_icon_that_nobody_collected_says_where_to_add_it():
    with pytest.raises(KeyError, match=r"icons\.txt"):
        icon_path("unicorn")
