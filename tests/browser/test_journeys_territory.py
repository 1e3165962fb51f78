"""A change of territory: one officer proposes, a second decides, with JavaScript and without."""

from __future__ import annotations

import secrets
from datetime import date
from urllib.parse import urlsplit

import pytest

from browser.persons import fill, letter, origin, path, send

PROPOSALS = "/meja/wilayah/usulan/"
NEW_HAMLET = f"{PROPOSALS}baru/korong-baru/"
HOME, ELSEWHERE = "13.05.10.2002", "13.05.08.2001"  # in the camat's district, and outside it
WAYS = pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])


def words(page):
    return page.locator("main").inner_text()


def new_name():
    """A korong that nobody has proposed yet; letters only, as names have."""
    return "Pasa " + "".join(chr(97 + secrets.randbelow(26)) for _letter in range(8)).title()


def proposed(open_page, login, *, village=HOME, name="", javascript=True):
    """The page of a new proposal, put before a second person after a look at its effect."""
    page = open_page(NEW_HAMLET, login=login, javascript=javascript)
    day = date.today().strftime("%d/%m/%Y")
    fill(page, area=village, name=name or new_name(), legal_basis="SK Bupati 12/2026", effective_on=day)
    send(page, "Lihat apa yang akan berubah")
    assert "Belum ada yang berubah" in words(page)
    send(page, "Usulkan")
    assert path(page).startswith(PROPOSALS), words(page)
    return page


def deciding(open_page, address, login, **view):
    return open_page(urlsplit(address).path, login=login, **view)


@WAYS
def test_change_of_territory_is_proposed_by_one_and_decided_by_another(open_page, javascript):
    name = new_name()
    page = proposed(open_page, "camat", name=name, javascript=javascript)
    assert page.get_by_role("button", name="Setujui dan laksanakan").count() == 0

    second = deciding(open_page, page.url, "sekda", javascript=javascript)
    assert name in words(second)
    send(second, "Setujui dan laksanakan")

    assert "Disetujui dan dilaksanakan." in second.locator("body").inner_text()
    open_page(f"/meja/wilayah/kode/{HOME}/", page=page)
    assert name in words(page)


def test_both_people_are_told_by_letter(open_page):
    name = new_name()
    page = proposed(open_page, "camat", name=name)
    letter(page, "sekda@demo.test", name)
    second = deciding(open_page, page.url, "sekda")

    send(second, "Setujui dan laksanakan")

    letter(page, "camat@demo.test", f"Disetujui: .*{name}")


@WAYS
def test_refusal_needs_a_reason_and_the_proposer_reads_it(open_page, javascript):
    page = proposed(open_page, "camat", javascript=javascript)
    second = deciding(open_page, page.url, "sekda", javascript=javascript)
    second.locator("summary", has_text="Tolak").click()
    send(second, "Tolak")
    assert second.locator(".field:has([name=note]) .field-error, .field:has([name=note]) [id$=error]").count()
    fill(second, note="Batasnya belum disepakati.")

    send(second, "Tolak")

    page.reload()
    assert "Batasnya belum disepakati." in words(page)


def test_same_person_may_not_decide_even_by_hand(open_page):
    page = proposed(open_page, "admin")
    token = page.locator("main [name=csrfmiddlewaretoken]").first.input_value()
    assert page.get_by_role("button", name="Setujui dan laksanakan").count() == 0

    answer = page.context.request.post(
        f"{page.url}setujui/", form={"csrfmiddlewaretoken": token}, headers={"Referer": page.url}
    )

    assert answer.status == 403
    page.reload()
    assert "Menunggu orang kedua" in words(page)


def test_officer_of_another_district_finds_nothing(open_page):
    page = proposed(open_page, "admin", village=ELSEWHERE)
    stranger = open_page("/meja/", login="camat")

    answer = stranger.context.request.get(origin(stranger) + path(page))

    assert answer.status == 404


def test_page_of_the_decision_is_accessible(open_page, axe):
    page = proposed(open_page, "camat")

    second = deciding(open_page, page.url, "sekda", size=(360, 800), dark=True)

    assert axe(second) == []
