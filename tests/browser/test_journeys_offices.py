"""Officers: offices handed over by file, roles under four eyes, help at the counter, the log."""

import csv
from datetime import date
from io import StringIO

import pytest

from browser.persons import PASSWORD, fill, letter, new_email, path, send, sign_in

HANDOVER, ROLES, NEW_ROLE = "/meja/serah-terima/", "/meja/penugasan/", "/meja/penugasan/baru/"
TODAY = date.today()
DEMO_OFFICE = "nagari-ulakan"  # its head is somebody that other journeys sign in as
KNOWN = "nagari-sungai-sariak"


def words(page):
    return page.locator("body").inner_text()


def sheet(page):
    """The lines of the table that the page offers."""
    with page.expect_download() as coming:
        page.locator("a[href$='tabel.csv']").click()
    text = coming.value.path().read_bytes().decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


def as_excel(lines):
    """The bytes that Excel saves: a mark at the beginning, semicolons, CRLF."""
    written = StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(lines)
    return ("\ufeff" + written.getvalue()).encode()


def upload(page, content, button=None, name="serah terima.csv"):
    page.locator("[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    send(page, button)


def filled(lines):
    """The table with a new head for every nagari office but the one of the demonstration."""
    heading, *rows = lines
    day = TODAY.strftime("%d/%m/%Y")
    done = [
        [
            slug,
            office,
            f"Kepala Baru {chr(64 + n // 26 + 1)}{chr(97 + n % 26)}",
            kind,
            day,
            "",
            f"100.3/{n}/2026",
        ]
        for n, (slug, office, _name, kind, *_rest) in enumerate(rows, start=1)
        if slug != DEMO_OFFICE
    ]
    return [heading, *done]


def test_many_offices_are_handed_over_from_an_excel_file(open_page, axe):
    page = open_page(HANDOVER, login="admin")
    lines = filled(sheet(page))
    assert len(lines) > 100
    upload(page, as_excel(lines))
    assert axe(page) == []

    send(page, f"Serahterimakan {len(lines) - 1} kantor")

    assert "Serah terima kantor selesai." in words(page)
    slug, _office, head, *_rest = lines[-1]
    assert head in words(open_page(f"/direktori/{slug}/"))
    assert head in words(open_page(f"/nagari/{slug.removeprefix('nagari-')}/"))


def test_bad_lines_are_told_with_their_numbers_and_nothing_changes(open_page):
    page = open_page(HANDOVER, login="admin")
    heading, *rows = filled(sheet(page))
    bad = [
        heading,
        rows[0],
        rows[1],
        ["nagari-entah", "", "Buyung", "definitif", rows[0][4], "", "1/2026"],
        rows[0],
    ]
    bad[2] = [*rows[1][:4], "31/02/2026", "", "100.3/2/2026"]

    upload(page, as_excel(bad))

    said = words(page)
    assert "Baris 3" in said
    assert "Februari 2026 hanya sampai tanggal 28" in said
    assert "Baris 4" in said
    assert "nagari-entah" in said
    assert "Baris 5" in said
    assert "sudah ada di baris 2" in said
    assert path(page) == HANDOVER


def test_excel_workbook_is_refused_with_the_way_to_mend_it(open_page):
    page = open_page(HANDOVER, login="admin", javascript=False)

    upload(page, b"PK\x03\x04" + bytes(60), name="serah terima.xlsx")

    assert "CSV" in page.locator("main .field:has([type=file])").inner_text()


def test_officers_are_taken_up_from_a_file(open_page):
    address = new_email()
    lines = [
        ["nama", "email", "no hp", "peran", "wilayah", "mulai", "sampai", "jenis", "no sk"],
        [
            "Petugas Baru",
            address,
            "",
            "Operator Nagari",
            "Ulakan",
            TODAY.strftime("%d/%m/%Y"),
            "",
            "definitif",
            "1",
        ],
    ]
    page = open_page(f"{ROLES}berkas/", login="admin")
    upload(page, as_excel(lines), "Periksa berkas")
    upload(page, as_excel(lines), "Periksa dan jalankan")

    assert path(page) == ROLES
    open_page(f"{ROLES}?q={address}", page=page)
    assert "Petugas Baru" in page.locator("main").inner_text()


def propose(open_page, login, role, where, address):
    page = open_page(NEW_ROLE, login=login)
    fill(
        page,
        name="Petugas Baru",
        email=address,
        scope=where,
        starts=TODAY.strftime("%d/%m/%Y"),
        decree="1/2026",
    )
    page.locator("[name=role]").select_option(role)
    send(page, "Beri peran")
    assert path(page) == ROLES, words(page)
    return page


def first_password(open_page, address):
    """The new officer chooses a password by a code and signs in."""
    page = open_page("/lupa-kata-sandi/")
    fill(page, email=address)
    send(page)
    fill(page, code=letter(page, address))
    send(page)
    fill(page, password1=PASSWORD)
    send(page)
    return sign_in(open_page, address, PASSWORD)


def assignment_of(open_page, page, address):
    open_page(f"{ROLES}?q={address}", page=page)
    link = page.locator("main tbody a").first.get_attribute("href")
    return open_page(link, page=page)


def test_role_of_an_auditor_needs_a_second_person(open_page):
    address = new_email()
    page = propose(open_page, "admin", "auditor", "", address)
    assert "menunggu persetujuan orang kedua" in words(page)
    assert assignment_of(open_page, page, address).get_by_role("button", name="Setujui").count() == 0

    second = assignment_of(open_page, open_page(ROLES, login="sekda"), address)
    send(second, "Setujui")

    assert "Peran sudah berlaku." in words(second)


def test_ending_a_role_signs_the_officer_out_at_once(open_page):
    address = new_email()
    page = propose(open_page, "admin", "nagari_operator", "Ulakan", address)
    officer = first_password(open_page, address)
    assert open_page("/akun/", page=officer)
    assert path(officer) == "/akun/"
    assignment_of(open_page, page, address)
    page.locator("summary", has_text="Cabut peran").click()
    fill(page, note="Pindah tugas")

    send(page, "Cabut peran")

    officer.reload()
    assert path(officer) == "/masuk/"


def test_kecamatan_helps_an_operator_who_lost_the_phone(open_page):
    address, other = new_email(), "ombak pantai ulakan"
    propose(open_page, "admin", "nagari_operator", "Ulakan", address)
    page = open_page(f"/meja/orang/?q={address}", login="camat")
    open_page(page.locator("main tbody a").first.get_attribute("href"), page=page)
    fill(page, note="KTP dicocokkan dengan wajah")
    send(page, "Beri kode")
    code = page.locator("main strong.num").inner_text()
    officer = open_page("/masuk/bantuan/", javascript=False)
    fill(officer, login=address, code=code, password=other)
    send(officer)

    assert "Kata sandi baru Anda sudah berlaku" in words(officer)
    fill(officer, login=address, password=other)
    send(officer)
    assert path(officer) != "/masuk/"
    page.reload()
    assert code not in words(page)


def test_auditor_reads_and_takes_the_log_and_changes_nothing(open_page):
    page = open_page("/meja/jejak/", login="inspektorat")

    with page.expect_download() as coming:
        page.locator("a[href*='unduh.csv']").click()

    assert b"accounts." in coming.value.path().read_bytes()
    tries = [NEW_ROLE, HANDOVER, "/meja/data-pribadi/", f"/meja/kantor/{KNOWN}/ubah/"]
    answers = [page.context.request.get(page.url.replace("/meja/jejak/", each)).status for each in tries]
    assert set(answers) <= {403, 404}


@pytest.mark.parametrize("where", ["ubah/", "pejabat/"])
def test_operator_of_another_nagari_finds_nothing(open_page, where):
    page = open_page("/meja/", login="operator2")

    answer = page.context.request.get(page.url + f"kantor/{DEMO_OFFICE}/{where}")

    assert answer.status in {403, 404}
    assert where != "ubah/" or answer.status == 404


def test_officer_gets_a_date_of_long_ago_told(open_page):
    page = open_page(NEW_ROLE, login="admin", javascript=False)
    fill(page, name="Petugas Baru", email=new_email(), starts="31/02/2026", decree="1/2026")

    send(page, "Beri peran")

    assert "Februari 2026 hanya sampai tanggal 28" in page.locator(".field:has([name=starts])").inner_text()
    assert page.locator("[name=name]").input_value() == "Petugas Baru"
