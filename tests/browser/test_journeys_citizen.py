"""What people come for: a service in everyday words, the own nagari misspelt, a product, the money."""

import re
from urllib.parse import unquote

import pytest

from browser.conftest import PHONE, WIDE
from browser.persons import by_enter, reach

MODES = pytest.mark.parametrize(
    ("language", "javascript"), [("", True), ("", False), ("/en", True), ("/en", False)],
    ids=["id-scripts", "id-plain", "en-scripts", "en-plain"],
)  # fmt: skip
BRING = {"": "Yang perlu disiapkan", "/en": "What to bring"}
COMPARE = {"": "Bandingkan", "/en": "Compare"}


@MODES
def test_citizen_finds_a_service_by_everyday_words_and_reads_what_to_bring(open_page, language, javascript):
    page = open_page(f"{language}/", size=PHONE, javascript=javascript)

    page.get_by_role("main").get_by_role("searchbox").first.fill("surat usaha untuk kur")
    page.get_by_role("main").get_by_role("searchbox").first.press("Enter")
    page.wait_for_url("**/cari/**")
    page.locator("main a[href*='/layanan/surat-keterangan-usaha/']").first.click()
    page.wait_for_url("**/layanan/surat-keterangan-usaha/**")

    assert page.get_by_role("heading", name=re.compile(BRING[language])).first.is_visible()


@MODES
def test_citizen_finds_the_own_nagari_misspelt_and_the_hours_of_its_office(open_page, language, javascript):
    page = open_page(f"{language}/cari/", size=PHONE, javascript=javascript)

    page.locator("main [name=q]").fill("sungai sarik")
    page.locator("main [name=q]").press("Enter")
    page.wait_for_url("**q=sungai**")
    page.locator(f"main a[href^='{language}/nagari/']").first.click()
    page.wait_for_url("**/nagari/**")

    assert "Sariak" in page.get_by_role("heading", level=1).inner_text()
    assert re.search(r"\d\d[.:]\d\d", page.locator("main").inner_text())


@MODES
def test_trader_filters_compares_two_and_writes_to_the_producer(open_page, language, javascript):
    page = open_page(f"{language}/potensi/", size=PHONE, javascript=javascript)
    if not page.locator("[name=komoditas]").is_visible():
        page.locator("details.more-filters > summary").click()

    page.locator("[name=komoditas]").select_option("kelapa")
    page.locator("form.potential-filter button[type=submit]").click()
    page.wait_for_url("**komoditas=kelapa**")
    for slug in ("kelapa-pantai-ulakan", "kelapa-dalam-pilubang"):
        page.locator(f"[name=pilih][value={slug}]").check()
    page.get_by_role("button", name=re.compile(COMPARE[language])).click()
    page.wait_for_url("**/bandingkan/**")
    compared = page.locator("main").inner_text()
    page.locator("main a[href$='/potensi/kelapa-pantai-ulakan/']").first.click()
    page.wait_for_url("**/kelapa-pantai-ulakan/")

    assert "Ulakan" in compared
    assert "Pilubang" in compared
    letter = page.locator("main a[href^='https://wa.me/62']").first.get_attribute("href")
    assert "/potensi/kelapa-pantai-ulakan/" in unquote(letter)


@MODES
def test_resident_reads_the_money_and_takes_the_table_along(open_page, language, javascript):
    page = open_page(f"{language}/nagari/ulakan/", size=PHONE, javascript=javascript)

    page.locator(f"main a[href^='{language}/nagari/ulakan/uang/']").first.click()
    page.wait_for_url("**/uang/**")
    with page.expect_download() as waiting:
        page.locator("main a[href$='/tabel.csv']").first.click()

    assert "Rp" in page.locator("main").inner_text()
    table = waiting.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(table) > 10
    assert table[0].startswith("kode;uraian;anggaran")


def test_trader_compares_by_keyboard_alone(open_page):
    page = open_page("/potensi/?komoditas=kelapa", size=WIDE)

    for slug in ("kelapa-dalam-pilubang", "kelapa-pantai-ulakan"):
        reach(page, f"[name=pilih][value={slug}]")
        page.keyboard.press("Space")
    by_enter(page, "form#bandingkan button, button[form=bandingkan]")

    assert page.url.count("pilih=") == 2
    assert page.get_by_role("heading", level=1).is_visible()


def test_resident_reaches_the_table_of_money_by_keyboard_alone(open_page):
    page = open_page("/en/nagari/ulakan/", size=WIDE)

    by_enter(page, "main a[href^='/en/nagari/ulakan/uang/']")
    reach(page, "main a[href$='/tabel.csv']")

    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
