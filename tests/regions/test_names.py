"""Names of places: blemishes mended, spellings folded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.regions.rules import names

PAIRS = [("Aie", "Air"), ("Sariak", "Sarik"), ("Buluah", "Buluh")]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ('Soka"an', "Soka'an"),
        ("Udek Du’en", "Udek Du'en"),
        ("Teuw*", "Teuw"),
        ("Teuw *", "Teuw"),
        ("  Lubuk   Alung ", "Lubuk Alung"),
        ("Lubuk\tAlung", "Lubuk Alung"),
        ("Sao\u0301", "Saó"),
    ],
)
def test_name_is_mended(raw, name):
    assert names.clean_name(raw) == name


@pytest.mark.parametrize(
    ("name", "fault"), [("", "empty"), ("x" * 101, "too-long"), ("a\x00b", "control"), ("Ulakan", "")]
)
def test_name_that_cannot_be_stored_says_why(name, fault):
    assert names.name_fault(name) == fault


@pytest.mark.parametrize(
    ("listed", "kind", "name"),
    [
        ("KABUPATEN PADANG PARIAMAN", "regency", "Padang Pariaman"),
        ("KOTA PARIAMAN", "city", "Pariaman"),
        ("KABUPATEN ADMINISTRASI KEPULAUAN SERIBU", "regency", "Kepulauan Seribu"),
        ("KOTA ADMINISTRASI JAKARTA PUSAT", "city", "Jakarta Pusat"),
        ("KABUPATEN PANGKAJENE DAN KEPULAUAN", "regency", "Pangkajene dan Kepulauan"),
        ("DKI JAKARTA", "", "DKI Jakarta"),
        ("Sumatera Barat", "", "Sumatera Barat"),
    ],
)
def test_listed_name_is_parted_and_taken_from_capitals(listed, kind, name):
    assert names.regency_name(listed) == (kind, name)


def test_word_that_pages_add_is_taken_from_the_name():
    assert names.local_name("Nagari Balah Hilia Lubuk Alung", "nagari") == "Balah Hilia Lubuk Alung"
    assert names.local_name("Lubuk Alung", "nagari") == "Lubuk Alung"
    assert names.local_name("Nagari", "nagari") == "Nagari"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 x 11 Enam Lingkuang", "2X11 enam lingkuang"),
        ("Soka'an", "SOKA’AN"),
        ("Sungai-Sariak", "sungai sariak"),
    ],
)
def test_spellings_of_one_name_fold_alike(one, other):
    assert names.fold(one) == names.fold(other)


def test_systematic_spellings_go_both_ways_and_only_where_they_differ():
    assert names.spellings("Balah Aie", PAIRS) == {"indonesian": "Balah Air"}
    assert names.spellings("Pulau Air", PAIRS) == {"minang": "Pulau Aie"}
    assert names.spellings("Ulakan", PAIRS) == {}
    assert names.spellings("Aiea", PAIRS) == {}


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_mending_and_folding_twice_change_nothing_more(text):
    assert names.clean_name(names.clean_name(text)) == names.clean_name(text)
    assert names.fold(names.fold(text)) == names.fold(text)
