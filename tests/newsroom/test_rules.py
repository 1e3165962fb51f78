"""Which links are let through, what is left of pasted text, and who may decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.newsroom.checks import translation_refusal
from smartnagari.newsroom.cleaning import clean_html, plain_text
from smartnagari.newsroom.rules import checked_link, may_decide, public_address


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/layanan/ktp/", "/layanan/ktp/"),
        (" https://contoh.go.id/berkas.pdf ", "https://contoh.go.id/berkas.pdf"),
        ("http://contoh.go.id", "http://contoh.go.id"),
        ("//jahat.example/x", ""),
        ("/\\jahat.example", ""),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://", ""),
        ("https://[", ""),
        ("layanan", ""),
        ("/a b", ""),
        ('/"><script>', ""),
        ("", ""),
    ],
)
def test_link_is_kept_only_where_it_leads_to_a_page(typed, kept):
    assert checked_link(typed) == kept


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    "<svg onload=alert(1)>",
    '<p onclick="x()" style="color:red" class="c">a</p>',
    '<a linktype="page" id="3">rahasia</a>',
    '<embed embedtype="image" id="3">',
    "<iframe src=//jahat.example></iframe>",
]


@pytest.mark.parametrize("pasted", HOSTILE)
def test_nothing_that_runs_or_refers_is_left_of_pasted_text(pasted):
    left = clean_html(pasted)

    assert not any(
        sign in left
        for sign in ("script", "onerror", "onload", "onclick", "style", "class", "embed", "id=", "iframe")
    )


def test_small_vocabulary_is_left_as_it_was():
    text = "<p><b>Jalan</b> <i>baru</i></p><ul><li>satu</li></ul>"

    assert clean_html(text) == text


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_html(clean_html(text)) == clean_html(text)


def test_words_of_rich_text_keep_their_spaces():
    assert plain_text("<p>Satu &amp; dua</p><ul><li>tiga</li><li>empat</li></ul>") == "Satu & dua tiga empat"


@pytest.mark.parametrize(
    ("author", "decider", "allowed"),
    [("a", "b", True), ("a", "a", False), ("", "b", False)],
)
def test_nobody_lets_out_what_they_wrote(author, decider, allowed):
    assert may_decide(author=author, decider=decider) is allowed


@pytest.mark.parametrize(
    ("title", "lead", "body", "missing"),
    [
        ("", "", False, None),
        ("T", "L", True, None),
        ("T", "", False, "lead_en"),
        ("", "L", True, "title_en"),
        ("T", "L", False, "body_en"),
    ],
)
def test_translation_is_whole_or_absent(title, lead, body, missing):
    refusal = translation_refusal(title, lead, body)

    assert (refusal[0] if refusal else None) == missing


def test_addresses_are_those_of_the_views():
    from django.urls import reverse

    assert public_address("news", "a") == reverse("newsroom:news", kwargs={"slug": "a"})
    assert public_address("page", "a/b") == reverse("newsroom:page", kwargs={"path": "a/b"})
