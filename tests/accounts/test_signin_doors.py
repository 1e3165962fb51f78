"""Doors, levels, ends of sessions, and what was typed when one ended."""

import re
import time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from accounts.signin_steps import EMAIL, PASSWORD, citizen, sign_in, signed_in_as
from factories.accounts import AssignmentFactory
from factories.regions import VillageFactory
from smartnagari.accounts.models import User
from smartnagari.kernel.actor import Level


def age_session(client, **seconds) -> None:
    """Move the clocks of this browser's session back."""
    session = client.session
    for clock, by in seconds.items():
        session[clock] -= by
    session.save()


def demo_officer(tenant, role="nagari_operator") -> User:
    user = citizen(demo=True)
    AssignmentFactory(tenant=tenant, user=user, role=role, area=VillageFactory(tenant=tenant))
    return user


def test_view_without_a_door_is_closed_to_everybody(door_client):
    citizen()
    sign_in(door_client)

    assert door_client.get("/terlupa/").status_code == 403
    assert Client().get("/terlupa/").status_code == 403


def test_open_door_asks_nothing_and_sets_no_cookie(door_client):
    page = door_client.get("/buka/")

    assert (page.status_code, page.cookies) == (200, {})
    assert "Cookie" not in page.headers.get("Vary", "")


def test_stranger_is_led_to_signin_and_back(door_client):
    citizen()

    asked = door_client.get("/catatan/?hal=2")
    answer = door_client.post(asked.url, {"login": EMAIL, "password": PASSWORD, "next": "/catatan/?hal=2"})

    assert asked.url == "/masuk/?next=%2Fcatatan%2F%3Fhal%3D2"
    assert answer.url == "/catatan/?hal=2"


def test_part_of_a_page_leads_the_whole_page_to_signin(door_client):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/catatan/?hal=2"}

    answer = door_client.get("/lupa/", headers=headers)

    assert answer["HX-Redirect"] == "/masuk/?next=%2Fcatatan%2F%3Fhal%3D2"


def test_level_too_low_is_explained(door_client):
    citizen()
    sign_in(door_client)

    answer = door_client.get("/l2/")
    page = door_client.get(answer.url)

    assert answer.url == "/akun/tingkat/?butuh=L2&next=%2Fl2%2F"
    assert "KTP" in page.content.decode()


def test_citizen_stays_out_of_the_officers_part(door_client):
    citizen()
    sign_in(door_client)

    assert door_client.get("/p1/").status_code == 403


def test_officer_without_a_second_factor_is_led_to_one(door_client, tenant, settings):
    demo_officer(tenant)
    settings.DEMO = False
    sign_in(door_client)

    assert door_client.get("/p1/").url == "/akun/tingkat/?butuh=P1&next=%2Fp1%2F"
    assert "langkah kedua" in door_client.get("/akun/tingkat/?butuh=P1").content.decode()


def test_officer_without_a_second_factor_has_no_grants(door_client, tenant, settings):
    demo_officer(tenant)
    settings.DEMO = False
    sign_in(door_client)

    actor = door_client.get("/catatan/").wsgi_request.actor

    assert (actor.level, actor.grants, actor.facts["officer"]) == (Level.L1, (), True)


def test_demo_officer_works_without_a_second_factor_in_the_demo(door_client, tenant):
    demo_officer(tenant)
    sign_in(door_client)

    assert door_client.get("/p3/").content == b"P3"
    assert door_client.get("/catatan/").wsgi_request.actor.grants


def test_permission_that_no_role_gives_closes_the_door(door_client, tenant):
    demo_officer(tenant)
    sign_in(door_client)

    assert door_client.get("/izin/").status_code == 403


def test_actor_of_a_stranger_is_nobody(door_client):
    actor = door_client.get("/buka/").wsgi_request.actor

    assert (actor.key, actor.user, actor.level, actor.ip) == ("-", None, Level.L0, "127.0.0.1")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "ip"),
    [(0, "203.0.113.7", "127.0.0.1"), (1, "198.51.100.1, 203.0.113.7", "203.0.113.7")],
)
def test_address_of_the_asker_comes_from_trusted_proxies_only(door_client, settings, proxies, forwarded, ip):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    actor = door_client.get("/buka/", headers={"X-Forwarded-For": forwarded}).wsgi_request.actor

    assert actor.ip == ip


