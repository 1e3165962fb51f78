"""What people do again and again in a journey: fill in, send, read a code, open an account."""

from __future__ import annotations

import base64
import hmac
import re
import secrets
import struct
import time
from hashlib import sha1
from urllib.parse import urlsplit

from playwright.sync_api import Page

PASSWORD = "hujan turun di ulakan"
LETTERS = "/akun/demo-kotak-keluar/"


def origin(page: Page) -> str:
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}"


def path(page: Page) -> str:
    return urlsplit(page.url).path


def fill(page: Page, **fields: str) -> None:
    """Type into the fields of these names."""
    for name, text in fields.items():
        page.locator(f":is(main, aside) [name={name}]:not([type=hidden])").fill(text)


def send(page: Page, button: str | None = None) -> None:
    """Press the first button of the form in the page, or the one with these words."""
    main = page.locator("main, aside")
    found = main.get_by_role("button", name=button, exact=True) if button else main.locator(".form button")
    with page.expect_navigation(wait_until="load"):
        found.first.click()


def letter(page: Page, address: str, words: str = r"\b\d{6}\b", *, beside: str = "") -> str:
    """The newest message to this address that has these words, as the demonstration shows it.

    ``beside`` is a code that has been read already: the message has to be a newer one.
    """
    reader = page.context.new_page()
    for _look in range(100):
        reader.goto(origin(page) + LETTERS)
        texts = [text for text in reader.locator("main li").all_inner_texts() if address in text]
        found = re.search(words, texts[0].partition("\n")[2]) if texts else None
        if found and found.group() != beside:
            reader.close()
            return found.group()
        reader.wait_for_timeout(50)
    raise AssertionError(f"no message to {address}: {texts}")


def new_phone() -> tuple[str, str]:
    """A number that nobody has yet, as it is typed and as messages show it."""
    digits = f"{secrets.randbelow(10**7):07d}"
    return f"0812 5{digits[:3]} {digits[3:]}", f"+628125{digits}"


def new_email() -> str:
    return f"warga-{secrets.token_hex(4)}@contoh.id"


def new_nik() -> str:
    """The number of a woman born on 1 February 1990 in Ulakan Tapakih that nobody has yet."""
    return f"130510410290{1 + secrets.randbelow(9999):04d}"


def sign_up(open_page, *, contact: str = "", name: str = "Syafni", password: str = PASSWORD, **view) -> Page:
    """A new citizen, signed in on a device of their own."""
    address = contact or new_email()
    page = open_page("/daftar/", **view)
    fill(page, name=name, contact=address, password1=password)
    send(page)
    fill(page, code=letter(page, address))
    send(page)
    assert path(page) == "/akun/", page.locator("main").inner_text()
    return page


def sign_in(open_page, login: str, password: str, **view) -> Page:
    page = open_page("/masuk/", **view)
    fill(page, login=login, password=password)
    send(page)
    return page


def totp(secret: str, *, ahead: int = 0) -> str:
    """The six digits of an authenticator app (RFC 6238), now or some half minutes ahead."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + ahead), sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def reach(page: Page, selector: str) -> None:
    """Press Tab until the focus is on such an element."""
    for _key in range(80):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def by_enter(page: Page, selector: str) -> None:
    """Go to such an element by Tab and press Enter."""
    reach(page, selector)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
