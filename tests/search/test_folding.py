"""Spellings that are one, and words that stay apart."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from architecture.conftest import ROOT
from smartnagari.search.rules.folding import fold_text, fold_word, spellings_of

PAIRS = ROOT / "src/smartnagari/regions/data/tenants/13.05/spellings.csv"
SAME = [
    ("Sungai Sariak", "sungai sarik"),
    ("Ulakan Tapakih", "Ulakan Tapakis"),
    ("Sungai Garingging", "Sungai Geringging"),
    ("Sungai Garinggiang", "Sungai Geringging"),
    ("III Koto Aua Malintang", "3 Koto Aur Malintang"),
    ("V Koto Kampuang Dalam", "lima koto kampung dalam"),
    ("VII Koto", "tujuh koto"),
    ("Lubuak Aluang", "Lubuk Alung"),
    ("Sintuak Toboh Gadang", "Sintuk Toboh Gadang"),
    ("2 x 11 Enam Lingkuang", "2x11 anam lingkung"),
    ("2 X 11", "dua kali sebelas"),
    ("50 Kota", "Lima Puluh Kota"),
    ("Katapiang", "Ketaping"),
    ("Bi'ba Sampean", "BIBA  SAMPEAN"),
    ("13.05.01.2001", "1305012001"),
    ("É-KTP", "ktp"),
]
APART = [("Ulakan", "Ulaken"), ("Padang", "Pandang"), ("IV Koto", "VI Koto"), ("Toboh", "Tobo")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_one(one, other):
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_names_stay_different(one, other):
    assert fold_text(one) != fold_text(other)


def test_every_pair_of_the_regency_is_one():
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        pairs = [(row["minang"], row["indonesian"]) for row in csv.DictReader(lines)]

    assert [pair for pair in pairs if fold_text(pair[0]) != fold_text(pair[1])] == []


@given(st.text(max_size=60))
def test_what_is_folded_is_plain_and_stays_as_it_is(text):
    folded = fold_text(text)

    assert folded.isascii()
    assert folded == " ".join(folded.split())
    assert all(character.isalnum() or character == " " for character in folded)


@given(st.from_regex(r"[a-z]{5,12}", fullmatch=True))
def test_every_spelling_of_a_word_leads_to_one_of_its_group(word):
    folded = fold_word(word)

    assert all(fold_word(spelling) == folded for spelling in spellings_of(folded)[1:])
