"""The communications office writes in ``/kelola/``; readers see it with the next request, marks as text."""

import re
import secrets
from urllib.parse import urlsplit

import pytest

from browser.conftest import WIDE
from browser.persons import origin
from browser.writing import begin, publish, write

MARKS = '<script>alert(7)</script> "><img src=x onerror=alert(7)> {{ 7*7 }}'
HARM = re.compile(r"<script>\s*alert|<img src=x", re.IGNORECASE)
SHOP = {"kind": "bumnag", "sector": "plantation", "owner_consent": "letter", "owner_consent_on": "2026-01-05"}
CONTACT = {"contact_kind": "office", "contact_phone": "0812 0000 0000", "contact_name": MARKS[:80]}
LISTS = [
    "/", "/cari/?q={}", "/cari/saran/?q={}", "/kabar/", "/kabar/umpan/", "/kabar/umpan/atom/",
    "/nagari/ulakan/", "/nagari/ulakan/kabar/", "/nagari/ulakan/kabar/rss.xml", "/potensi/?q={}",
    "/potensi/usaha/?q={}", "/potensi/bandingkan/",
]  # fmt: skip
MACHINES = [
    "/potensi/data.csv",
    "/api/v1/potential",
    "/api/v1/news",
    "/api/v1/nagari-news",
    "/api/v1/search?q={}",
]


def announce(desk, title, text):
    """Write news as an editor does, and publish them."""
    desk.goto(f"{origin(desk)}/kelola/")
    desk.locator("a[href*='/add/newsroom/newspage/']").click()
    desk.locator("[name=title]").fill(title)
    desk.locator("[name=lead]").fill(text)
    desk.locator(".c-sf-add-button").first.click()
    desk.get_by_role("option", name="Isi", exact=True).first.click()
    desk.locator(".public-DraftEditor-content").first.fill(text)
    desk.locator("footer .w-dropdown__toggle").first.click()
    with desk.expect_navigation(wait_until="load"):
        desk.locator("button[name=action-publish]").click()


def test_editor_publishes_news_and_readers_see_them_at_once(open_page):
    title = f"Pasar dibuka {secrets.token_hex(3)}"
    reader = open_page("/kabar/", javascript=False)
    assert title not in reader.locator("main").inner_text()

    desk = open_page("/meja/", login="editor", size=WIDE)
    announce(desk, title, "Mulai Senin.")
    reader.reload()
    reader.get_by_role("link", name=title).first.click()

    assert reader.get_by_role("heading", level=1).inner_text() == title
    assert "Mulai Senin." in reader.locator("main").inner_text()


@pytest.fixture
def hostile(open_page):
    """Contents of four kinds with marks in every line; gives the word to find them by."""
    word = f"jahat{secrets.token_hex(3)}"
    title = f"{word} {MARKS}"
    texts = dict.fromkeys(("lead", "body", "summary", "about", "market", "opportunities", "source"), MARKS)
    desk = open_page("/meja/", login="operator", javascript=False)
    begin(desk, "nagari.news")
    write(desk, {**texts, "title": title})
    publish(desk)
    begin(desk, "potential.item")
    write(desk, {**texts, **CONTACT, "title": title, "sector": "plantation", "commodity": "kelapa"})
    publish(desk)
    begin(desk, "potential.enterprise")
    shop = write(desk, {**texts, **SHOP, **CONTACT, "name": title})
    publish(desk)
    second = open_page(f"{urlsplit(shop).path}tinjau/", login="wali")
    second.locator("button[value=setuju]").click()
    second.wait_for_url("**/meja/tugas/")
    announce(open_page("/meja/", login="editor", size=WIDE), title, MARKS)
    return word


def test_hostile_marks_come_out_as_text_for_people_and_as_data_for_machines(open_page, hostile, site):
    page, alarms = open_page("/"), []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    lists, machines = ([path.format(hostile) for path in paths] for paths in (LISTS, MACHINES))
    own = {href for path in lists for href in links_to(page, site + path, hostile)}

    answers = {path: page.request.get(site + path) for path in [*lists, *own, *machines]}
    read = {path: shown(page, site + path) for path in [*lists, *own] if "html" in kind(answers[path])}

    assert len(own) >= 4
    assert [path for path in [*lists, *own] if HARM.search(answers[path].text())] == []
    assert [path for path in own if "<script>alert(7)</script>" not in read[path]] == []
    assert [path for path in own if "{{ 7*7 }}" not in read[path]] == []
    assert {kind(answers[path]) for path in machines} == {"application/json", "text/csv"}
    assert {answers[path].headers["x-content-type-options"] for path in machines} == {"nosniff"}
    assert alarms == []


def kind(answer):
    return answer.headers["content-type"].partition(";")[0]


def shown(page, address):
    page.goto(address)
    return page.locator("main").inner_text()


def links_to(page, address, word):
    """The pages about what bears this word that a list leads to."""
    return re.findall(rf'href="(/[^"]*{word}[^"?]*/)"', page.request.get(address).text())
