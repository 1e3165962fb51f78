"""A citizen fills in who they are: numbers as people type them, and sentences that say how to mend."""

import pytest

from browser.conftest import PHONE
from browser.persons import PASSWORD, fill, new_email, new_nik, path, send, sign_up

FORM = "/akun/data-saya/"
KEPT = {"birth_place": "Ulakan", "address": "Korong Pasa 12"}


def words(page):
    return page.locator("main").inner_text()


def test_profile_takes_numbers_with_spaces_and_a_name_of_one_letter(open_page):
    page = sign_up(open_page, size=PHONE)
    open_page(FORM, page=page)
    nik = new_nik()
    spaced = " ".join(nik[at : at + 4] for at in range(0, 16, 4))
    fill(page, name="U", nik=spaced, kk="1305.1001.0120.0001", birth_date="1/2/1990", **KEPT)
    page.get_by_label("Perempuan").check()
    page.locator("[name=area]").select_option(label="Ulakan")

    send(page)

    assert "Tersimpan." in words(page)
    assert page.locator("[name=name]").input_value() == "U"
    assert page.locator("[name=birth_date]").input_value() == "01-02-1990"
    assert nik not in page.content()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("nik", "1305 1041 0290 00", "Baru 14 angka. Tambah 2 angka lagi."),
        ("birth_date", "31/02/1990", "Februari 1990 hanya sampai tanggal 28. Periksa lagi tanggalnya."),
        ("contact_phone", "0751 91234", "Ini bukan nomor HP."),
    ],
)
def test_mistake_is_told_beside_its_field_and_the_rest_is_kept(open_page, field, typed, sentence):
    page = sign_up(open_page, javascript=False)
    open_page(FORM, page=page)
    fill(page, **KEPT | {field: typed})

    send(page)

    kept = {name: page.locator(f"[name={name}]").input_value() for name in [*KEPT, field]}
    assert sentence in page.locator(f".field:has([name={field}])").inner_text()
    assert kept == KEPT | {field: typed}
    assert page.locator(f"[name={field}]").get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("typed", ["0812 7000 5555", "+62 812-7000-5555", "62812 7000 5555"])
def test_phone_is_taken_as_08_and_as_62(open_page, typed):
    page = sign_up(open_page)
    open_page(FORM, page=page)
    fill(page, contact_phone=typed)

    send(page)

    assert page.locator("[name=contact_phone]").input_value() == "+6281270005555"


def test_profile_is_saved_by_keyboard_alone(open_page):
    page = sign_up(open_page)
    open_page(FORM, page=page)
    page.locator("[name=name]").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Zainab")
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('main .form button')"):
            break
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")

    assert "Tersimpan." in words(page)
    assert page.locator("[name=name]").input_value() == "Zainab"


def test_session_over_in_mid_form_keeps_what_was_typed(open_page):
    address = new_email()
    page = open_page(FORM, page=sign_up(open_page, contact=address))
    fill(page, address="Jalan yang panjang 7", nik="1305 1041 02")
    page.context.clear_cookies(name="sessionid")
    send(page)
    assert path(page) == "/masuk/"

    fill(page, login=address, password=PASSWORD)
    send(page)

    assert path(page) == FORM
    assert page.locator("[name=address]").input_value() == "Jalan yang panjang 7"
    assert page.locator("[name=nik]").input_value() == ""  # nobody knows whose session it was
