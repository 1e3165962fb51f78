"""Every page behind the sign-in, as the people who work with it: small, wide, dark, in both languages."""

import re
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest
from babel.messages.pofile import read_po

from browser.conftest import PHONE, WIDE
from browser.platform import ROOT

OPEN = ["/masuk/", "/daftar/", "/daftar/satu-hp/", "/lupa-kata-sandi/", "/akun/hp-hilang/", "/masuk/bantuan/"]
OWN = [
    "/akun/",
    "/akun/data-saya/",
    "/akun/demo-kotak-keluar/",
    "/akun/email/",
    "/akun/hak-data/",
    "/akun/hak-data/<>/",
    "/akun/hak-data/baru/",
    "/akun/hp/",
    "/akun/jejak-akses/",
    "/akun/kata-sandi/",
    "/akun/keamanan/",
    "/akun/keamanan/passkey/",
    "/akun/nomor-bekas/",
    "/akun/sesi/",
    "/akun/tingkat/",
]
ADMIN = [
    "/meja/",
    "/meja/kantor/",
    "/meja/kantor/<>/",
    "/meja/kantor/<>/pejabat/",
    "/meja/kantor/<>/ubah/",
    "/meja/orang/",
    "/meja/orang/<>/",
    "/meja/penugasan/",
    "/meja/penugasan/<>/",
    "/meja/penugasan/baru/",
    "/meja/penugasan/berkas/",
    "/meja/serah-terima/",
    "/meja/wilayah/",
    "/meja/wilayah/hari-kerja/",
    "/meja/wilayah/istilah/",
    "/meja/wilayah/kode/<>/",
    "/meja/wilayah/usulan/",
    "/meja/wilayah/usulan/baru/",
    "/meja/wilayah/usulan/baru/<>/",
]
TERRITORY = [
    "/meja/wilayah/",
    "/meja/wilayah/kode/<>/",
    "/meja/wilayah/usulan/",
    "/meja/wilayah/usulan/baru/",
    "/meja/wilayah/usulan/baru/<>/",
    "/meja/wilayah/hari-kerja/",
    "/meja/wilayah/istilah/",
]
PDP = [
    "/meja/data-pribadi/",
    "/meja/data-pribadi/<>/",
    "/meja/data-pribadi/catatan-pemrosesan/",
    "/meja/data-pribadi/penyimpanan/",
    "/meja/insiden/",
    "/meja/insiden/baru/",
]
LISTED = "/meja/isi/daftar/"  # its address says of what and where
OPERATOR = [
    "/meja/isi/",
    "/meja/isi/<>/",
    "/meja/isi/<>/cabut/",
    "/meja/isi/<>/riwayat/",
    LISTED,
    "/meja/tugas/",
]
PAGES = {
    "": OPEN,
    "warga": OWN,
    "admin": [*ADMIN, *TERRITORY],
    "pdp": PDP,
    "inspektorat": ["/meja/jejak/"],
    "operator": OPERATOR,
    "editor": ["/meja/pencarian/"],
    "teknis": ["/meja/potensi/"],
    "camat": ["/meja/warga/", "/meja/pejabat/<>/akhiri/", "/meja/isi/"],
}
EACH = [(login, pattern) for login, patterns in PAGES.items() for pattern in patterns]
ONE = re.compile(
    r"/(?:[0-9a-f-]{36}|(?:DP|ST)-[\w-]+)(?=/)|(?:(?<=/meja/kantor)|(?<=/wilayah/kode)|(?<=/usulan/baru))/[\w.-]+(?=/)"
    r"|(?<=/wilayah/kode)/[\w.-]+(?=/)|(?<=/usulan/baru)/[\w-]+(?=/)"
)
OTHER_LANGUAGE = "English"  # the way to it is written in its own language
HREF = re.compile(r'href="([^"#]+)')


@pytest.fixture(scope="session")
def reach(chromium, site, signed_in):
    """Pages that a person reaches by links from the own page and the desk, one address for each kind."""

    def links(request, address):
        answer = request.get(address, max_redirects=0)
        if answer.status != 200 or "html" not in answer.headers["content-type"]:
            return
        for href in HREF.findall(answer.text()):
            yield urljoin(address, href.replace("&amp;", "&"))

    @cache
    def pages_of(login):
        context = chromium.new_context(storage_state=signed_in(login), locale="id-ID")
        found, waiting = {}, [f"{site}/akun/", f"{site}/meja/"]
        while waiting:
            address = waiting.pop()
            kind = ONE.sub("/<>", urlsplit(address).path)
            if address.startswith(site) and kind.startswith(("/akun/", "/meja/")) and kind not in found:
                found[kind] = address.removeprefix(site)
                waiting += links(context.request, address)
        context.close()
        return found

    return pages_of


@pytest.fixture
def address(reach):
    """The address of a page of this kind, for who signs in so."""

    def address_of(login, pattern):
        return reach(login)[pattern] if "<>" in pattern or pattern == LISTED else pattern

    return address_of


@pytest.mark.parametrize(
    "login", ["warga", "operator", "wali", "editor", "admin", "pdp", "inspektorat", "camat"]
)
def test_every_page_that_links_lead_to_is_walked_below(reach, login):
    walked = {pattern for _login, pattern in EACH}
    elsewhere = {"/akun/keamanan/aplikasi/", "/akun/keamanan/passkey/tambah/", "/meja/serah-terima/<>/"}

    files = {kind for kind in reach(login) if re.search(r"\.\w+$", kind)}

    assert set(reach(login)) - files - elsewhere - walked == set()


@pytest.mark.parametrize(("login", "pattern"), EACH)
def test_page_is_clean_wide_and_light_in_english(walk, axe, address, login, pattern):
    page = walk(f"/en{address(login, pattern)}", login=login, size=WIDE)

    assert axe(page) == []
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize(("login", "pattern"), EACH)
def test_page_is_clean_small_and_dark(walk, axe, address, login, pattern):
    page = walk(address(login, pattern), login=login, size=PHONE, dark=True)
    assert axe(page) == []

    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@cache
def english_texts():
    """What our catalogues say otherwise in Indonesian, without texts that have places for values."""
    texts = {}
    for file in (ROOT / "src/smartnagari").glob("*/locale/id/LC_MESSAGES/django.po"):
        with file.open("rb") as catalogue:
            texts |= {str(m.id): str(m.string) for m in read_po(catalogue) if isinstance(m.id, str)}
    said = set(texts.values())
    return {text for text in texts if text != texts[text] and text not in said and "%" not in text and text}


def untranslated(page):
    """Whole lines of the page that stand in English."""
    lines = {line.strip() for line in page.locator("body").inner_text().splitlines()}
    return sorted(lines & english_texts() - {OTHER_LANGUAGE})


@pytest.mark.parametrize(("login", "pattern"), EACH)
def test_page_speaks_indonesian_without_javascript(walk, address, login, pattern):
    page = walk(address(login, pattern), login=login, javascript=False)

    assert page.locator("h1").is_visible()
    assert untranslated(page) == []
