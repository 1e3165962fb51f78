"""A real Chromium and a real platform; each test gets fresh pages of the size and kind it asks for."""

from __future__ import annotations

import os
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


@pytest.fixture
def open_page(chromium, site):
    """Open a path: ``open_page("/nagari/", size=PHONE, dark=True, javascript=False)``.

    Every request that leaves our own host fails the test at its end.
    """
    contexts, strangers = [], []

    def watch(request):
        if urlsplit(request.url).scheme in {"http", "https"} and not request.url.startswith(site):
            strangers.append(request.url)

    def open_(path, *, size=WIDE, dark=False, javascript=True, page=None):
        if page is None:
            context = chromium.new_context(
                viewport={"width": size[0], "height": size[1]},
                color_scheme="dark" if dark else "light",
                java_script_enabled=javascript,
                locale="id-ID",
                reduced_motion="reduce",
            )
            contexts.append(context)
            page = context.new_page()
            page.on("request", watch)
        page.goto(site + path, wait_until="load")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert strangers == []


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
