"""The manual of the nagari operator, step by step in a real browser.

``UPDATE_IMAGES=1`` takes its pictures anew; without it the steps must work and the pictures must be there.
"""

from __future__ import annotations

import io
import os
import re

import pytest
from PIL import Image

from browser.platform import ROOT
from smartnagari.nagari.demo.covers import cover
from smartnagari.nagari.demo.papers import paper

MANUAL = ROOT / "docs/panduan/operator-nagari.md"
MOST_BYTES = 120 * 1024
SIZE = (900, 760)
TITLE = "Pasar pagi pindah ke lapangan baru (contoh)"


def named_pictures() -> list[str]:
    return re.findall(r"\(images/(operator-[\w-]+\.png)\)", MANUAL.read_text(encoding="utf-8"))


def take(page, name: str) -> None:
    """Keep what is on the screen as a picture of the manual, in few colours; only when asked to."""
    assert name in named_pictures()
    if not os.environ.get("UPDATE_IMAGES"):
        return
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    file = MANUAL.parent / "images" / name
    taken.quantize(96, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)


def press(page, words: str) -> None:
    """Press the button or link with these words in the page."""
    main = page.locator("main")
    found = main.get_by_role("button", name=words, exact=True).or_(
        main.get_by_role("link", name=words, exact=True)
    )
    with page.expect_navigation(wait_until="load"):
        found.first.click()


def begin(page, kind: str, words: str) -> None:
    """On the page of the site, press a button or link in the row of this kind."""
    with page.expect_navigation(wait_until="load"):
        page.locator("nav").get_by_role("link", name="Situs nagari").first.click()
    row = page.locator("ul.contents > li").filter(has=page.get_by_text(kind, exact=True))
    with page.expect_navigation(wait_until="load"):
        row.get_by_role("button", name=words).or_(row.get_by_role("link", name=words)).first.click()


def publish(page) -> None:
    press(page, "Terbitkan")
    assert "Terbit" in page.locator("ul.standing").inner_text()


def fill_profile(page) -> None:
    begin(page, "Profil", "Isi")
    page.locator("[name=lead]").fill("Ibu kota kabupaten, di antara sawah dan jalan raya (contoh).")
    take(page, "operator-2-profil.png")
    press(page, "Lanjut")
    page.locator("[name=area_ha]").fill("1.234,5")
    press(page, "Simpan dan periksa")
    assert "bagian=" not in page.url
    page.get_by_role("heading", level=2).last.scroll_into_view_if_needed()
    take(page, "operator-3-periksa.png")
    press(page, "Pratinjau")
    page.get_by_role("link", name="Kembali ke meja").click()
    publish(page)


def write_news(page) -> None:
    begin(page, "Kabar", "Tulis baru")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=lead]").fill("Mulai pekan depan, pukul 05.00 sampai 10.00.")
    page.locator("[name=body]").fill("Tempatnya lebih luas.\n\n- Parkir di utara\n- Los ikan di timur")
    press(page, "Lanjut")
    drawn = cover("13.05.17.2004", 0, "town")
    picture = {"name": "pasar.png", "mimeType": "image/png", "buffer": drawn}
    page.locator("[name=picture-upload]").set_input_files(picture)
    page.locator("[name=picture_alt]").fill("Gambar deretan rumah di tepi lapangan")
    press(page, "Simpan dan periksa")
    press(page, "Pratinjau")
    assert TITLE in page.locator("h1").inner_text()
    take(page, "operator-4-kabar.png")
    page.get_by_role("link", name="Kembali ke meja").click()
    publish(page)


def add_document(page) -> None:
    begin(page, "Dokumen", "Tulis baru")
    page.locator("[name=title]").fill("Formulir surat domisili (contoh)")
    page.locator("[name=subject][value=form]").check()
    file = {"name": "formulir.pdf", "mimeType": "application/pdf", "buffer": paper("Formulir", 1)}
    page.locator("[name=file-upload]").set_input_files(file)
    press(page, "Lanjut")
    page.locator("[name=info_class][value=any_time]").check()
    press(page, "Simpan dan periksa")
    publish(page)
    take(page, "operator-5-dokumen.png")


def withdraw_news(page) -> str:
    """Take the news down; gives the address at which the public read it."""
    begin(page, "Kabar", "Semua")
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name=TITLE).click()
    public = page.get_by_role("link", name="Lihat halamannya").get_attribute("href")
    press(page, "Cabut")
    page.locator("[name=note]").fill("Pasar batal pindah.")
    take(page, "operator-6-cabut.png")
    press(page, "Ya, cabut")
    return public


def test_every_step_of_the_manual_works(open_page):
    page = open_page("/meja/", size=SIZE, login="operator2")
    with page.expect_navigation(wait_until="load"):
        page.locator("nav").get_by_role("link", name="Situs nagari").first.click()
    take(page, "operator-1-situs.png")

    fill_profile(page)
    write_news(page)
    add_document(page)
    public = withdraw_news(page)

    answer = page.request.get(page.url.split("/meja/")[0] + public)
    assert answer.status in {404, 410}


@pytest.mark.parametrize("name", named_pictures())
def test_pictures_of_the_manual_are_there_and_light(name):
    file = MANUAL.parent / "images" / name

    assert 0 < file.stat().st_size < MOST_BYTES


def test_the_manual_fits_two_pages():
    text = MANUAL.read_text(encoding="utf-8")

    assert len(text.split()) < 800
