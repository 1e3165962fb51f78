"""From the desk to the citizens: news and enterprises written, looked at, published, taken down."""

import re
import secrets

import pytest

from browser.conftest import PHONE, WIDE
from browser.persons import by_enter, origin, path, reach
from browser.writing import begin, press, publish, withdraw, write

SHOP = {
    "kind": "bumnag",
    "sector": "plantation",
    "summary": "Menjual minyak kelapa perasan pertama.",
    "owner_consent": "letter",
    "owner_consent_on": "2026-01-05",
}


@pytest.fixture
def citizen(open_page):
    """Somebody who reads without scripts and without signing in."""
    return open_page("/", size=PHONE, javascript=False)


def reads(citizen, address):
    """What stands on this page at this moment; empty when there is none."""
    answer = citizen.goto(origin(citizen) + address)
    return citizen.locator("main").inner_text() if answer.status == 200 else ""


@pytest.mark.parametrize(
    ("language", "javascript"), [("", False), ("/en", True)], ids=["id-plain", "en-scripts"]
)
def test_news_are_read_at_once_and_gone_after_withdrawal(open_page, citizen, language, javascript):
    headline = f"Gotong royong {secrets.token_hex(3)}"
    desk = open_page(f"{language}/meja/", login="operator", size=PHONE, javascript=javascript)
    assert headline not in reads(citizen, "/nagari/ulakan/kabar/")

    begin(desk, "nagari.news", language=language)
    write(desk, {"title": headline, "body": "Mari bersihkan muara bersama."})
    publish(desk)
    news = f"/nagari/ulakan/kabar/{headline.lower().replace(' ', '-')}/"

    assert headline in reads(citizen, "/nagari/ulakan/")
    assert headline in reads(citizen, "/nagari/ulakan/kabar/")
    assert "Mari bersihkan muara bersama." in reads(citizen, news)
    assert headline in reads(citizen, f"/cari/?q={headline}")

    withdraw(desk, "Acara batal.")

    assert headline not in reads(citizen, "/nagari/ulakan/")
    assert headline not in reads(citizen, "/nagari/ulakan/kabar/")
    assert "Mari bersihkan" not in reads(citizen, news)
    assert citizen.locator("main li", has_text=headline).count() == 0


def test_what_is_written_is_clean_on_every_page_of_the_desk(open_page, axe):
    small = open_page("/en/meja/", login="operator", size=PHONE, dark=True)
    wrong = {}

    def look():
        wrong[re.sub("[0-9a-f-]{36}", "<>", small.url)] = axe(small) + wide_of(small)

    begin(small, "potential.item", language="/en")
    look()
    content = write(small, {"title": "Kelapa muara", "sector": "plantation", "summary": "Kelapa di muara."})
    look()
    for page in ("pratinjau/", "riwayat/", "isian/?bagian=numbers", "isian/?bagian=contact"):
        small.goto(content + page)
        look()

    assert {address: found for address, found in wrong.items() if found} == {}
    assert len(wrong) == 6


def wide_of(page):
    page.set_viewport_size({"width": 320, "height": 700})
    found = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    return [f"{found} px wide"] if found > 320 else []


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "plain"])
def test_enterprise_waits_for_a_second_person(open_page, citizen, axe, javascript):
    name = f"Minyak Muaro {secrets.token_hex(3)}"
    author = open_page("/meja/", login="operator", javascript=javascript)
    begin(author, "potential.enterprise")
    content = write(author, {**SHOP, "name": name})
    publish(author)
    assert name not in reads(citizen, "/potensi/usaha/")

    author.goto(content + "tinjau/")
    assert author.locator("button[value=setuju]").count() == 0

    second = open_page("/meja/tugas/", login="wali", size=WIDE, javascript=javascript)
    press(second, f"main a:has-text('{name}')")
    assert not javascript or axe(second) == []
    press(second, "button[value=setuju]")

    assert path(second) == "/meja/tugas/"
    assert name in reads(citizen, f"/potensi/usaha/?q={name}")


def test_what_the_second_person_sends_back_is_mended_and_sent_again(open_page, citizen):
    name = f"Minyak Muaro {secrets.token_hex(3)}"
    author = open_page("/meja/", login="operator")
    begin(author, "potential.enterprise")
    content = write(author, {**SHOP, "name": name})
    publish(author)

    second = open_page(content.removeprefix(origin(author)) + "tinjau/", login="wali")
    second.locator("main [name=note]").fill("Sebutkan alamatnya.")
    press(second, "button[value=tolak]")
    author.goto(content)

    assert "Sebutkan alamatnya." in author.locator("main").inner_text()
    assert name not in reads(citizen, f"/potensi/usaha/?q={name}")

    publish(author)
    second.goto(content + "tinjau/")
    press(second, "button[value=setuju]")

    assert name in reads(citizen, f"/potensi/usaha/?q={name}")


def test_news_are_written_by_keyboard_alone(open_page, citizen):
    headline = f"Surau dicat {secrets.token_hex(3)}"
    desk = open_page("/meja/", login="operator", size=WIDE)
    begin(desk, "nagari.news")

    reach(desk, "[name=title]")
    desk.keyboard.type(headline)
    reach(desk, "textarea[name=lead]")
    reach(desk, "[contenteditable=true], textarea[name=body]")
    desk.keyboard.type("Warga mengecat surau.")
    by_enter(desk, "button[value=lanjut]")
    by_enter(desk, "button[value=lanjut]")
    by_enter(desk, "form[action$='/terbitkan/'] button")

    assert headline in reads(citizen, "/nagari/ulakan/kabar/")
