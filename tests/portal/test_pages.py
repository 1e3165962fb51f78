"""The public pages from real rows: what they say, whom they lead to, what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import OfficeFactory
from factories.regions import VillageFactory
from smartnagari.regions.public import tenant_scope

PAGES = [
    "/",
    "/nagari/",
    "/nagari/ulakan/",
    "/nagari/ulakan-utara/",
    "/kecamatan/",
    "/kecamatan/ulakan-tapakih/",
    "/direktori/",
    "/direktori/disdukcapil/",
    "/cari/",
    "/cari/?q=akta",
    "/tentang-data/",
    "/luring/",
    "/komponen/",
    "/komponen/meja/",
]


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_page_opens_to_anybody_without_a_cookie(client, regency, path, language):
    response = client.get(language + path)

    assert response.status_code == 200
    assert not response.cookies
    assert f'<html lang="{language.strip("/") or "id"}"' in text_of(response)


@pytest.mark.parametrize("path", PAGES)
def test_page_costs_the_same_queries_for_any_length(client, regency, path):
    def add(number):
        new = {"code": f"13.05.10.29{number:02d}", "slug": f"baru-{number}"}
        village = VillageFactory(parent=regency.south, tenant=regency.south.tenant, **new)
        OfficeFactory(area=village, tenant=village.tenant)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    add(0)
    client.get(path)
    few = cost()
    for number in range(1, 12):
        add(number)

    assert cost() == few <= 20


def test_nagari_page_names_office_holder_hours_and_kin(client, regency):
    page = text_of(client.get("/nagari/ulakan/"))

    for words in (
        "Kantor Wali Nagari Ulakan",
        "Wali Contoh",
        "07.30",
        "13.05.10.2002",
        "Tapakih",
        "Ulakan Utara",
    ):
        assert words in page


def test_nagari_in_preparation_stands_under_its_mother(client, regency):
    page = text_of(client.get("/nagari/ulakan-utara/"))

    assert "Masih bagian dari Ulakan sampai ditetapkan definitif." in page


@pytest.mark.parametrize(
    "words", ["\0", "%", "'; DROP TABLE", "<script>alert(1)</script>", "a" * 5000, "(", "\\"]
)
@pytest.mark.parametrize("path", ["/cari/", "/nagari/", "/direktori/"])
def test_strange_words_get_a_page_and_come_out_as_text(client, regency, path, words):
    response = client.get(path, {"q": words})

    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


@pytest.mark.parametrize("number", ["0", "-3", "999999", "x", ""])
def test_page_number_that_makes_no_sense_gives_a_page(client, regency, number):
    assert client.get("/direktori/", {"halaman": number}).status_code == 200


@pytest.mark.parametrize("path", ["/nagari/tidak-ada/", "/kecamatan/ulakan/", "/direktori/x/", "/tidak-ada/"])
def test_unknown_address_gets_the_not_found_page(client, regency, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "Halaman ini tidak kami temukan" in text_of(response)


def test_unknown_host_gets_400(client, regency):
    assert client.get("/", headers={"host": "lain.example"}).status_code == 400


def test_place_of_another_regency_is_not_found(client, regency, other_tenant):
    with tenant_scope(other_tenant.pk):
        VillageFactory(tenant=other_tenant, code="13.06.01.2001", slug="di-sana", parent__tenant=other_tenant)

    assert client.get("/nagari/di-sana/").status_code == 404
    assert "di-sana" not in text_of(client.get("/nagari/"))


def test_every_page_leads_to_the_source_of_the_program(client, regency, settings):
    settings.SOURCE_URL = "https://sumber.example/smart-nagari"

    assert 'href="/tentang-data/#program"' in text_of(client.get("/"))
    assert 'href="https://sumber.example/smart-nagari"' in text_of(client.get("/tentang-data/"))
