"""What somebody tries who wants in without being let in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from accounts.signin_steps import PASSWORD, PHONE, citizen, letters, newest_code, sign_in, signed_in_as
from smartnagari.accounts.actions.tries import check_tries, count_failure, forgive, keys_for
from smartnagari.accounts.models import User
from smartnagari.accounts.queries.contacts import proven_contact
from smartnagari.kernel.errors import TooMany

FOREIGN = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "https://lain.example/akun/",
    "http://[::1",
    "https://testserver@evil.example/",
    "\thttps://evil.example",
)


@pytest.mark.parametrize("target", FOREIGN)
def test_signing_in_leads_nowhere_else(door_client, settings, target):
    citizen()
    settings.ALLOWED_HOSTS = ["testserver", "lain.example"]

    landed = door_client.post("/masuk/", {"login": PHONE, "password": PASSWORD, "next": target})

    assert landed.url == "/akun/"


def test_session_of_a_visitor_is_not_the_session_of_who_signs_in(door_client):
    citizen()
    door_client.post("/daftar/satu-hp/", {"name": "A", "phone": PHONE, "password1": "lima-itik-di-pematang"})
    planted = door_client.session.session_key

    sign_in(door_client)

    assert door_client.session.session_key != planted
    assert not door_client.session.exists(planted)


def test_proving_oneself_once_more_gives_the_session_a_new_key(door_client):
    user = citizen()
    sign_in(door_client)
    stolen = door_client.session.session_key
    thief = Client()
    thief.cookies["sessionid"] = stolen

    door_client.post("/akun/konfirmasi/", {"password": PASSWORD})

    assert signed_in_as(door_client) == str(user.pk)
    assert signed_in_as(thief) is None
    assert [row.session_key for row in UserSession.objects.filter(user=user)] == [
        door_client.session.session_key
    ]


def test_a_code_by_telephone_does_not_stand_in_for_the_password(door_client):
    citizen()
    sign_in(door_client)
    sent = len(letters(PHONE))

    led = door_client.post("/akun/konfirmasi/kode/?next=/akun/hp/", {"send": "1"})

    assert led.url == "/akun/konfirmasi/?next=%2Fakun%2Fhp%2F"
    assert len(letters(PHONE)) == sent


@pytest.mark.parametrize(
    ("changed", "contact"),
    [
        ({}, PHONE),
        ({"phone_proven_at": None}, "siti@contoh.id"),
        ({"phone_verified": False}, "siti@contoh.id"),
        ({"phone_verified": False, "contact_phone": "+628111111111"}, "siti@contoh.id"),
    ],
)
def test_codes_go_to_what_is_proven_only(tenant, changed, contact):
    user = citizen()
    User.objects.filter(pk=user.pk).update(**changed)
    user.refresh_from_db()

    assert proven_contact(user) == contact


def test_one_password_on_many_accounts_is_slowed_down_by_network(db):
    for number in range(100):
        count_failure(keys=keys_for(login=f"orang{number}@contoh.id", ip=f"10.0.0.{number}"))
    forgive(keys=keys_for(login="orang99@contoh.id", ip="10.0.0.99"))

    with pytest.raises(TooMany) as refused:
        check_tries(keys=keys_for(login="baru@contoh.id", ip="10.0.0.200"))

    assert refused.value.facts["retry_after"] <= 60
    check_tries(keys=keys_for(login="baru@contoh.id", ip="10.0.0.200", device="known"))
    check_tries(keys=keys_for(login="baru@contoh.id", ip="10.0.1.200"))


def test_a_code_works_only_in_the_window_that_asked_for_it(door_client):
    citizen()
    door_client.post("/masuk/kode/", {"contact": PHONE})
    code = newest_code(PHONE)
    other = Client()
    other.post("/masuk/kode/", {"contact": "nobody@contoh.id"})

    other.post("/masuk/kode/periksa/", {"code": code})

    assert signed_in_as(other) is None


def test_wrong_codes_end_the_window_that_asks(door_client):
    citizen()
    door_client.post("/masuk/kode/", {"contact": PHONE})
    code = newest_code(PHONE)
    for guess in range(5):
        door_client.post("/masuk/kode/periksa/", {"code": f"{(int(code) + 1 + guess) % 1_000_000:06d}"})

    door_client.post("/masuk/kode/periksa/", {"code": code})

    assert signed_in_as(door_client) is None


@pytest.mark.parametrize("contact", [PHONE, "siti@contoh.id"])
def test_known_and_unknown_contacts_are_answered_alike(door_client, contact):
    citizen()
    unknown = "+6281299998888" if contact == PHONE else "nobody@contoh.id"
    answers = []

    for each in (contact, unknown):
        browser = Client()
        sent = browser.post("/masuk/kode/", {"contact": each})
        page = browser.get(sent.url).content.decode().replace(each, "*")
        answers.append((sent.status_code, sent.url, len(page.split())))

    assert answers[0] == answers[1]


def test_number_of_a_claimed_account_opens_nothing_by_code(door_client, tenant):
    citizen()
    User.objects.update(phone_proven_at=timezone.now() - timedelta(days=61))

    door_client.post("/masuk/kode/", {"contact": PHONE})

    assert [letter.subject for letter in letters(PHONE)] == ["Ada yang meminta kode untuk nomor Anda"]
