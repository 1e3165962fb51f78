"""People who sign up over HTTP with a code by e-mail, as a browser without JavaScript does it."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from threading import Event
from urllib.parse import urlencode

from drills.clients import PATIENCE, Address
from drills.history import Operation, Told
from drills.mail import Box

CODE = re.compile(r"\b(\d{6})\b")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
MAIL_PATIENCE = 60.0
"""Seconds that a person waits for the letter: a worker that was killed is back long before."""
PATIENCE_OF_PEOPLE = 45.0
"""Seconds that a person tries a page again that does not come."""
THERE = "there"
ASKED_AT_MOST = 3
"""So many codes one address may ask for in a quarter of an hour."""


class NoAnswer(Exception):
    """The server did not answer, or answered that it cannot."""


@dataclass
class Browser:
    """Cookies, forms and an address of its own in the network."""

    address: Address
    ip: str
    cookies: dict[str, str] = field(default_factory=dict)

    def open(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, place to go on to, and page."""
        headers = {
            "X-Forwarded-For": self.ip,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.address.host, self.address.port, timeout=PATIENCE)
        try:
            connection.request("POST" if body is not None else "GET", path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer(str(error)) from error
        finally:
            connection.close()
        self._keep(answer)
        if answer.status >= 500:
            raise NoAnswer(str(answer.status))
        return answer.status, answer.getheader("Location", ""), page

    def _keep(self, answer: http.client.HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value

    def submit(self, path: str, **fields: str) -> tuple[int, str, str]:
        """Open the page, then send its form with its token."""
        _status, _place, page = self.open(path)
        token = TOKEN.search(page)
        return self.open(path, {"csrfmiddlewaretoken": token[1] if token else "", **fields})


def address_of(number: int) -> str:
    """An address in a network of its own, so that no limit for one network stands in the way."""
    return f"10.{number // 250 % 250}.{number % 250}.{number // 62_500 + 1}"


def newest_code(box: Box, contact: str, *, after: int, stop: Event) -> str:
    """The code of a letter that came after so many others; empty when none came in time.

    ``THERE`` when the letter has none: it says that the account is there already.
    """
    end = time.monotonic() + MAIL_PATIENCE
    while time.monotonic() < end and not stop.is_set():
        letters = box.letters.get(contact, [])[after:]
        for letter in reversed(letters):
            if found := CODE.search(letter):
                return found[1]
        if letters:
            return THERE
        time.sleep(0.05)
    return ""


def sign_up(address: Address, box: Box, number: int, stop: Event) -> Operation:
    """One person's way from the form to the account; *ok* when the code was taken.

    As people do, they load a page again that does not come and wait for a letter that is late; a new code is
    asked for only when the page for it is gone. ``value`` 1 says that the account is there already: its
    answer was lost on the way. Nobody waits any longer once ``stop`` is set.
    """
    contact = f"orang{number:05}@contoh.test"
    browser, status = Browser(address, address_of(number)), 0
    try:
        for _asked in range(ASKED_AT_MOST):
            before = len(box.letters.get(contact, []))
            status, place, _page = patiently(
                browser, stop, "/daftar/", name=f"Orang {number}", contact=contact, password1=""
            )
            if status == 429:
                break
            code = newest_code(box, contact, after=before, stop=stop)
            if code == THERE:
                return Operation(contact, Told.UNKNOWN, value=1, status=status)
            status, place, _page = patiently(browser, stop, "/daftar/periksa-email/", code=code)
            taken = status == 302 and "periksa" not in place and "daftar" not in place
            if taken or _let_in(browser):
                return Operation(contact, Told.OK, status=status)
    except NoAnswer:
        pass
    return Operation(contact, Told.UNKNOWN, status=status)


def _let_in(browser: Browser) -> bool:
    """Whether the account is there although the answer to the code was lost: its own page opens."""
    status, _place, _page = browser.open("/akun/")
    return status == 200


def patiently(browser: Browser, stop: Event, path: str, **fields: str) -> tuple[int, str, str]:
    """Send the form of this page, again while no answer comes."""
    end = time.monotonic() + PATIENCE_OF_PEOPLE
    while True:
        try:
            return browser.submit(path, **fields)
        except NoAnswer:
            if time.monotonic() > end or stop.wait(0.5):
                raise
