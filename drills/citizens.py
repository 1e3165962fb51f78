"""People who sign up over HTTP with a code by e-mail, as a browser without JavaScript does it."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from drills.clients import PATIENCE, Address
from drills.history import Operation, Told
from drills.mail import Box

CODE = re.compile(r"\b(\d{6})\b")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
MAIL_PATIENCE = 30.0


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


def newest_code(box: Box, contact: str, *, after: int) -> str:
    """The code of a letter that came after so many others; empty when none came in time."""
    end = time.monotonic() + MAIL_PATIENCE
    while time.monotonic() < end:
        for letter in reversed(box.letters.get(contact, [])[after:]):
            if found := CODE.search(letter):
                return found[1]
        time.sleep(0.05)
    return ""


def sign_up(address: Address, box: Box, number: int) -> Operation:
    """One person's way from the form to the account; *ok* when the code was taken."""
    contact = f"orang{number:05}@contoh.test"
    browser = Browser(address, address_of(number))
    before = len(box.letters.get(contact, []))
    try:
        browser.submit("/daftar/", name=f"Orang {number}", contact=contact, password1="")
        code = newest_code(box, contact, after=before)
        status, place, _page = browser.submit("/daftar/periksa-email/", code=code)
    except NoAnswer:
        return Operation(contact, Told.UNKNOWN)
    taken = status == 302 and "periksa" not in place and "daftar" not in place
    return Operation(contact, Told.OK if taken else Told.UNKNOWN, status=status)
