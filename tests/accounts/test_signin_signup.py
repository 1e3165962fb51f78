"""Opening an account by phone or e-mail."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.signin_steps import (
    EMAIL,
    PASSWORD,
    PHONE,
    citizen,
    forget_limits,
    letters,
    newest_code,
    other_code,
    proven_addresses,
    signed_in_as,
)
from smartnagari.accounts.jobs import tidy
from smartnagari.accounts.models import User


def sign_up(client, contact, **answers):
    return client.post(
        "/daftar/", {"name": "Siti Rahma", "contact": contact, "password1": PASSWORD} | answers
    )


@pytest.mark.parametrize("contact", ["0812 3456 7890", "+62 812-3456-7890", "6281234567890"])
def test_signup_by_phone_proves_the_number(door_client, contact):
    assert sign_up(door_client, contact).url == "/daftar/periksa-hp/"
    assert signed_in_as(door_client) is None

    door_client.post("/daftar/periksa-hp/", {"code": newest_code(PHONE)})

    user = User.objects.get()
    assert (user.phone, user.phone_verified, user.email, user.name) == (PHONE, True, None, "Siti Rahma")
    assert signed_in_as(door_client) == str(user.pk)


def test_signup_by_email_proves_the_address(door_client):
    assert sign_up(door_client, "Siti@Contoh.ID").url == "/daftar/periksa-email/"

    door_client.post("/daftar/periksa-email/", {"code": newest_code(EMAIL)})

    user = User.objects.get()
    assert (user.email, proven_addresses(user)) == (EMAIL, [EMAIL])
    assert signed_in_as(door_client) == str(user.pk)


def test_signup_works_without_a_password(door_client):
    sign_up(door_client, PHONE, password1="")
    door_client.post("/daftar/periksa-hp/", {"code": newest_code(PHONE)})

    assert not User.objects.get().has_usable_password()
    assert signed_in_as(door_client)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"contact": "0812 345"}, "Nomornya kurang 3 angka"),
        ({"contact": "0751 123456"}, "bukan nomor HP"),
        ({"contact": "siti@contoh"}, "nama@contoh.id"),
        ({"contact": "siti"}, "dengan tanda @"),
        ({"contact": "+60 12 345 6789"}, "+62"),
        ({"contact": ""}, "Ketik nomor HP atau alamat e-mail"),
        ({"password1": "pendek"}, "12 karakter"),
        ({"password1": "smartnagari2026"}, "mudah ditebak"),
    ],
)
def test_signup_says_how_to_mend_what_was_typed(door_client, answers, sentence):
    page = sign_up(door_client, answers.pop("contact", PHONE), **answers)

    assert sentence in page.content.decode()
    assert not User.objects.exists()


def test_one_letter_name_is_fine(door_client):
    sign_up(door_client, PHONE, name=" A ")

    assert User.objects.get().name == "A"


@pytest.mark.parametrize("contact", [PHONE, EMAIL])
def test_signup_answers_alike_for_known_contacts(door_client, contact):
    citizen()
    stranger = Client()

    known = sign_up(door_client, contact)
    unknown = sign_up(stranger, contact.replace("7890", "7891").replace("siti@", "sita@"))

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    forms = [b.get(known.url).content.decode().count("<form") for b in (door_client, stranger)]
    assert forms[0] == forms[1]


def test_known_contact_is_told_by_message_only(door_client):
    citizen()

    sign_up(door_client, PHONE)

    assert "sudah punya akun" in letters(PHONE)[0].body
    assert User.objects.count() == 1


def test_wrong_codes_end_the_signup_after_five(door_client):
    sign_up(door_client, PHONE)
    code = newest_code(PHONE)
    for _try in range(5):
        page = door_client.post("/daftar/periksa-hp/", {"code": other_code(code)})
    late = door_client.post("/daftar/periksa-hp/", {"code": code})

    assert page.status_code == 302
    assert late.url == "/masuk/"
    assert signed_in_as(door_client) is None


def test_code_works_once_even_when_tapped_twice(door_client):
    sign_up(door_client, PHONE)
    code = newest_code(PHONE)

    first = door_client.post("/daftar/periksa-hp/", {"code": code})
    second = door_client.post("/daftar/periksa-hp/", {"code": code})

    assert (first.status_code, second.status_code) == (302, 302)
    assert User.objects.count() == 1


def test_code_in_the_session_is_a_hash(door_client):
    sign_up(door_client, PHONE)

    assert newest_code(PHONE) not in str(dict(door_client.session))


def test_code_is_sent_three_times_at_most(door_client):
    sign_up(door_client, PHONE)
    again = [door_client.post("/daftar/periksa-hp/", {"action": "resend"}).status_code for _try in range(3)]

    assert again == [302, 302, 429]


def test_back_button_after_signup_leads_on(door_client):
    sign_up(door_client, PHONE)
    door_client.post("/daftar/periksa-hp/", {"code": newest_code(PHONE)})

    page = door_client.get("/daftar/")

    assert (page.status_code, page.url) == (302, "/akun/")


def test_unfinished_signup_gives_the_number_back(door_client):
    sign_up(door_client, PHONE)
    User.objects.update(date_joined=timezone.now() - timedelta(minutes=16))
    forget_limits()
    owner = Client()
    sign_up(owner, PHONE, name="Upik Yang Punya")
    owner.post("/daftar/periksa-hp/", {"code": newest_code(PHONE)})

    assert [user.name for user in User.objects.all()] == ["Upik Yang Punya"]


def test_tidying_drops_what_nobody_proved_and_nothing_else(door_client):
    kept = citizen()
    sign_up(door_client, "081299990000")
    User.objects.update(date_joined=timezone.now() - timedelta(hours=1))

    tidy()

    assert [user.pk for user in User.objects.all()] == [kept.pk]


def test_double_tap_on_signup_opens_one_account(door_client):
    answers = [sign_up(door_client, PHONE) for _tap in range(2)]

    door_client.post("/daftar/periksa-hp/", {"code": newest_code(PHONE)})

    assert {answer.url for answer in answers} == {"/daftar/periksa-hp/"}
    assert [user.phone_verified for user in User.objects.all()] == [True]


def test_pages_speak_english_under_en(tenant, client):
    page = client.get("/en/daftar/").content.decode()

    assert "Mobile number or e-mail" in page
    assert "Open an account" in page


def test_pages_hold_no_inline_script(door_client):
    page = door_client.get("/masuk/").content.decode()

    assert 'src="/static/mfa/js/webauthn.js"' in page
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page) == []
