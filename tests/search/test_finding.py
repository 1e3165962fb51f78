"""What is asked and what comes first; typing errors; the same answers on both databases."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from architecture.conftest import ROOT
from smartnagari.kernel import findable
from smartnagari.kernel.findable import Findable
from smartnagari.regions.public import tenant_scope
from smartnagari.search.queries.finding import CAP, find
from smartnagari.search.rules.wording import wording_for

WORDS = yaml.safe_load((ROOT / "src/smartnagari/search/data/words/id.yaml").read_text(encoding="utf-8"))
NAMES = (
    "Ulakan", "Lubuak Aluang", "Sungai Sariak", "Toboh Gadang", "Parit Malintang", "Katapiang", "Sicincin",
    "Kayu Tanam", "Anduriang", "Guguak", "Pilubang", "Malai", "Batu Kalang", "Campago", "Sikucua", "Sintuak",
    "Pakandangan", "Koto Tinggi", "Gasan Gadang", "Tandikek", "Balah Hilia", "Sunua", "Kurai Taji",
    "Pauh Kamba",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def titles(typed: str, **how: object) -> list[str]:
    return [hit.title for hit in find(typed, wording_for("13.05"), **how).hits]


@st.composite
def misspelt(draw) -> tuple[str, str]:
    """A name, and the same with one letter wrong, missing, added or swapped."""
    name = draw(st.sampled_from(NAMES))
    places = [n for n, letter in enumerate(name) if letter.isalpha()]
    place = draw(st.sampled_from(places))
    letter = draw(st.sampled_from(LETTERS))
    before, after = name[:place], name[place + 1 :]
    return name, draw(
        st.sampled_from(
            [
                before + letter + after,
                before + after,
                before + letter + name[place:],
                before + after[:1] + name[place] + after[1:]
                if after[:1].isalpha()
                else before + letter + after,
            ]
        )
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pair=misspelt())
def test_a_name_with_one_letter_wrong_is_among_the_first_ten(stocked, pair):
    name, typed = pair
    assume(len(typed) >= 5)  # four letters may be the beginning of another name, and are then taken as typed

    assert name in titles(typed)[:10]


@pytest.fixture
def stocked(tenant, put):
    """All the names, and pages that mention other things."""
    put(*NAMES)
    put(*(f"Kabar {number}" for number in range(20)), text="pasar pagi kelapa kota tinggi batu")


@pytest.mark.parametrize("line", [line for line in WORDS["same"] if len(line) > 1], ids=lambda line: line[0])
def test_an_abbreviation_finds_the_words_and_the_words_the_abbreviation(tenant, put, line):
    short, long = str(line[0]), str(line[1])
    put(short)

    assert short in titles(long)
    findable.forget("test.thing", short)
    put(long)
    assert long in titles(short)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("surat miskin", "Surat keterangan tidak mampu"),
        ("cara membuat akta lahir", "Akta kelahiran"),
        ("nikah", "Pengantar nikah N1"),
        ("bayar pajak tanah", "PBB dan denda tanah: bayar"),
        ("pindah", "Surat pindah datang"),
        ("karambia", "Kelapa"),
    ],
)
def test_everyday_words_find_the_official_ones(tenant, put, typed, meant):
    put(meant, "Sesuatu yang lain")

    assert titles(typed)[:1] == [meant]


def test_better_answers_come_first(tenant, put):
    put("Pasar", "Pasar Baru", "Los Pasar", "Pasaran")
    put("Kabar pagi", text="di pasar")

    assert titles("pasar") == ["Pasar", "Pasar Baru", "Los Pasar", "Pasaran", "Kabar pagi"]


def test_a_heavier_thing_comes_first_among_equals(tenant, put, kind):
    findable.put(
        Findable(kind=kind, key="1", title="Pasar A", url="/"),
        Findable(kind=kind, key="2", title="Pasar B", url="/", weight=5),
    )

    assert titles("pasar") == ["Pasar B", "Pasar A"]


def test_an_exact_title_is_found_among_more_than_are_ranked(tenant, put):
    put(*(f"Pasar Nomor {number}" for number in range(CAP * 3)), "Pasar")

    found = find("pasar", wording_for("13.05"))

    assert found.full
    assert found.hits[0].title == "Pasar"


def test_words_that_stand_nowhere_together_give_what_holds_some(tenant, put):
    put("Pasar Lubuk", "Jembatan Baru")

    found = find("pasar jembatan", wording_for("13.05"))

    assert found.partly
    assert {hit.title for hit in found.hits} == {"Pasar Lubuk", "Jembatan Baru"}


@pytest.mark.parametrize(("typed", "title"), [("kayutanam", "Kayu Tanam"), ("kayu tanam", "Kayutanam")])
def test_words_written_together_and_apart_are_found(tenant, put, typed, title):
    put(title)

    assert titles(typed) == [title]


def test_typed_exactly_nothing_is_corrected(tenant, put):
    put("Ulakan")

    assert titles("ulaken", as_typed=True) == []
    assert find("ulaken", wording_for("13.05")).meant == "ulakan"


def test_another_tenant_is_neither_found_nor_proposed(tenant, other_tenant, put, kind):
    with tenant_scope(other_tenant.pk):
        findable.put(Findable(kind=kind, key="x", title="Balai Rahasia", url="/rahasia/"))
    put("Ulakan")

    found = find("balai rahasia", wording_for("13.05"))
    misspelt_name = find("rahasja", wording_for("13.05"))

    assert (found.hits, found.meant) == ((), "")
    assert (misspelt_name.hits, misspelt_name.meant) == ((), "")
