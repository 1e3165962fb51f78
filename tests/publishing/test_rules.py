"""Texts with marks, answers as typed, and how much is filled in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.publishing.rules import typed
from smartnagari.publishing.rules.richtext import is_ours, plain_text, to_html, to_marks

MARKED = [
    ("Satu alinea.", "<p>Satu alinea.</p>"),
    ("Satu\nbaris", "<p>Satu<br>baris</p>"),
    ("Satu.\n\nDua.", "<p>Satu.</p><p>Dua.</p>"),
    ("## Judul\nIsi", "<h2>Judul</h2><p>Isi</p>"),
    ("### Kecil", "<h3>Kecil</h3>"),
    ("- satu\n- dua", "<ul><li>satu</li><li>dua</li></ul>"),
    ("1. satu\n2. dua", "<ol><li>satu</li><li>dua</li></ol>"),
    ("Syarat:\n- KTP\n- KK", "<p>Syarat:</p><ul><li>KTP</li><li>KK</li></ul>"),
    ("**tebal** dan *miring*", "<p><strong>tebal</strong> dan <em>miring</em></p>"),
    ("3 * 4 * 5", "<p>3 * 4 * 5</p>"),
    (
        "[lapor](https://lapor.go.id)",
        '<p><a href="https://lapor.go.id" rel="noopener">lapor</a></p>',
    ),
    (
        "Lihat https://a.go.id/x.",
        '<p>Lihat <a href="https://a.go.id/x" rel="noopener">https://a.go.id/x</a>.</p>',
    ),
    ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ("[x](//evil.example)", "<p>[x](//evil.example)</p>"),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("<p onclick=x>hai</p>", "<p>&lt;p onclick=x&gt;hai&lt;/p&gt;</p>"),
    ("", ""),
    ("  \n\n ", ""),
]


@pytest.mark.parametrize(("text", "html"), MARKED)
def test_marks_become_a_small_vocabulary(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize("text", [text for text, html in MARKED if html])
def test_what_we_made_comes_back_as_typed_and_makes_the_same(text):
    html = to_html(text)

    assert to_html(html) == html
    assert to_html(to_marks(html)) == html


@pytest.mark.parametrize("html", ["<p>a</p><script>b</script>", "<p>a<img src=x></p>", "<p style='x'>a</p>"])
def test_html_of_others_is_text(html):
    assert not is_ours(html)
    assert "&lt;" in to_html(html)


@given(st.text(alphabet="ab <>/\"'&*#-[]()1.\n:sj", max_size=200))
def test_nothing_that_is_typed_makes_a_tag_of_its_own(text):
    tags = set(re.findall(r"<\s*/?\s*(\w+)", to_html(text)))

    assert tags <= {"p", "br", "h2", "h3", "strong", "em", "ul", "ol", "li", "a"}
    assert not re.search(r"<[^>]*\son\w+=", to_html(text))


def test_words_alone_are_for_search():
    assert plain_text("<p>Tugu &amp; taman</p><ul><li>satu</li></ul>") == "Tugu & taman satu"


def test_plain_values_are_flattened_as_a_browser_sends_them():
    found = typed.as_typed({"a": None, "b": True, "c": False, "d": [1, 2], "rows": [{"x": "p"}, {"x": 3}]})

    assert found == {"a": [], "b": ["on"], "c": [], "d": ["1", "2"], "rows-0-x": ["p"], "rows-1-x": ["3"]}


def test_rows_come_and_go_and_are_numbered_anew():
    answers = {"rows-0-x": ["a"], "rows-3-x": ["b"], "other": ["c"]}

    more = typed.with_row(answers, "rows", ["x"])
    fewer = typed.renumbered(typed.without_row(more, "rows", 0), "rows")

    assert typed.row_numbers(more, "rows") == [0, 3, 4]
    assert fewer == {"rows-0-x": ["b"], "rows-1-x": [""], "other": ["c"]}


def test_rows_end_where_the_limit_is():
    many = {f"rows-{number}-x": ["a"] for number in range(typed.MOST_ROWS)}

    assert typed.with_row(many, "rows", ["x"]) == many


def test_one_screen_is_replaced_and_the_others_stay():
    answers = {"a": ["1"], "b": ["2"], "rows-0-x": ["3"], "day_0": ["4"]}

    assert typed.replaced(answers, {"a": ["9"], "b": ["8"], "evil": ["7"]}, ["a"], ["rows"]) == {
        "a": ["9"],
        "b": ["2"],
        "day_0": ["4"],
    }
    assert typed.belongs("day_0", ["day"], [])


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ({"a": ["x"]}, {"a": [" x "]}, []),
        ({"a": []}, {}, []),
        ({"a": [""]}, {"b": ["1"]}, ["b"]),
        ({"a": ["x\r\ny"]}, {"a": ["x\ny"]}, []),
        ({"a": ["x"]}, {"a": ["y"]}, ["a"]),
    ],
)
def test_only_what_says_something_else_differs(one, other, names):
    assert typed.differing(one, other) == names


@pytest.mark.parametrize("number", ["007", "00", "\u0663", "12345", "-1", ""])
def test_row_is_numbered_in_one_form_alone(number):
    sent = {f"lines-{number}-file": ["x"]}

    assert typed.row_numbers(sent, "lines") == []
    assert not typed.belongs(f"lines-{number}-file", (), ("lines",))