@pytest.mark.parametrize(
    ("clocks", "stays"),
    [
        ({"seen_at": 29 * 60}, True),
        ({"seen_at": 31 * 60}, False),
        ({"began_at": 12 * 3600 + 60}, False),
    ],
)
def test_citizens_session_ends_in_time(door_client, clocks, stays):
    citizen()
    sign_in(door_client)
    age_session(door_client, **clocks)

    answer = door_client.get("/catatan/")

    assert (answer.status_code == 200) is stays
    assert bool(signed_in_as(door_client)) is stays


def test_officers_session_ends_sooner(door_client, tenant):
    demo_officer(tenant)
    sign_in(door_client)
    age_session(door_client, seen_at=16 * 60)

    assert door_client.get("/catatan/").status_code == 302


def test_page_views_keep_a_session_alive(door_client):
    citizen()
    sign_in(door_client)
    age_session(door_client, seen_at=20 * 60)
    door_client.get("/catatan/")

    assert time.time() - door_client.session["seen_at"] < 60


def test_typed_answers_come_back_after_signin(door_client):
    citizen()
    sign_in(door_client)
    age_session(door_client, seen_at=31 * 60)

    asked = door_client.post("/catatan/", {"note": "Surat untuk Mak Ngah"})
    back = (
        re.search(r"next=([^&]+)", asked.url)[1].replace("%2F", "/").replace("%3F", "?").replace("%3D", "=")
    )
    landed = door_client.post("/masuk/", {"login": EMAIL, "password": PASSWORD, "next": back})
    form = door_client.get(landed.url).content.decode()

    assert landed.url.startswith("/catatan/?isian=")
    assert 'value="Surat untuk Mak Ngah"' in form


def kept_address(client, path="/lupa/", **answers) -> str:
    """Post to a page with a session that has run out; the address where the answers come back."""
    age_session(client, seen_at=31 * 60)
    asked = client.post(path, {"note": "panjang sekali"} | answers)
    name = re.search(r"isian%3D([\w-]+)", asked.url)[1]
    return f"{path}?isian={name}"


def test_heedless_view_gets_its_answers_by_a_button(door_client):
    citizen()
    sign_in(door_client)
    address = kept_address(door_client)
    sign_in(door_client)

    page = door_client.get(address).content.decode()
    sent = door_client.post(address, {"note": "panjang sekali"}).content.decode()
    later = door_client.get(address).content.decode()

    assert "Isian Anda masih ada" in page
    assert 'name="note" value="panjang sekali"' in page
    assert sent == "<p>panjang sekali</p>"
    assert later == "<p>empty</p>"


def test_passwords_and_codes_are_not_kept_and_identity_numbers_come_back_to_their_person(door_client):
    citizen()
    sign_in(door_client)
    address = kept_address(door_client, password="rahasia-sekali", code="123456", new_nik="9999101705800001")
    sign_in(door_client)

    page = door_client.get(address).content.decode()

    assert "rahasia-sekali" not in page
    assert "123456" not in page
    assert "9999101705800001" in page
    assert "panjang sekali" in page


def test_typed_answers_are_sealed_and_shown_to_their_person_only(door_client):
    citizen()
    citizen(email="budi@contoh.id", phone=None)
    sign_in(door_client)
    address = kept_address(door_client)

    assert "panjang sekali" not in str(dict(door_client.session))
    sign_in(door_client, "budi@contoh.id")
    assert "panjang sekali" not in door_client.get(address).content.decode()


def test_old_password_must_be_changed_under_the_bssn_profile(door_client, settings):
    user = citizen()
    User.objects.filter(pk=user.pk).update(password_set_at=None)
    sign_in(door_client)
    before = door_client.get("/catatan/").status_code
    settings.PASSWORD_PROFILE = "bssn4"

    answer = door_client.get("/catatan/")

    assert before == 200
    assert answer.url.startswith("/akun/kata-sandi/")
    assert door_client.get("/akun/kata-sandi/").status_code == 200


def test_a_page_costs_a_signed_in_person_few_queries(door_client, django_assert_max_num_queries):
    citizen()
    sign_in(door_client)

    with django_assert_max_num_queries(8):
        assert door_client.get("/catatan/").status_code == 200


def test_anonymous_user_is_no_actor_by_mistake(door_client):
    page = door_client.get("/buka/")

    assert isinstance(page.wsgi_request.user, AnonymousUser)


@pytest.mark.parametrize(("site", "status"), [("same-origin", 302), ("cross-site", 403), ("", 403)])
def test_old_form_comes_back_with_its_answers_only_when_it_was_ours(door_client, site, status):
    citizen()
    sign_in(door_client)
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = door_client.cookies

    answer = browser.post("/catatan/", {"note": "Sawah"}, headers={"Sec-Fetch-Site": site})

    assert answer.status_code == status
