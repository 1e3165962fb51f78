"""Which form of a page a browser gets, whether it has it already, and which addresses may be kept."""

from __future__ import annotations

import pytest

from smartnagari.config.ready.negotiation import form_for, has_it
from smartnagari.config.ready.paths import folder_of, may_be_kept, without_query


@pytest.mark.parametrize(
    ("accepts", "form"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br ; q=0.0, gzip; q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity;q=1, *;q=0", ""),
        ("BR", "br"),
        ("gzip;q=x", ""),
        ("brotli", ""),
    ],
)
def test_form_is_the_best_that_the_browser_takes(accepts, form):
    assert form_for(accepts) == form


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ('"a-1"', True),
        ('W/"a-1"', True),
        ('"b-2", "a-1"', True),
        ("*", True),
        ('"a-2"', False),
        ("", False),
        ("a-1", False),
    ],
)
def test_tag_of_the_browser_is_compared_as_the_standard_says(sent, known):
    assert has_it(sent, '"a-1"') is known


@pytest.mark.parametrize(
    ("host", "path", "kept"),
    [
        ("a.example", "/", True),
        ("127.0.0.1:8000", "/nagari/lubuk-alung/", True),
        ("[::1]:8000", "/en/", True),
        ("a.example", "/sitemap.xml", True),
        ("A.example", "/", False),
        ("../x", "/", False),
        ("a..b/", "/", False),
        ("a.example", "/../etc/", False),
        ("a.example", "/.git/", False),
        ("a.example", "/index.html.gz/", False),
        ("a.example", "//x/", False),
        ("a.example", "/x\0/", False),
        ("a.example", "/index.html/", False),
        ("a.example", "/x/index.meta", False),
        ("a.example", "/ä/", False),
        ("a.example", "/" + "a/" * 9, False),
    ],
)
def test_only_plain_addresses_become_folders(host, path, kept):
    assert may_be_kept(host, path) is kept


@pytest.mark.parametrize(
    ("query", "none"),
    [
        ("", True),
        ("fbclid=abc", True),
        ("utm_source=wa&utm_medium=x", True),
        ("q=abc", False),
        ("utm_source=wa&q=1", False),
        ("halaman=2", False),
        ("fbclidx=1", False),
    ],
)
def test_words_behind_the_address_that_no_page_reads_are_none(query, none):
    assert without_query(query) is none


def test_address_is_the_folder_so_that_nginx_finds_it():
    assert folder_of("a.example", "/") == "a.example"
    assert folder_of("a.example", "/nagari/ulakan/") == "a.example/nagari/ulakan"
