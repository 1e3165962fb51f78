"""Finding services by everyday words, and texts in the regency's own words."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.services.rules.finding import folded, matching
from smartnagari.services.rules.texts import in_language, said, worded
from smartnagari.services.types import ServiceRow


def row(name, search, rank=0):
    return ServiceRow(uuid4(), name, name, name, "", "", "", "village", "", rank=rank, search=folded(search))


SKU = row("Surat keterangan usaha (SKU)", "Surat keterangan usaha SKU mau kredit KUR pinjam bank", rank=2)
NIB = row("Nomor induk berusaha", "NIB OSS izin usaha kredit KUR tanpa surat")
KTP = row("KTP hilang atau rusak", "KTP hilang rusak e-KTP kartu tanda penduduk", rank=4)
ROWS = [NIB, KTP, SKU]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mau kredit KUR", [SKU, NIB]),
        ("KTP HILANG", [KTP]),
        ("cara mengurus ktp", [KTP]),
        ("usaha", [SKU, NIB]),
        ("kredit mobil", [SKU, NIB]),
        ("zebra", []),
        ("surat", [SKU, NIB]),
    ],
)
def test_words_find_the_services_that_hold_most_of_them(typed, found):
    assert matching(ROWS, typed) == found


def test_no_words_find_everything():
    assert matching(ROWS, "  ?! ") == ROWS


@given(st.text(max_size=300))
def test_no_words_whatever_break_the_search(typed):
    assert {found.code for found in matching(ROWS, typed)} <= {known.code for known in ROWS}


def test_text_takes_the_regencys_words_and_keeps_what_it_does_not_know():
    words = {"village": "desa", "village_head": "kepala desa"}

    assert worded("$Village_head di $village, $x, Rp5 $", words) == "Kepala desa di desa, $x, Rp5 $"


def test_text_without_translation_is_told_in_indonesian():
    assert in_language({"id": "Surat"}, "en") == "Surat"
    assert in_language({}, "en") == ""


def test_value_is_said_in_one_language_all_the_way_down():
    value = [{"label": {"id": "KTP", "en": "ID card"}, "note": {}, "icon": "x"}]

    assert said(value, "en", {}) == [{"label": "ID card", "note": {}, "icon": "x"}]
