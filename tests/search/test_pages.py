"""The search page: what it finds, how it helps, and that nothing typed breaks it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartnagari.search import helping
from smartnagari.search.models import Miss
from smartnagari.search.types import Lookup

HOSTILE = [
    "",
    " ",
    "\0",
    "%",
    "*",
    "NEAR",
    "AND OR NOT",
    "a NEAR/2 b",
    "names:ulakan",
    "owner : x",
    '"ulakan',
    "-ulakan",
    "^ulakan",
    "ulakan*",
    "(",
    "'; DROP TABLE search_entry; --",
    "<script>alert(1)</script>",
    "a" * 5000,
    "ulakan " * 900,
    "\\",
    "' | '",
    "ulakan & !x",
    ":*",
    "🥥",
    "أولاكان",
    "\u202eulakan",
]


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("path", ["/cari/", "/cari/saran/", "/en/cari/"])
def test_whatever_is_typed_gets_a_page(client, regency, path, words):
    response = client.get(path, {"q": words})

    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


@pytest.mark.parametrize("words", ['"Ulakan"', "-ulakan", "ulakan*", "+ulakan", "(ulakan)", "ULAKAN!"])
def test_signs_of_search_languages_are_plain_words(client, regency, words):
    assert 'href="/nagari/ulakan/"' in text_of(client.get("/cari/", {"q": words}))


@pytest.mark.parametrize("words", ["sungai sarik", "Sungai Sariak", "SUNGAI SARIK", "sarik"])
def test_minang_and_indonesian_spellings_are_one(client, regency, words):
    assert 'href="/nagari/sungai-sariak/"' in text_of(client.get("/cari/", {"q": words}))


@pytest.mark.parametrize(
    "words", ["akta lahir", "birth certificate", "kartu keluarga", "KK", "dukcapil", "capil"]
)
def test_everyday_words_lead_to_the_agency(client, regency, words):
    assert 'href="/direktori/disdukcapil/"' in text_of(client.get("/cari/", {"q": words}))


def test_answers_stand_by_kind_with_counts_and_places(client, regency):
    page = text_of(client.get("/cari/", {"q": "ulakan"}))

    assert "Kecamatan <mark>Ulakan</mark> Tapakih" in page
    assert "Nagari (1)" in page
    assert "jenis=office" in page


def test_a_kind_chosen_shows_only_that_kind(client, regency):
    page = text_of(client.get("/cari/", {"q": "ulakan", "jenis": "office"}))

    assert 'href="/direktori/nagari-ulakan/"' in page
    assert 'href="/nagari/ulakan/"' not in page


def test_an_unknown_kind_or_page_gets_the_whole_answer(client, regency):
    assert client.get("/cari/", {"q": "ulakan", "jenis": "x", "halaman": "-1"}).status_code == 200


def test_many_of_a_kind_come_in_pages(client, tenant, put):
    put(*(f"Pasar {number:03}" for number in range(50)))

    first = text_of(client.get("/cari/", {"q": "pasar", "jenis": "test.thing"}))
    last = text_of(client.get("/cari/", {"q": "pasar", "jenis": "test.thing", "halaman": "3"}))

    assert "<mark>Pasar</mark> 000" in first
    assert "<mark>Pasar</mark> 049" in last
    assert "<mark>Pasar</mark> 049" not in first


def test_a_misspelt_word_is_told_and_can_be_kept(client, regency):
    page = text_of(client.get("/cari/", {"q": "ulaken"}))

    assert 'href="/nagari/ulakan/"' in page
    assert "<b>ulakan</b>" in page
    assert "persis=1" in page
    exact = text_of(client.get("/cari/", {"q": "ulaken", "persis": "1"}))
    assert 'href="/nagari/ulakan/"' not in exact


def test_the_page_in_english_leads_to_english_pages(client, regency):
    assert 'href="/en/nagari/ulakan/"' in text_of(client.get("/en/cari/", {"q": "ulakan"}))


def test_nothing_found_helps(client, regency):
    page = text_of(client.get("/cari/", {"q": "zzzzqq"}))

    assert 'href="/direktori/"' in page
    assert "/cari/?q=KTP" in page
    assert "jenis=village" in page


def test_suggestions_are_a_list_of_links_with_and_without_scripts(client, regency):
    whole = text_of(client.get("/cari/saran/", {"q": "ula"}))
    part = text_of(client.get("/cari/saran/", {"q": "ula"}, headers={"HX-Request": "true"}))

    assert 'href="/nagari/ulakan/"' in whole
    assert "<html" in whole
    assert 'href="/nagari/ulakan/"' in part
    assert "<html" not in part


@pytest.mark.parametrize("path", ["/cari/", "/cari/saran/"])
def test_the_page_costs_the_same_queries_for_any_length(client, tenant, put, path):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(path, {"q": "pasar"})
        return len(queries)

    put("Pasar 1")
    client.get(path, {"q": "pasar"})
    few = cost()
    put(*(f"Pasar {number}" for number in range(2, 40)))

    assert cost() == few <= 8


def test_a_number_of_a_known_shape_leads_to_its_page(client, regency):
    helping.lookups.register(Lookup("test", lambda text: "/lacak/?nomor=A1" if text == "A1" else None))
    try:
        response = client.get("/cari/", {"q": "A1"})
    finally:
        helping.lookups.unregister("test")

    assert response.headers["Location"] == "/lacak/?nomor=A1"


def test_what_is_not_found_is_counted_and_what_is_found_is_not(client, regency):
    client.get("/cari/", {"q": "Zumba Kelas"})
    client.get("/cari/", {"q": "zumba   kelas"})
    client.get("/cari/", {"q": "ulakan"})
    client.head("/cari/", {"q": "tango"})
    client.get("/cari/saran/", {"q": "tango"})

    assert list(Miss.objects.values_list("words", "count")) == [("zumba kelas", 2)]
