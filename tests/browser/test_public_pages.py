"""The public pages as people meet them: small and wide, light and dark, two languages, no JavaScript."""

import pytest

from browser.conftest import PHONE, WIDE

PAGES = [
    "/",
    "/nagari/",
    "/nagari/ulakan/",
    "/kecamatan/",
    "/kecamatan/ulakan-tapakih/",
    "/direktori/",
    "/direktori/disdukcapil/",
    "/cari/?q=sarik",
    "/tentang-data/",
    "/luring/",
    "/komponen/",
    "/tidak-ada/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["", "/en"], ids=["id", "en"])
def test_page_has_no_accessibility_violation(open_page, axe, path, dark, language):
    page = open_page(language + path, size=PHONE if dark else WIDE, dark=dark)

    assert axe(page) == []
    assert page.locator("html").get_attribute("lang") == (language.strip("/") or "id")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_page_does_not_scroll_sideways(open_page, path, width):
    page = open_page(path, size=(width, 800))

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_page_reads_without_javascript(open_page, path):
    page = open_page(path, javascript=False)

    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()


def test_page_at_four_hundred_percent_keeps_its_content(open_page):
    page = open_page("/nagari/ulakan/", size=(320, 256))

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.get_by_role("heading", level=1).inner_text() == "Ulakan"


def test_home_first_view_weighs_at_most_100_kb(open_page, chromium, site):
    weights = []
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    page.goto(site + "/", wait_until="networkidle")
    context.close()

    assert 0 < sum(weights) <= 100_000


def test_keyboard_reaches_search_and_finds_a_nagari(open_page):
    page = open_page("/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#isi"
    page.get_by_role("searchbox").focus()
    page.keyboard.type("sarik")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/**")

    assert "Sungai Sariak" in page.locator("main").inner_text()
