"""Signing in by password and by code, and what slows a guesser down."""

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
    sign_in,
    signed_in_as,
)
from smartnagari.accounts.actions.codes import forget_old_counts
from smartnagari.accounts.models import CodeRequest, User
from smartnagari.notifications.models import Message


@pytest.mark.parametrize("login", [EMAIL, "SITI@contoh.id", "081234567890", "+62 812-3456-7890"])
def test_password_signs_in_by_either_contact(door_client, login):
    user = citizen()

    answer = sign_in(door_client, login)

    assert answer.url == "/akun/"
    assert signed_in_as(door_client) == str(user.pk)


def test_session_gets_a_new_name_at_signin(door_client):
    citizen()
    session = door_client.session
    session["fixed"] = "by an attacker"
    session.save()
    before = session.session_key

    sign_in(door_client)

    assert door_client.session.session_key != before


@pytest.mark.parametrize("contact", [EMAIL, PHONE])
def test_code_signs_in(door_client, contact):
    user = citizen()

    asked = door_client.post("/masuk/", {"login": contact, "password": "", "by_code": "1"})
    door_client.post(asked.url, {"code": newest_code(contact)})

    assert asked.url == "/masuk/kode/periksa/"
    assert signed_in_as(door_client) == str(user.pk)


def test_code_with_spaces_is_the_same_code(door_client):
    citizen()
    door_client.post("/masuk/kode/", {"contact": PHONE})
    code = newest_code(PHONE)

    door_client.post("/masuk/kode/periksa/", {"code": f" {code[:3]} {code[3:]}"})

    assert signed_in_as(door_client)


@pytest.mark.parametrize("contact", ["081299990000", "nobody@contoh.id"])
def test_code_for_an_unknown_contact_looks_the_same(door_client, contact):
    citizen()
    known = door_client.post("/masuk/kode/", {"contact": EMAIL if "@" in contact else PHONE})
    known_page = door_client.get(known.url).content.decode()
    stranger = Client()
    unknown = stranger.post("/masuk/kode/", {"contact": contact})
    unknown_page = stranger.get(unknown.url).content.decode()

    assert known.url == unknown.url
    assert known_page.count("<form") == unknown_page.count("<form")
    assert stranger.post(unknown.url, {"code": "000000"}).status_code == 200


def test_unknown_number_is_written_down_and_never_sent(door_client):
    door_client.post("/masuk/kode/", {"contact": "081299990000"})

    assert letters() == []
    assert [(m.state, m.address) for m in Message.objects.all()] == [("silent", "0812-••••-0000")]


@pytest.mark.parametrize("contact", [PHONE, "081299990000"])
def test_fourth_code_in_a_quarter_hour_is_refused_for_anybody(door_client, contact):
    citizen()

    answers = [Client().post("/masuk/kode/", {"contact": contact}) for _try in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert int(answers[3]["Retry-After"]) > 800


def test_expired_code_opens_nothing(door_client):
    citizen()
    door_client.post("/masuk/kode/", {"contact": PHONE})
    code = newest_code(PHONE)
    session = door_client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 301
    session.save()

    answer = door_client.post("/masuk/kode/periksa/", {"code": code})

    assert answer.url == "/masuk/kode/"
    assert signed_in_as(door_client) is None


def test_code_belongs_to_the_browser_that_asked(door_client):
    citizen()
    door_client.post("/masuk/kode/", {"contact": PHONE})
    code = newest_code(PHONE)

    other = Client()
    other.post("/masuk/kode/", {"contact": "081299990000"})
    other.post("/masuk/kode/periksa/", {"code": code})

    assert signed_in_as(other) is None


@pytest.mark.parametrize(
    ("login", "password"), [(EMAIL, "salah-sekali-lagi"), ("nobody@contoh.id", PASSWORD)]
)
def test_wrong_password_and_unknown_person_are_told_alike(door_client, login, password):
    citizen()

    page = sign_in(door_client, login, password)

    assert "tidak cocok" in page.content.decode()
    assert signed_in_as(door_client) is None


def test_guesser_is_slowed_down_and_the_owner_is_not(door_client):
    citizen()
    sign_in(door_client)
    door_client.post("/keluar/")
    stranger = Client(REMOTE_ADDR="203.0.113.9")
    for _try in range(6):
        page = sign_in(stranger, password="salah-sekali-lagi")

    assert "tunggu" in page.content.decode()
    assert "tunggu" in sign_in(stranger).content.decode()
    sign_in(door_client)
    assert signed_in_as(door_client)


def test_slowed_down_person_may_use_a_code(door_client):
    citizen()
    for _try in range(6):
        sign_in(door_client, password="salah-sekali-lagi")

    door_client.post("/masuk/", {"login": EMAIL, "by_code": "1"})
    door_client.post("/masuk/kode/periksa/", {"code": newest_code(EMAIL)})

    assert signed_in_as(door_client)


def test_never_proven_contact_gets_no_code(door_client):
    """Somebody may have typed another person's number at sign-up, with a password of their own."""
    door_client.post("/daftar/", {"name": "Perebut", "contact": PHONE, "password1": PASSWORD})
    forget_limits()
    owner = Client()

    owner.post("/masuk/kode/", {"contact": PHONE})
    owner.post("/masuk/kode/periksa/", {"code": newest_code(PHONE)})

    assert signed_in_as(owner) is None


def test_closed_account_does_not_open(door_client):
    citizen()
    User.objects.update(is_active=False)

    answer = sign_in(door_client)

    assert answer.url == "/akun/tidak-aktif/"
    assert signed_in_as(door_client) is None


def test_signin_returns_to_the_page_that_asked(door_client):
    citizen()

    answer = door_client.post(
        "/masuk/?next=/catatan/", {"login": EMAIL, "password": PASSWORD, "next": "/catatan/"}
    )

    assert answer.url == "/catatan/"


@pytest.mark.parametrize("target", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)"])
def test_signin_leads_to_no_foreign_address(door_client, target):
    citizen()

    answer = door_client.post("/masuk/", {"login": EMAIL, "password": PASSWORD, "next": target})

    assert answer.url == "/akun/"


def test_wrong_code_says_so(door_client):
    citizen()
    door_client.post("/masuk/kode/", {"contact": PHONE})

    page = door_client.post("/masuk/kode/periksa/", {"code": other_code(newest_code(PHONE))})

    assert "Kode ini tidak benar" in page.content.decode()


def test_old_counts_are_forgotten(door_client):
    door_client.post("/masuk/kode/", {"contact": PHONE})
    CodeRequest.objects.update(at=timezone.now() - timedelta(days=3))

    assert forget_old_counts() == 1
