"""The map of the site: all that is public and nothing else, with honest dates and languages."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.potential import PotentialItemFactory
from factories.regions import TenantHostFactory, VillageFactory
from journeys.world import settle
from smartnagari.nagari.pages.addresses import WHERE, _pages_of
from smartnagari.portal import sitemap
from smartnagari.regions.public import tenant_scope
from smartnagari.search.actions.rebuilding import renew_tenant
from support.queries import asked

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
CLOSED = ("/meja/", "/akun/", "/masuk/", "/kelola/", "/api/", "/en/meja/", "/en/akun/")
HOST = "http://sini.example"
LANGUAGES = re.compile(r'<link rel="alternate" hreflang="[^"]+" href="([^"]+)"')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')


@pytest.fixture
def world(client, tenant, other_tenant):
    """Two regencies full of things; the browser is at the first."""
    TenantHostFactory(host="sini.example", tenant=tenant, canonical=True)
    client.defaults["SERVER_NAME"] = "sini.example"
    here = settle(tenant, number=1, mark="SINI")
    settle(other_tenant, number=3, mark="SEBERANG")
    renew_tenant()
    with tenant_scope(other_tenant.pk):
        renew_tenant()
    return here


def read(client, path="/sitemap.xml"):
    return ElementTree.fromstring(client.get(path).content)


def locations(tree):
    return [each.text for each in tree.findall(".//s:loc", NS)]


def test_every_address_in_the_map_answers_whoever_asks(client, world):
    found = locations(read(client))

    answers = {place: client.get(place.removeprefix(HOST)).status_code for place in found}

    assert {place: status for place, status in answers.items() if status != 200} == {}
    assert len(found) == len(set(found))
    assert all(place.startswith(f"{HOST}/") for place in found)


def test_map_holds_what_is_public_here_and_no_more(client, world):
    found = " ".join(locations(read(client)))

    for path in ("/nagari/", "/layanan/", "/direktori/", "/potensi/potensi-sini/", "/kabar/kabar-sini/"):
        assert f"{HOST}{path}" in found
    assert "seberang" not in found
    assert [path for path in CLOSED if f"{HOST}{path}" in found] == []


def test_language_is_named_only_where_the_page_stands_in_it(client, world):
    urls = {url.find("s:loc", NS).text: url for url in read(client).findall("s:url", NS)}

    def languages(path):
        return [link.get("hreflang") for link in urls[HOST + path].findall("x:link", NS)]

    assert languages(f"/nagari/{world.village.slug}/") == ["id", "en", "x-default"]
    assert languages("/kabar/kabar-sini/") == []
    assert f"{HOST}/en/kabar/kabar-sini/" not in urls


def test_pages_name_the_same_languages_as_the_map(client, world, monkeypatch):
    """An English address of a page that is told in Indonesian alone names the Indonesian one as its own."""
    filled = list(_pages_of(world.village.slug, dict.fromkeys(WHERE, world.keys["year"])))
    monkeypatch.setattr(sitemap, "filled_pages", lambda: filled)
    listed = {
        url.find("s:loc", NS).text: {link.get("href") for link in url.findall("x:link", NS)}
        for url in read(client).findall("s:url", NS)
    }
    alone = {place for place, languages in listed.items() if not languages}

    pages = {place: client.get(place.removeprefix(HOST)).content.decode() for place in listed}
    framed = {
        place: client.get(f"/en{place.removeprefix(HOST)}").content.decode()
        for place in alone
        if not place.startswith(f"{HOST}/en/")
    }

    assert {place: set(LANGUAGES.findall(page)) for place, page in pages.items()} == listed
    assert {place: CANONICAL.findall(page) for place, page in pages.items()} == {
        place: [place] for place in listed
    }
    assert {place: CANONICAL.findall(page) for place, page in framed.items()} == {
        place: [place] for place in alone
    }
    for path in ("kabar/", "profil/", "agenda/", "kabar/berita-sini/"):
        assert f"{HOST}/nagari/{world.village.slug}/{path}" in alone


def test_day_of_change_is_told_only_where_it_is_known(client, world):
    dated = {
        url.find("s:loc", NS).text.removeprefix(HOST)
        for url in read(client).findall("s:url", NS)
        if url.find("s:lastmod", NS) is not None
    }

    assert "/kabar/kabar-sini/" in dated
    assert f"/nagari/{world.village.slug}/" not in dated


def test_long_map_is_a_list_of_parts_that_hold_all_of_it(client, world, monkeypatch):
    whole = set(locations(read(client)))
    monkeypatch.setattr(sitemap, "PART", 3)

    parts = locations(read(client))
    pieces = [place for part in parts for place in locations(read(client, part.removeprefix(HOST)))]

    assert len(parts) > 3
    assert set(pieces) == whole
    assert client.get(f"/sitemap-{len(parts)}.xml").status_code == 404


def test_map_costs_the_same_queries_for_any_length(client, world):
    def cost():
        renew_tenant()
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap.xml")
        return asked(queries)

    client.get("/sitemap.xml")
    few = cost()
    for number in (1, 2, 3):
        VillageFactory(code=f"13.05.77.200{number}", slug=f"lain-{number}")
        PotentialItemFactory(area=world.village, slug=f"lain-{number}")

    assert cost() == few <= 6


def test_unchanged_map_is_told_in_a_line_and_robots_name_it(client, world):
    first = client.get("/sitemap.xml")

    again = client.get("/sitemap.xml", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert f"Sitemap: {HOST}/sitemap.xml" in client.get("/robots.txt").content.decode().splitlines()
