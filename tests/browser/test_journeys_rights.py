"""Rights over one's own data: a copy, a correction, a change of mind, and who has looked."""

import json
import zipfile
from io import BytesIO

from browser.persons import fill, letter, new_email, new_nik, path, send, sign_up

OWN, DESK, TRAIL = "/akun/hak-data/", "/meja/data-pribadi/", "/akun/jejak-akses/"
NEW_PLACE = "Toboh Gadang"


def words(page):
    return page.locator("main").inner_text()


def citizen(open_page, nik="", **view):
    """A new person who has filled in the profile."""
    page = sign_up(open_page, **view)
    open_page("/akun/data-saya/", page=page)
    fill(page, name="Syafni", birth_place="Ulakan", nik=nik or new_nik())
    send(page)
    assert "Tersimpan." in words(page)
    return page


def asked_for_correction(open_page, page):
    open_page(OWN + "baru/?kind=correct", page=page)
    page.locator("[name=field][value=birth_place]").check()
    fill(page, value=NEW_PLACE)
    send(page)
    return path(page).split("/")[-2]


def test_copy_of_everything_comes_as_a_zip(open_page):
    page = citizen(open_page)
    open_page(OWN, page=page)

    with page.expect_download() as coming:
        page.get_by_role("button", name="Unduh salinan").click()
    archive = zipfile.ZipFile(BytesIO(coming.value.path().read_bytes()))

    assert coming.value.suggested_filename.startswith("smart-nagari-DP-")
    assert archive.testzip() is None
    data = [name for name in archive.namelist() if name.endswith(".json")]
    assert "Ulakan" in json.dumps([json.loads(archive.read(name)) for name in data])


def test_correction_is_asked_answered_and_carried_out(open_page):
    page = citizen(open_page, javascript=False)
    number = asked_for_correction(open_page, page)
    officer = open_page(f"{DESK}{number}/", login="pdp")
    send(officer, "Ambil permintaan ini")
    fill(officer, answer="Sudah kami betulkan sesuai akta.")
    send(officer, "Kabulkan dan jawab")

    open_page(f"{OWN}{number}/", page=page)
    assert "Sudah kami betulkan sesuai akta." in words(page)
    open_page("/akun/data-saya/", page=page)
    assert page.locator("[name=birth_place]").input_value() == NEW_PLACE


def test_citizen_reads_who_saw_the_number_and_why(open_page):
    nik = new_nik()
    page = citizen(open_page, nik)
    number = asked_for_correction(open_page, page)
    officer = open_page(f"{DESK}{number}/", login="pdp")
    officer.locator("details:has([name=reason]) summary").click()
    officer.locator("[name=which][value=nik]").check()
    fill(officer, reason="Membandingkan dengan akta lahir")
    send(officer, "Tampilkan")
    assert nik in officer.locator("body").inner_text().replace(" ", "")

    open_page(TRAIL, page=page)

    assert "Membandingkan dengan akta lahir" in words(page)


def test_withdrawn_request_leaves_the_desk_and_changes_nothing(open_page):
    page = citizen(open_page)
    number = asked_for_correction(open_page, page)

    send(page, "Cabut permintaan ini")

    assert "Tidak ada yang berubah" in words(page)
    officer = open_page(DESK, login="pdp")
    assert number not in words(officer)
    open_page("/akun/data-saya/", page=page)
    assert page.locator("[name=birth_place]").input_value() == "Ulakan"


def test_consent_is_given_and_withdrawn(open_page):
    page = citizen(open_page)
    open_page(OWN, page=page)
    given = page.get_by_role("button", name="Cabut", exact=True)
    before = given.count()

    send(page, "Saya setuju")
    assert given.count() == before + 1
    send(page, "Cabut")

    assert given.count() == before


def test_nobody_reads_the_request_of_another_person(open_page):
    number = asked_for_correction(open_page, citizen(open_page))
    stranger = sign_up(open_page)

    answer = stranger.context.request.get(stranger.url.replace("/akun/", f"{OWN}{number}/"))

    assert answer.status == 404


def test_answer_is_announced_to_the_citizen(open_page):
    address = new_email()
    page = citizen(open_page, contact=address)
    number = asked_for_correction(open_page, page)
    officer = open_page(f"{DESK}{number}/", login="pdp")
    send(officer, "Ambil permintaan ini")
    fill(officer, answer="Kami perlu akta lahir Anda.")
    send(officer, "Tolak dengan alasan ini")

    assert letter(page, address, number) == number
