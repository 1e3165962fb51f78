"""What pages tell search engines: the right things, whole addresses, and nothing that ends the element."""

from __future__ import annotations

import re
from datetime import date

import pytest

from factories.regions import TenantHostFactory
from factories.services import StandardFactory
from journeys.world import settle
from smartnagari.accounts.models import Office
from smartnagari.newsroom.models import LivePage
from smartnagari.potential.models import PotentialItem
from smartnagari.regions.models import Area
from smartnagari.services.models import Service
from support.facts import fact_on, facts_on

HOST = "http://sini.example"
HOSTILE = "</script><script>alert(7)</script>\"'&\u2028<!--"
NEEDED = {
    "AdministrativeArea": {"name", "url", "identifier", "containedInPlace"},
    "GovernmentOffice": {"name", "url", "areaServed", "parentOrganization", "openingHoursSpecification"},
    "GovernmentService": {"name", "url", "description", "serviceType", "provider", "areaServed"},
    "BreadcrumbList": {"itemListElement"},
    "NewsArticle": {"headline", "datePublished", "mainEntityOfPage", "publisher"},
    "Product": {"name", "url", "offers"},
}
TOLD = {
    "/nagari/nagari-sini/": {"AdministrativeArea", "GovernmentOffice"},
    "/kecamatan/kecamatan-sini/": {"AdministrativeArea", "BreadcrumbList"},
    "/direktori/kantor-sini/": {"GovernmentOffice", "BreadcrumbList"},
    "/layanan/layanan-layanan-sini/": {"GovernmentService", "BreadcrumbList"},
    "/potensi/potensi-sini/": {"Product", "BreadcrumbList"},
    "/potensi/komoditas/": {"BreadcrumbList"},
    "/potensi/komoditas/kelapa/": {"BreadcrumbList"},
    "/potensi/usaha/usaha-sini/": {"BreadcrumbList"},
    "/potensi/kelompok/kelompok-sini/": {"BreadcrumbList"},
    "/nagari/?urut=lengkap": {"BreadcrumbList"},
    "/kabar/kabar-sini/": {"NewsArticle", "BreadcrumbList"},
}
OWN = {
    "/nagari/nagari-sini/": "AdministrativeArea",
    "/kecamatan/kecamatan-sini/": "AdministrativeArea",
    "/direktori/kantor-sini/": "GovernmentOffice",
    "/layanan/layanan-layanan-sini/": "GovernmentService",
    "/potensi/potensi-sini/": "Product",
}
"""Pages that are about one thing, which bears the one address of the page."""
ADDRESSES = {"url", "item", "mainEntityOfPage", "serviceUrl"}


@pytest.fixture
def place(client, tenant):
    TenantHostFactory(host="sini.example", tenant=tenant, canonical=True)
    client.defaults["SERVER_NAME"] = "sini.example"
    here = settle(tenant, number=1, mark="SINI")
    here.district.slug, here.village.slug, here.office.slug = "kecamatan-sini", "nagari-sini", "kantor-sini"
    for each in (here.district, here.village, here.office):
        each.save(update_fields=["slug"])
    price = {"price_low": 2000, "price_high": 2500, "price_unit": "butir", "price_on": date(2026, 5, 1)}
    PotentialItem.objects.update(**price, is_sample=False)
    StandardFactory(service=Service.objects.get())
    return here


def read(client, path):
    page = client.get(path)
    assert page.status_code == 200, path
    return page.content.decode()


def told_addresses(thing):
    """Every address in a described thing, however deep."""
    if isinstance(thing, list):
        return [found for each in thing for found in told_addresses(each)]
    if not isinstance(thing, dict):
        return []
    here = [value for key, value in thing.items() if key in ADDRESSES]
    return here + [found for value in thing.values() for found in told_addresses(value)]


def everything_told(client, prefix=""):
    return {path: facts_on(read(client, prefix + path)) for path in TOLD}


def test_each_page_tells_the_right_things_with_all_that_they_need(client, place):
    told = everything_told(client)

    lacking = {
        (path, thing["@type"]): gap
        for path, things in told.items()
        for thing in things
        if (gap := NEEDED[thing["@type"]] - thing.keys())
    }
    assert {path: {thing["@type"] for thing in things} for path, things in told.items()} == TOLD
    assert lacking == {}


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_addresses_are_whole_and_the_canonical_ones(client, place, prefix):
    told = everything_told(client, prefix)

    assert [found for found in told_addresses(list(told.values())) if not found.startswith(f"{HOST}/")] == []
    for path, kind in OWN.items():
        page = read(client, prefix + path)
        [canonical] = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
        assert fact_on(page, kind)["url"] == canonical


def test_office_is_the_same_on_the_page_of_its_nagari_and_on_its_own(client, place):
    there = fact_on(read(client, "/nagari/nagari-sini/"), "GovernmentOffice")

    assert there == fact_on(read(client, "/direktori/kantor-sini/"), "GovernmentOffice")


def test_crumbs_are_counted_and_end_at_the_page_itself(client, place):
    steps = fact_on(read(client, "/en/direktori/kantor-sini/"), "BreadcrumbList")["itemListElement"]

    assert [step["position"] for step in steps] == [1, 2]
    assert [step.get("item") for step in steps] == [f"{HOST}/en/direktori/", None]
    assert steps[-1]["name"] == "Kantor SINI"


def test_hostile_names_stay_words(client, place):
    Area.objects.update(name=HOSTILE)
    Office.objects.update(name=HOSTILE, address=HOSTILE)
    Service.objects.update(name=HOSTILE, name_en=HOSTILE, summary=HOSTILE)
    PotentialItem.objects.update(title=HOSTILE, summary=HOSTILE)
    LivePage.objects.update(title=HOSTILE, lead=HOSTILE)

    pages = {path: read(client, path) for path in TOLD}

    assert [path for path, page in pages.items() if "<script>alert" in page] == []
    assert {path: {thing["@type"] for thing in facts_on(page)} for path, page in pages.items()} == TOLD
    assert fact_on(pages["/nagari/nagari-sini/"], "AdministrativeArea")["name"] == HOSTILE
