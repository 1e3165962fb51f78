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


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


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


@pytest.fixture
def open_page(chromium, site, signed_in):
    """Open a path: ``open_page("/nagari/", size=PHONE, dark=True, javascript=False, login="admin")``.

    Every request that leaves our own host and every error of a script fails the test at its end. A page of
    another context is another device; ``page=`` goes on with one that is open.
    """
    contexts, strangers, faults = [], [], []
    hosts = (site, site.replace("127.0.0.1", "localhost"))

    def watch(request):
        if urlsplit(request.url).scheme in {"http", "https"} and not request.url.startswith(hosts):
            strangers.append(request.url)

    def listen(message):
        refused = message.text.startswith("Failed to load resource") and " of 4" in message.text
        if message.type == "error" and not refused:
            faults.append(message.text)

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
        page.on("request", watch)
        page.on("console", listen)
        page.on("pageerror", lambda error: faults.append(str(error)))
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
    assert (strangers, faults) == ([], [])


@pytest.fixture
def axe():
    """Violations of WCAG 2.0 A to 2.2 AA on a page, as sentences; empty when there are none."""
    source = AXE.read_text(encoding="utf-8")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

    def run(page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return run
