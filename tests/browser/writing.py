"""What officers do again and again at the desk of contents: begin, answer screen by screen, publish."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.persons import origin, path

ULAKAN = "13.05.10.2002"


def press(page: Page, selector: str) -> None:
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation(wait_until="load"):
        page.locator(selector).first.click()


def begin(page: Page, kind: str, *, area: str = ULAKAN, language: str = "") -> None:
    """Open the draft of something new, from the list of its kind."""
    page.goto(f"{origin(page)}{language}/meja/isi/daftar/?jenis={kind}&nagari={area}")
    press(page, "form[action$='/mulai/'] button")


def answer(page: Page, answers: dict[str, str]) -> None:
    """Type the answers that this screen asks for; a list is chosen from by its value."""
    for name, text in answers.items():
        for field in page.locator(f"main [name='{name}']").all():
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            elif field.is_visible():
                field.fill(text)
            else:
                page.locator("main [contenteditable=true]").fill(text)


def write(page: Page, answers: dict[str, str]) -> str:
    """Answer every screen of the open draft; gives the address of its content."""
    for _screen in range(10):
        answer(page, answers)
        press(page, "main button[name=tujuan][value=lanjut]:not([hidden])")
        if not path(page).endswith("/isian/"):
            return page.url
    raise AssertionError(page.locator("main").inner_text())


def publish(page: Page) -> None:
    """Publish the open content, or send it to the second person."""
    press(page, "form[action$='/terbitkan/'] button")
    expect(page.locator("form[action$='/terbitkan/']")).to_have_count(0)


def withdraw(page: Page, why: str) -> None:
    """Take the open content down."""
    press(page, "main a[href$='/cabut/']")
    page.locator("main [name=note]").fill(why)
    press(page, "main .form button")
