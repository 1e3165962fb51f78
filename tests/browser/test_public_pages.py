"""Every kind of public page as people meet it: small and wide, light and dark, two languages, no JavaScript.

Each is walked twice: wide, light and in Indonesian; small, dark and in English. Light and dark differ in the
values of the tokens only, so the other two combinations show no pair of colours that these two do not.
"""

import re
from functools import cache
from uuid import UUID

import pytest
from django.urls import get_resolver, resolve

from browser.conftest import PHONE, WIDE
from browser.test_journeys_pages import untranslated

PAGES = [
    "/",
    "/layanan/",
    "/layanan/?q=KUR",
    "/layanan/surat-keterangan-usaha/",
    "/layanan/nomor-induk-berusaha-oss/",
    "/darurat/",
    "/cari/",
    "/cari/?q=sarik",
    "/cari/?q=kelapa&jenis=potential.item",
    "/cari/?q=zzqqxx",
    "/cari/saran/?q=sari",
    "/direktori/",
    "/direktori/?jenis=puskesmas",
    "/direktori/disdukcapil/",
    "/kecamatan/",
    "/kecamatan/ulakan-tapakih/",
    "/nagari/",
    "/nagari/?urut=lengkap",
    "/nagari/ulakan/",
    "/nagari/ulakan/profil/",
    "/nagari/ulakan/lembaga/",
    "/nagari/ulakan/kabar/",
    "/nagari/ulakan/kabar/gotong-royong-membersihkan-muara-contoh/",
    "/nagari/ulakan/agenda/",
    "/nagari/ulakan/uang/",
    "/nagari/ulakan/uang/2026/",
    "/nagari/ulakan/unduhan/",
    "/nagari/ulakan/unduhan/<>/",
    "/nagari/ulakan/indeks/",
    "/unduhan/",
    "/potensi/",
    "/potensi/?komoditas=kelapa",
    "/potensi/bandingkan/",
    "/potensi/bandingkan/?pilih=kelapa-pantai-ulakan&pilih=kelapa-dalam-pilubang",
    "/potensi/kelapa-pantai-ulakan/",
    "/potensi/komoditas/",
    "/potensi/komoditas/kelapa/",
    "/potensi/usaha/",
    "/potensi/usaha/bumnag-talao-ulakan-contoh-ulakan/",
    "/potensi/kelompok/",
    "/potensi/kelompok/kub-gasan-lauik-contoh-gasan-gadang/",
    "/kabar/",
    "/kabar/kampung-kelapa/",
    "/halaman/tentang/",
    "/tentang-data/",
    "/luring/",
    "/komponen/",
    "/tidak-ada/",
]
PUBLIC = ("portal", "nagari", "potential", "newsroom", "services", "search")
NOT_PAGES = {"feed", "feed-atom", "money-csv", "table", "sitemap", "living-page"}


@pytest.fixture(scope="session")
def address(chromium, site):
    """The address of a page; for ``<>`` the first that its list leads to."""

    @cache
    def address_of(path):
        head, gap, _tail = path.partition("<>/")
        if not gap:
            return path
        context = chromium.new_context()
        listed = context.request.get(site + head).text()
        context.close()
        return re.search(rf'href="({re.escape(head)}[^"/]+/)"', listed)[1]

    return address_of


def wide(page, width):
    """By how much the page is wider than the screen."""
    page.set_viewport_size({"width": width, "height": 800})
    return max(0, page.evaluate("document.documentElement.scrollWidth") - width)


@pytest.mark.parametrize("path", PAGES)
def test_page_is_clean_wide_and_light(walk, axe, address, path):
    page = walk(address(path), size=WIDE)

    assert axe(page) == []
    assert page.locator("html").get_attribute("lang") == "id"
    assert page.locator("h1").count() == 1
    assert wide(page, 1280) == 0


@pytest.mark.parametrize("path", PAGES)
def test_page_is_clean_small_and_dark_in_english(walk, axe, address, path):
    page = walk("/en" + address(path), size=PHONE, dark=True)

    assert axe(page) == []
    assert page.locator("html").get_attribute("lang") == "en"
    assert {width: wide(page, width) for width in (360, 320)} == {360: 0, 320: 0}


def test_page_speaks_indonesian_without_javascript(walk, address):
    wrong = {}

    for path in PAGES:
        page = walk(address(path), javascript=False)
        english = [] if "/komponen/" in path else untranslated(page)
        if english or not page.locator("h1").is_visible():
            wrong[path] = english or "no heading"

    assert wrong == {}


def test_every_kind_of_public_page_is_walked_above():
    resolver = get_resolver()
    public = {
        f"{name}:{each}"
        for name in PUBLIC
        for each in resolver.namespace_dict[name][1].reverse_dict
        if isinstance(each, str) and each not in NOT_PAGES
    }

    walked = {
        resolve(path.replace("<>", str(UUID(int=0))).partition("?")[0]).view_name
        for path in PAGES
        if path != "/tidak-ada/"
    }

    assert public - walked == {"potential:to-verify", "potential:verify", "search:misses"}


def test_page_at_four_hundred_percent_keeps_its_content(open_page):
    page = open_page("/nagari/ulakan/", size=(320, 256))

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.get_by_role("heading", level=1).inner_text() == "Ulakan"


def test_keyboard_reaches_search_and_finds_a_nagari(open_page):
    page = open_page("/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#isi"
    page.get_by_role("searchbox").focus()
    page.keyboard.type("sarik")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/**")

    assert "Sungai Sariak" in page.locator("main").inner_text()
