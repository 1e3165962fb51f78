"""From the question on the first page to the office of one's own nagari, with and without scripts."""

import re

import pytest

from browser.conftest import PHONE, WIDE

WORDS = {
    "": ("Surat keterangan usaha (SKU)", "Tampilkan kantornya", "Semua layanan"),
    "/en": ("Business letter (SKU)", "Show the office", "All services"),
}


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "plain"])
@pytest.mark.parametrize("language", ["", "/en"], ids=["id", "en"])
def test_trader_finds_the_letter_and_the_office_of_the_own_nagari(open_page, language, javascript):
    letter, show, every = WORDS[language]
    page = open_page(f"{language}/", size=PHONE, javascript=javascript)

    page.get_by_role("main").get_by_role("link", name=every).first.click()
    page.get_by_role("searchbox").fill("KUR")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name=re.compile(re.escape(letter))).first.click()
    page.locator("select[name=tempat]").select_option("ulakan")
    page.get_by_role("button", name=show).click()

    assert page.get_by_role("link", name="Kantor Wali Nagari Ulakan").first.is_visible()
    assert page.get_by_role("heading", level=1).inner_text() == letter


def test_first_page_leads_by_keyboard_to_the_most_used_service(open_page):
    page = open_page("/", size=WIDE)

    page.locator("#layanan").scroll_into_view_if_needed()
    page.locator("a.row").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/layanan/**")

    assert page.get_by_role("heading", level=2).first.is_visible()


def test_emergency_page_opens_without_a_connection(open_page, site):
    page = open_page("/", size=PHONE)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.match('/darurat/').then(found => Boolean(found))")

    page.context.set_offline(True)
    page.goto(f"{site}/darurat/")

    assert page.get_by_role("link", name=re.compile("110")).is_visible()
