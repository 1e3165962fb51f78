"""Changing number, address and password; forgotten passwords; accounts without a password."""

import pytest
from django.test import Client

from accounts.signin_steps import EMAIL, PASSWORD, PHONE, citizen, letters, newest_code, sign_in, signed_in_as
from smartnagari.accounts.models import User

NEW = "empat-angsa-di-tepi-sungai"
OTHER_PHONE = "+6281311112222"


def confirm(client) -> None:
    client.post("/akun/konfirmasi/", {"password": PASSWORD})


def age_proofs(client) -> None:
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()


def test_new_number_is_proven_before_it_counts(door_client):
    user = citizen()
    sign_in(door_client)
    confirm(door_client)

    door_client.post("/akun/hp/", {"phone": "0813 1111 2222"})
    before = User.objects.get(pk=user.pk).phone
    door_client.post("/daftar/periksa-hp/", {"code": newest_code(OTHER_PHONE)})

    assert before == PHONE
    assert User.objects.get(pk=user.pk).phone == OTHER_PHONE
    assert "Nomor HP Anda diganti" in letters(EMAIL)[0].body


def test_new_address_is_proven_and_the_old_one_told(door_client):
    user = citizen()
    sign_in(door_client)
    confirm(door_client)

    door_client.post("/akun/email/", {"email": "baru@contoh.id", "action_add": "1"})
    door_client.post("/daftar/periksa-email/", {"code": newest_code("baru@contoh.id")})

    assert User.objects.get(pk=user.pk).email == "baru@contoh.id"
    assert "Alamat e-mail Anda diganti" in letters(EMAIL)[0].body


def test_changing_a_contact_asks_for_the_password_first(door_client):
    citizen()
    sign_in(door_client)

    answer = door_client.post("/akun/hp/", {"phone": "0813 1111 2222"})

    assert answer.url.startswith("/akun/konfirmasi/")


def test_number_of_somebody_else_is_not_told_to_be_taken(door_client):
    citizen()
    citizen(email="budi@contoh.id", phone=OTHER_PHONE)
    sign_in(door_client)
    confirm(door_client)

    taken = door_client.post("/akun/hp/", {"phone": OTHER_PHONE})
    free = door_client.post("/akun/hp/", {"phone": "+6281399998888"})

    assert (taken.status_code, taken.url) == (free.status_code, free.url)


@pytest.mark.parametrize("contact", [EMAIL, PHONE])
def test_forgotten_password_is_replaced_by_a_code(door_client, contact):
    citizen()
    elsewhere = Client()
    sign_in(elsewhere)

    door_client.post("/lupa-kata-sandi/", {"email": contact})
    door_client.post("/lupa-kata-sandi/periksa/", {"code": newest_code(contact)})
    done = door_client.post("/lupa-kata-sandi/baru/", {"password1": NEW})

    assert done.url == "/lupa-kata-sandi/selesai/"
    assert elsewhere.get("/catatan/").status_code == 302
    sign_in(door_client, password=NEW)
    assert signed_in_as(door_client)


@pytest.mark.parametrize("contact", [EMAIL, "nobody@contoh.id", PHONE, "081299990000"])
def test_forgotten_password_answers_alike(door_client, contact):
    citizen()

    answer = door_client.post("/lupa-kata-sandi/", {"email": contact})
    page = door_client.get("/lupa-kata-sandi/periksa/")

    assert answer.url == "/lupa-kata-sandi/periksa/"
    assert contact not in page.content.decode()


def test_weak_new_password_says_how_to_mend(door_client):
    citizen()
    sign_in(door_client)

    page = door_client.post("/akun/kata-sandi/", {"oldpassword": PASSWORD, "password1": "minangkabau12"})

    assert "mudah ditebak" in page.content.decode()


def test_account_without_password_proves_itself_by_a_code(door_client):
    citizen(password=None)
    door_client.post("/masuk/kode/", {"contact": PHONE})
    door_client.post("/masuk/kode/periksa/", {"code": newest_code(PHONE)})
    age_proofs(door_client)

    led = door_client.get("/akun/hp/")
    door_client.get(led.url)
    door_client.post(led.url, {"send": "1"})
    back = door_client.post(led.url, {"code": newest_code(PHONE)})

    assert led.url == "/akun/konfirmasi/kode/?next=%2Fakun%2Fhp%2F"
    assert back.url == "/akun/hp/"
    assert door_client.get("/akun/hp/").status_code == 200


def test_first_password_may_be_set_after_a_code(door_client):
    user = citizen(password=None)
    door_client.post("/masuk/kode/", {"contact": PHONE})
    door_client.post("/masuk/kode/periksa/", {"code": newest_code(PHONE)})

    door_client.post("/akun/kata-sandi/buat/", {"password1": NEW})

    assert User.objects.get(pk=user.pk).check_password(NEW)


@pytest.mark.parametrize(
    "page",
    [
        "/masuk/",
        "/masuk/kode/",
        "/daftar/",
        "/daftar/satu-hp/",
        "/lupa-kata-sandi/",
        "/lupa-kata-sandi/selesai/",
        "/akun/hp-hilang/",
        "/akun/nomor-bekas/",
        "/akun/tidak-aktif/",
        "/akun/tingkat/?butuh=L3&next=/catatan/",
        "/akun/tingkat/?butuh=P3",
        "/akun/demo-kotak-keluar/",
    ],
)
def test_page_for_anybody_is_drawn(door_client, page):
    assert door_client.get(page).status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        "/akun/",
        "/akun/sesi/",
        "/akun/kata-sandi/",
        "/akun/email/",
        "/akun/hp/",
        "/akun/keamanan/",
        "/keluar/",
    ],
)
def test_page_of_the_account_is_drawn(door_client, page):
    citizen()
    sign_in(door_client)
    confirm(door_client)

    assert door_client.get(page).status_code == 200


def test_pages_of_signing_in_are_kept_by_nobody(door_client):
    assert "no-store" in door_client.get("/masuk/")["Cache-Control"]
