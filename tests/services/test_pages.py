"""The catalogue as the public meets it: what to bring, how long, where to go; in two languages."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import AgencyOfficeFactory, OfficeFactory
from factories.regions import VillageFactory
from factories.services import ServiceFactory, StandardFactory, TopicFactory
from smartnagari.regions.public import tenant_scope
from smartnagari.services.public import most_used, services_of
from support.facts import fact_on

HOSTILE = ["\0", "%", "'; DROP TABLE", "<script>alert(1)</script>", "a" * 5000, "(", "\\", "ktp\u202e"]


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def catalogue(tenant):
    """A letter of the nagari, a card of the registry, and what OSS gives."""
    TopicFactory(tenant=tenant)
    letter = ServiceFactory(
        tenant=tenant, code="sku", name="Surat keterangan usaha (SKU)", also=["SKU"], rank=1
    )
    letter.purposes = [{"id": "mau kredit KUR", "en": "want a KUR loan"}]
    letter.save()
    registry = {"provider_kind": "agency", "provider": "disdukcapil", "provider_name": {"id": "Disdukcapil"}}
    card = ServiceFactory(tenant=tenant, code="ktp", name="KTP hilang", topics=[], **registry)
    away = {"kind": "handoff", "handoff_url": "https://oss.go.id/", "provider_kind": "national"}
    given = ServiceFactory(
        tenant=tenant, code="nib", name="NIB", provider="oss", provider_name={"id": "OSS"}, **away
    )
    for service in (letter, card, given):
        StandardFactory(service=service)
    return letter, card, given


def test_catalogue_leads_by_need_and_by_provider(client, catalogue):
    page = text_of(client.get("/layanan/"))

    for words in ("Mau urus apa?", "Usaha dan kredit", "?untuk=usaha", "?dari=disdukcapil", "Kantor nagari"):
        assert words in page


@pytest.mark.parametrize(
    ("query", "found", "hidden"),
    [
        ({"q": "mau kredit kur"}, "layanan-sku", "layanan-ktp"),
        ({"q": "SKU"}, "layanan-sku", "layanan-nib"),
        ({"untuk": "usaha"}, "layanan-sku", "layanan-ktp"),
        ({"dari": "disdukcapil"}, "layanan-ktp", "layanan-sku"),
        ({"dari": "national"}, "layanan-nib", "layanan-ktp"),
    ],
)
def test_catalogue_is_narrowed_by_words_need_and_provider(client, catalogue, query, found, hidden):
    page = text_of(client.get("/layanan/", query))

    assert f"/layanan/{found}/" in page
    assert f"/layanan/{hidden}/" not in page


def test_words_without_service_lead_on(client, catalogue):
    page = text_of(client.get("/layanan/", {"q": "zebra"}))

    assert "Belum ada layanan untuk “zebra”" in page
    assert "Tampilkan semua layanan" in page


def test_empty_catalogue_says_where_to_ask(client, tenant):
    assert "Belum ada layanan" in text_of(client.get("/layanan/"))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", ["q", "untuk", "dari", "halaman"])
def test_strange_words_get_a_page_and_come_out_as_text(client, catalogue, name, words):
    response = client.get("/layanan/", {name: words})

    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


def test_service_page_tells_in_the_regencys_words(client, catalogue):
    page = text_of(client.get("/layanan/layanan-sku/"))

    for words in ("Surat dari wali nagari.", "1 hari kerja", "Gratis", "KTP-el", "Anda datang", "UU 6/2014"):
        assert words in page
    assert "Ajukan sekarang" not in page
    assert "$" not in re.sub(r"<script.*?</script>", "", page, flags=re.S)


def test_service_page_speaks_english(client, catalogue):
    page = text_of(client.get("/en/layanan/layanan-sku/"))

    for words in ("Letter sku", "1 working day", "Free", "ID card", "You come"):
        assert words in page


def test_chosen_nagari_shows_its_office(client, catalogue, tenant):
    village = VillageFactory(tenant=tenant, name="Ulakan", slug="ulakan")
    OfficeFactory(tenant=tenant, area=village, name="Kantor Wali Nagari Ulakan", address="Jalan Contoh 1")

    page = text_of(client.get("/layanan/layanan-sku/", {"tempat": "ulakan"}))

    assert "Kantor Wali Nagari Ulakan" in page
    assert "Jalan Contoh 1" in page


@pytest.mark.parametrize("place", [*HOSTILE, "tidak-ada"])
def test_unknown_place_is_asked_for_again(client, catalogue, place):
    response = client.get("/layanan/layanan-sku/", {"tempat": place})

    assert response.status_code == 200
    assert ("Tempat ini tidak kami kenal" in text_of(response)) == (place != "\0")


def test_service_of_an_agency_shows_its_office(client, catalogue, tenant):
    AgencyOfficeFactory(
        tenant=tenant, agency__slug="disdukcapil", agency__tenant=tenant, name="Dinas Kependudukan"
    )

    assert "Dinas Kependudukan" in text_of(client.get("/layanan/layanan-ktp/"))


def test_what_others_give_leads_out_with_a_plain_sentence(client, catalogue):
    page = text_of(client.get("/layanan/layanan-nib/"))

    assert 'href="https://oss.go.id/"' in page
    assert "Layanan ini diberikan OSS, bukan kabupaten." in page


def test_service_tells_search_engines_what_it_is(client, catalogue):
    ServiceFactory(tenant=catalogue[0].tenant, code="x", name="</script><b>SKU & co", name_en="x")

    page = text_of(client.get("/layanan/layanan-x/"))

    assert fact_on(page, "GovernmentService")["name"] == "</script><b>SKU & co"
    assert "<b>SKU" not in page


def test_page_names_its_address_and_the_other_language(client, catalogue):
    page = text_of(client.get("/layanan/layanan-sku/", {"tempat": "x"}))

    assert '<link rel="canonical" href="http://testserver/layanan/layanan-sku/">' in page
    assert 'hreflang="en" href="http://testserver/en/layanan/layanan-sku/"' in page


def test_ended_and_foreign_services_are_not_found(client, catalogue, other_tenant):
    with tenant_scope(other_tenant.pk):
        ServiceFactory(tenant=other_tenant, code="di-sana", name="Layanan seberang")
    ServiceFactory(tenant=catalogue[0].tenant, code="dulu", valid_to="2020-01-01")

    assert client.get("/layanan/layanan-di-sana/").status_code == 404
    assert client.get("/layanan/layanan-dulu/").status_code == 404
    assert "seberang" not in text_of(client.get("/layanan/", {"q": "layanan"}))


@pytest.mark.parametrize("path", ["/layanan/", "/layanan/?q=surat", "/layanan/layanan-sku/"])
def test_pages_cost_the_same_queries_for_any_length(client, catalogue, tenant, path):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    client.get(path)
    few = cost()
    for number in range(5):
        StandardFactory(service=ServiceFactory(tenant=tenant, code=f"lain-{number}"))

    assert cost() == few <= 8


def test_most_used_come_in_the_order_of_the_catalogue(tenant, catalogue):
    ServiceFactory(tenant=tenant, code="kedua", rank=2)

    assert [row.code for row in most_used(tenant, 10)] == ["sku", "kedua"]
    assert [row.code for row in most_used(tenant, 1)] == ["sku"]


def test_services_of_an_office_are_its_own(tenant, catalogue):
    assert [row.code for row in services_of(tenant, "agency", "disdukcapil")] == ["ktp"]
    assert [row.code for row in services_of(tenant, "village")] == ["sku"]
