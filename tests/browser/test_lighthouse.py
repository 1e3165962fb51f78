"""The gate on what a page costs and how well it is made: Lighthouse, bytes, requests, scripts, origins."""

import json
import os
import subprocess
import time
from urllib.parse import urlsplit

import pytest

from browser.conftest import FLAGS
from browser.platform import answers, free_port
from tools import frontend

GATED = {"accessibility": 95, "best-practices": 95, "seo": 95}
PAGES = [
    "/",
    "/nagari/ulakan/",
    "/layanan/surat-keterangan-usaha/",
    "/potensi/kelapa-pantai-ulakan/",
    "/kabar/kampung-kelapa/",
]
ANSWERS = "/cari/?q=sarik"
FIRST_VIEW, OTHER_VIEW, MOST_REQUESTS = 100_000, 150_000, 10


@pytest.fixture(scope="module")
def listening(tmp_path_factory):
    """A Chromium of its own that Lighthouse may steer; yields its port."""
    port, home = free_port(), tmp_path_factory.mktemp("chromium")
    flags = [*FLAGS, "--headless=new", f"--remote-debugging-port={port}", f"--user-data-dir={home}"]
    words = [os.environ.get("CHROMIUM", "/usr/bin/chromium"), *flags, "about:blank"]
    chromium = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _try in range(100):
        if answers(f"http://127.0.0.1:{port}/json/version"):
            break
        time.sleep(0.1)
    yield port
    chromium.terminate()
    chromium.wait(timeout=20)


@pytest.fixture
def lighthouse(listening, site):
    """What Lighthouse finds: ``lighthouse("/", "/nagari/")``, by path."""
    env = frontend.lighthouse()

    def look(*paths, **more):
        words = ["node", "gate.mjs", str(listening), *(site + path for path in paths)]
        done = subprocess.run(
            words,
            cwd=frontend.LIGHTHOUSE,
            env={**env, **more},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return {address.removeprefix(site): found for address, found in json.loads(done.stdout).items()}

    return look


def below(found):
    """The pages and marks that stay below the gate, with the audits that they miss."""
    return {
        (path, name): marks[name]
        for path, marks in found.items()
        for name, least in GATED.items()
        if marks[name]["score"] < least
    }


@pytest.fixture
def traffic(chromium, site):
    """Everything that the first view of a page loads, with its bytes as they travelled: ``traffic("/")``."""
    contexts = []

    def load(path):
        contexts.append(chromium.new_context(viewport={"width": 360, "height": 800}, locale="id-ID"))
        page = contexts[-1].new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        addresses, weights = {}, {}
        session.on(
            "Network.requestWillBeSent", lambda e: addresses.update({e["requestId"]: e["request"]["url"]})
        )
        session.on(
            "Network.loadingFinished", lambda e: weights.update({e["requestId"]: e["encodedDataLength"]})
        )
        page.goto(site + path, wait_until="networkidle")
        return page, {url: weights.get(key, 0) for key, url in addresses.items() if url.startswith("http")}

    yield load
    for context in contexts:
        context.close()


def test_lighthouse_gives_every_kind_of_page_at_least_95(lighthouse, record_property):
    found = lighthouse(*PAGES)

    speed = {path: marks["performance"]["score"] for path, marks in found.items()}
    record_property("lighthouse performance, reported only", json.dumps(speed))
    assert list(found) == PAGES
    assert below(found) == {}


def test_lighthouse_gives_the_answers_of_a_search_at_least_95(lighthouse):
    found = lighthouse(ANSWERS, NOT_INDEXED="1")

    assert below(found) == {}


@pytest.mark.parametrize("path", [*PAGES, ANSWERS])
def test_first_view_is_light(traffic, path):
    _page, loaded = traffic(path)

    assert 0 < sum(loaded.values()) <= (FIRST_VIEW if path == "/" else OTHER_VIEW), loaded
    assert len(loaded) <= MOST_REQUESTS, loaded


@pytest.mark.parametrize("path", [*PAGES, ANSWERS])
def test_first_view_asks_only_our_host_and_waits_for_no_script(traffic, site, path):
    page, loaded = traffic(path)

    assert [url for url in loaded if urlsplit(url).netloc != urlsplit(site).netloc] == []
    assert page.locator("script[src]:not([async], [defer], [type=module])").count() == 0
    assert page.locator("script:not([src], [type='application/ld+json'])").count() == 0
