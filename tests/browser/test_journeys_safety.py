"""A citizen changes how they are reached, ends a stranger's session, and adds a passkey and an app."""

import pytest

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
    totp,
)

TOTP, KEYS = "/akun/keamanan/aplikasi/", "/akun/keamanan/passkey/tambah/"


def words(page):
    return page.locator("main").inner_text()


def confirm(page):
    """Answer "is it you?" with the password, when it is asked."""
    if path(page) == "/akun/konfirmasi/":
        fill(page, password=PASSWORD)
        send(page)


@pytest.fixture
def virtual_key():
    """Give a page's browser a passkey device that says yes by itself."""

    def give(page):
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        session.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    return give


def test_citizen_changes_the_email_address(open_page):
    old, new = new_email(), f"baru-{new_email()}"
    page = sign_up(open_page, contact=old)
    open_page("/akun/email/", page=page)
    fill(page, email=new)
    send(page)
    confirm(page)
    fill(page, code=letter(page, new))
    send(page)

    open_page("/akun/email/", page=page)
    confirm(page)
    assert f"Alamat Anda {new}" in words(page)
    assert path(sign_in(open_page, new, PASSWORD)) == "/akun/"


def test_citizen_adds_a_mobile_number_and_signs_in_with_it(open_page):
    typed, shown = new_phone()
    page = sign_up(open_page)
    open_page("/akun/hp/", page=page)
    fill(page, phone=typed)
    send(page)
    confirm(page)
    fill(page, code=letter(page, shown))
    send(page)

    open_page("/akun/hp/", page=page)
    confirm(page)
    assert shown[-4:] in words(page)
    assert path(sign_in(open_page, typed, PASSWORD)) == "/akun/"


def test_citizen_ends_the_session_of_another_device(open_page):
    address = new_email()
    mine = sign_up(open_page, contact=address)
    other = sign_in(open_page, address, PASSWORD)
    assert path(other) == "/akun/"

    open_page("/akun/sesi/", page=mine)
    assert mine.locator("[name=end]").count() == 1
    send(mine, "Akhiri semua yang lain")

    assert mine.locator("[name=end]").count() == 0
    other.reload()
    assert path(other) == "/masuk/"


def test_citizen_signs_in_with_a_passkey(open_page, virtual_key):
    page = sign_up(open_page, host="localhost")
    virtual_key(page)
    open_page(KEYS, page=page, host="localhost")
    confirm(page)
    with page.expect_navigation(wait_until="load"):
        page.locator("#mfa_webauthn_add").click()
    open_page("/keluar/", page=page, host="localhost")
    send(page)

    open_page("/masuk/", page=page, host="localhost")
    with page.expect_navigation(url="**/akun/", wait_until="load"):
        page.locator("#passkey_login").click()

    assert path(page) == "/akun/"


def test_citizen_signs_in_with_the_app_and_with_a_recovery_code(open_page):
    address = new_email()
    page = sign_up(open_page, contact=address)
    open_page(TOTP, page=page)
    confirm(page)
    secret = page.locator("main code").inner_text()
    fill(page, code=totp(secret))
    send(page)
    spare = page.locator("main li code").first.inner_text()

    by_app = sign_in(open_page, address, PASSWORD)
    assert path(by_app) == "/masuk/langkah-kedua/"
    fill(by_app, code=totp(secret, ahead=1))
    send(by_app)
    on_paper = sign_in(open_page, address, PASSWORD, javascript=False)
    fill(on_paper, code=spare)
    send(on_paper)

    assert (path(by_app), path(on_paper)) == ("/akun/", "/akun/")


def test_a_recovery_code_works_once(open_page):
    address = new_email()
    page = sign_up(open_page, contact=address)
    open_page(TOTP, page=page)
    confirm(page)
    fill(page, code=totp(page.locator("main code").inner_text()))
    send(page)
    spare = page.locator("main li code").first.inner_text()
    again = []
    for _time in range(2):
        device = sign_in(open_page, address, PASSWORD)
        fill(device, code=spare)
        send(device)
        again.append(path(device))

    assert again == ["/akun/", "/masuk/langkah-kedua/"]
