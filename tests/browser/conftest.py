"""A real Chromium and a real platform; each test gets fresh pages of the size and kind it asks for."""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import count
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from browser.platform import ROOT, running

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
PHONE, WIDE = (360, 800), (1280, 900)


LONGEST = ["test_public_pages.py", "test_journeys_pages.py", "test_lighthouse.py"]
"""Begun first, so that no worker is left with one of them at the end: a file goes to one worker whole."""


def pytest_collection_modifyitems(items):
    mine = [item for item in items if "tests/browser/" in str(item.path)]
    for item in mine:
        item.add_marker(pytest.mark.browser)
    if len(mine) == len(items):
        items.sort(key=lambda item: [*LONGEST, item.path.name].index(item.path.name))


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with running(tmp_path_factory.mktemp("platform")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in(chromium, site):
    """The stored sign-in of a demo account, made once: ``signed_in("admin")``."""
    networks = _networks()

    @cache
    def state_of(login):
        context = chromium.new_context(locale="id-ID", extra_http_headers=next(networks))
        page = context.new_page()
        page.goto(f"{site}/masuk/")
        page.locator("[name=login]").fill(f"{login}@demo.test")
        page.locator("[name=password]").fill("nagari-demo")
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(re.compile("/(akun|meja)/$"))
        state = context.storage_state()
        context.close()
        return state

    return state_of


def _networks():
    """A network of one's own for each visitor, for codes are counted by network."""
    numbers = count()
    return ({"X-Forwarded-For": f"10.{n // 250}.{n % 250}.1"} for n in numbers)


NETWORKS = _networks()


class Watch:
    """What no page may do: ask a foreign host, let a script fail."""

    def __init__(self, site):
        self.hosts = (site, site.replace("127.0.0.1", "localhost"))
        self.strangers, self.faults = [], []

    def on(self, page):
        page.on("request", self._request)
        page.on("console", self._message)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _request(self, request):
        if urlsplit(request.url).scheme in {"http", "https"} and not request.url.startswith(self.hosts):
            self.strangers.append(request.url)

    def _message(self, message):
        refused = message.text.startswith("Failed to load resource") and " of 4" in message.text
        if message.type == "error" and not refused:
            self.faults.append(message.text)

    def close(self):
        """Fail for what was seen since the last time."""
        seen = (self.strangers[:], self.faults[:])
        self.strangers.clear()
        self.faults.clear()
        assert seen == ([], [])


@pytest.fixture(scope="session")
def walkers(chromium, site, signed_in):
    """A page for each visitor that goes from address to address, with all that its browser keeps."""
    watch = Watch(site)
    watch.page_of = cache(lambda login, javascript: _walker(chromium, signed_in, watch, login, javascript))
    return watch


def _walker(chromium, signed_in, watch, login, javascript):
    context = chromium.new_context(
        locale="id-ID",
        reduced_motion="reduce",
        java_script_enabled=javascript,
        storage_state=signed_in(login) if login else None,
        extra_http_headers=next(NETWORKS),
        service_workers="block",
    )
    page = context.new_page()
    watch.on(page)
    return page


@pytest.fixture
def walk(site, walkers):
    """Look at a path on the way through many: as ``open_page``, for tests that only look."""

    def walk_(path, *, size=WIDE, dark=False, javascript=True, login=""):
        page = walkers.page_of(login, javascript)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.goto(site + path, wait_until="load")
        return page

    yield walk_
    walkers.close()


@pytest.fixture
def open_page(chromium, site, signed_in):
    """Open a path: ``open_page("/nagari/", size=PHONE, dark=True, javascript=False, login="admin")``.

    Every request that leaves our own host and every error of a script fails the test at its end. A page of
    another context is another device; ``page=`` goes on with one that is open.
    """
    contexts, watch = [], Watch(site)

    def begin(login, settings):
        state = signed_in(login) if login else None
        context = chromium.new_context(
            **settings,
            locale="id-ID",
            reduced_motion="reduce",
            storage_state=state,
            extra_http_headers=next(NETWORKS),
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch.on(page)
        return page

    def open_(path, *, size=WIDE, dark=False, javascript=True, page=None, login="", host="127.0.0.1"):
        page = page or begin(
            login,
            {
                "viewport": {"width": size[0], "height": size[1]},
                "color_scheme": "dark" if dark else "light",
                "java_script_enabled": javascript,
            },
        )
        page.goto(site.replace("127.0.0.1", host) + path, wait_until="load")
        return page

    yield open_
    for context in contexts:
        context.close()
    watch.close()


@pytest.fixture
def axe():
    """Violations of WCAG 2.0 A to 2.2 AA on a page, as sentences; empty when there are none."""
    source = AXE.read_text(encoding="utf-8")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

    def run(page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", tags)
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return run
