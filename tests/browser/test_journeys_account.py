"""A citizen opens an account, signs in by every way there is, and keeps it safe."""

import pytest

from browser.conftest import PHONE
from browser.persons import (
    PASSWORD,
    fill,
    letter,
    new_email,
    new_phone,
    path,
    send,
    sign_in,
    sign_up,
)


def words(page):
    return page.locator("main").inner_text()


@pytest.mark.parametrize("begin", ["0812 5", "+62 812-5", "62812 5"])
def test_citizen_signs_up_with_a_phone_number_however_it_is_typed(open_page, begin):
    typed, shown = new_phone()
    page = open_page("/daftar/", size=PHONE)
    fill(page, name="Upik", contact=typed.replace("0812 5", begin), password1="")
    send(page)

    fill(page, code=letter(page, shown))
    send(page)

    assert path(page) == "/akun/"
    assert "Upik" in words(page)


@pytest.mark.parametrize("language", ["", "/en"], ids=["id", "en"])
def test_citizen_signs_up_by_email_without_javascript(open_page, language):
    address = new_email()
    page = open_page(language + "/daftar/", javascript=False)
    fill(page, name="Buyung", contact=address, password1=PASSWORD)
    send(page)
    fill(page, code=letter(page, address))
    send(page)

    assert path(page) == f"{language}/akun/"
    assert page.locator("html").get_attribute("lang") == (language[1:] or "id")


def test_wrong_code_is_told_and_the_right_one_still_works(open_page):
    address = new_email()
    page = open_page("/daftar/")
    fill(page, name="Buyung", contact=address, password1="")
    send(page)
    code = letter(page, address)
    fill(page, code="000000" if code != "000000" else "111111")
    send(page)
    assert "Kode ini tidak benar" in words(page)

    fill(page, code=code)
    send(page)

    assert path(page) == "/akun/"


def test_code_is_sent_again_and_the_newest_one_works(open_page):
    address = new_email()
    page = open_page("/daftar/")
    fill(page, name="Buyung", contact=address, password1="")
    send(page)
    first = letter(page, address)
    send(page, "Kirim kode lagi")

    fill(page, code=letter(page, address, beside=first))
    send(page)

    assert path(page) == "/akun/"


def test_citizen_signs_in_by_code_and_lands_on_the_page_they_wanted(open_page):
    typed, shown = new_phone()
    sign_up_by_phone(open_page, typed, shown)
    page = open_page("/akun/hak-data/", size=PHONE)
    assert path(page) == "/masuk/"
    first = letter(page, shown)
    fill(page, login=typed)
    send(page, "Kirim kode saja")

    fill(page, code=letter(page, shown, beside=first))
    send(page)

    assert path(page) == "/akun/hak-data/"


def sign_up_by_phone(open_page, typed, shown, password=""):
    page = open_page("/daftar/")
    fill(page, name="Upik", contact=typed, password1=password)
    send(page)
    fill(page, code=letter(page, shown))
    send(page)
    return page


def test_citizen_signs_in_by_password_in_english(open_page):
    address = new_email()
    sign_up(open_page, contact=address)
    page = open_page("/en/masuk/")
    fill(page, login=address, password="not this one at all")
    send(page)
    assert "do not belong together" in words(page)

    fill(page, login=address.upper(), password=PASSWORD)
    send(page)

    assert path(page) == "/en/akun/"


def test_forgotten_password_is_replaced_by_a_code(open_page):
    address, other = new_email(), "sawah luas nan hijau"
    before = sign_up(open_page, contact=address)
    page = open_page("/lupa-kata-sandi/")
    first = letter(page, address)
    fill(page, email=address)
    send(page)
    fill(page, code=letter(page, address, beside=first))
    send(page)
    fill(page, password1=other)
    send(page)

    assert path(sign_in(open_page, address, other)) == "/akun/"
    before.reload()
    assert path(before) == "/masuk/"


def test_five_wrong_codes_end_the_try_and_say_what_to_do(open_page):
    address = new_email()
    sign_up(open_page, contact=address)
    page = open_page("/masuk/")
    first = letter(page, address)
    fill(page, login=address)
    send(page, "Kirim kode saja")
    code = letter(page, address, beside=first)

    for _try in range(5):
        fill(page, code="000000" if code != "000000" else "111111")
        send(page)

    assert path(page) != "/masuk/kode/periksa/"
    assert "kode" in page.locator(".page-notices").inner_text().lower()


def test_citizen_signs_in_by_keyboard_alone(open_page):
    address = new_email()
    sign_up(open_page, contact=address)
    page = open_page("/masuk/")
    for field, text in [("login", address), ("password", PASSWORD)]:
        for _step in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == field:
                break
        page.keyboard.type(text)

    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")

    assert path(page) == "/akun/"
