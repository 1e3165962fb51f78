"""The second factor: an app, recovery codes, passkeys, and what they raise a session to."""

import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from accounts.signin_steps import PASSWORD, citizen, letters, sign_in, signed_in_as
from accounts.soft_passkey import SoftPasskey
from factories.accounts import AssignmentFactory
from factories.regions import VillageFactory
from smartnagari.accounts.actions.codes import spend_code


def app_code(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up_app(client) -> str:
    """Set the app up; its secret."""
    page = client.get("/akun/keamanan/aplikasi/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)[1]
    client.post("/akun/keamanan/aplikasi/", {"code": app_code(secret)})
    return secret


def set_up_passkey(client) -> SoftPasskey:
    page = client.get("/akun/keamanan/passkey/tambah/").content.decode()
    options = json.loads(re.search(r'id="js_data"[^>]*>(.*?)</script>', page)[1])["creation_options"]
    key = SoftPasskey()
    answers = {"name": "HP Siti", "passwordless": "on", "credential": key.create(options)}
    assert client.post("/akun/keamanan/passkey/tambah/", answers).status_code == 302
    return key


def use_passkey(client, key: SoftPasskey, **how):
    options = client.get("/masuk/passkey/", headers={"accept": "application/json"}).json()["request_options"]
    return client.post("/masuk/passkey/", {"credential": key.get(options, **how)})


def recovery_codes(client) -> list[str]:
    """The recovery codes that the page shows."""
    return re.findall(r"<code>(\d{8})</code>", client.get("/akun/keamanan/kode-cadangan/").content.decode())


def renewed(client) -> None:
    """As if the person had just typed the password again."""
    client.post("/akun/konfirmasi/", {"password": PASSWORD})


@pytest.fixture
def officer_client(door_client, tenant):
    """An officer signed in by password; not in the demo, so that the factors count."""
    user = citizen()
    AssignmentFactory(tenant=tenant, user=user, role="nagari_operator", area=VillageFactory(tenant=tenant))
    sign_in(door_client)
    renewed(door_client)
    return door_client


def test_app_is_asked_for_at_the_next_signin(officer_client):
    secret = set_up_app(officer_client)
    browser = Client()

    half = sign_in(browser)
    halfway = signed_in_as(browser)
    browser.post("/masuk/langkah-kedua/", {"code": app_code(secret, 1)})

    assert (half.url, halfway) == ("/masuk/langkah-kedua/", None)
    assert browser.get("/p1/").content == b"P1"
    assert browser.get("/p2/").url.startswith("/akun/tingkat/?butuh=P2")


def test_code_is_spent_for_its_owner_on_every_worker(db):
    spent = [spend_code(owner=owner, code="123456") for owner in ("one", "one", "two")]

    assert spent == [True, False, True]


def test_app_code_opens_nothing_twice(officer_client):
    secret = set_up_app(officer_client)
    code = app_code(secret, 1)
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser)
        browser.post("/masuk/langkah-kedua/", {"code": code})

    assert signed_in_as(first)
    assert signed_in_as(second) is None


def test_secret_of_the_app_is_sealed(officer_client):
    secret = set_up_app(officer_client)

    assert secret not in json.dumps(Authenticator.objects.get(type="totp").data)


def test_recovery_codes_are_shown_once_and_work_once(officer_client):
    set_up_app(officer_client)
    shown, again = recovery_codes(officer_client), recovery_codes(officer_client)
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser)
        browser.post("/masuk/langkah-kedua/", {"code": shown[0]})

    assert (len(shown), again) == (10, [])
    assert signed_in_as(first)
    assert signed_in_as(second) is None


def test_lost_phone_leaves_recovery_codes_and_ending_sessions(officer_client):
    set_up_app(officer_client)
    shown = recovery_codes(officer_client)
    browser = Client()
    sign_in(browser)
    browser.post("/masuk/langkah-kedua/", {"code": shown[3]})

    browser.post("/akun/sesi/", {"others": "1"})

    assert officer_client.get("/catatan/").status_code == 302
    assert browser.get("/catatan/").status_code == 200


def test_password_reset_does_not_get_round_the_app(officer_client):
    set_up_app(officer_client)
    browser = Client()
    browser.post("/lupa-kata-sandi/", {"email": "siti@contoh.id"})
    code = re.search(r"\b\d{6}\b", letters("siti@contoh.id")[0].body)[0]
    browser.post("/lupa-kata-sandi/periksa/", {"code": code})
    browser.post("/lupa-kata-sandi/baru/", {"password1": "lima-bebek-di-kolam"})

    answer = sign_in(browser, password="lima-bebek-di-kolam")

    assert answer.url == "/masuk/langkah-kedua/"
    assert signed_in_as(browser) is None


def test_passkey_signs_in_alone_and_raises_the_level(officer_client):
    key = set_up_passkey(officer_client)
    browser = Client()

    use_passkey(browser, key)

    assert signed_in_as(browser)
    assert browser.get("/p3/").content == b"P3"
    session = browser.session
    session["account_authentication_methods"][-1]["at"] -= 301
    session.save()
    assert browser.get("/p2/").content == b"P2"
    assert browser.get("/p3/").url == "/akun/konfirmasi/passkey/?next=%2Fp3%2F"


def test_step_up_by_passkey_leads_back(officer_client):
    key = set_up_passkey(officer_client)
    page = officer_client.get("/akun/konfirmasi/passkey/?next=/p3/").content.decode()
    options = json.loads(re.search(r'id="js_data"[^>]*>(.*?)</script>', page)[1])["request_options"]

    answer = officer_client.post(
        "/akun/konfirmasi/passkey/", {"credential": key.get(options), "next": "/p3/"}
    )

    assert answer.url == "/p3/"
    assert officer_client.get("/p3/").content == b"P3"


def test_passkey_of_another_site_opens_nothing(officer_client, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    key = set_up_passkey_from(officer_client, "https://testserver", settings)
    key.origin = "https://jahat.example"
    browser = Client()

    use_passkey(browser, key)

    assert signed_in_as(browser) is None


def set_up_passkey_from(client, origin, settings) -> SoftPasskey:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    key = set_up_passkey(client)
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    key.origin = origin
    return key


def test_passkey_without_finger_or_pin_opens_nothing(officer_client):
    key = set_up_passkey(officer_client)
    browser = Client()

    use_passkey(browser, key, verified=False)

    assert signed_in_as(browser) is None


def test_answer_of_a_passkey_works_once(officer_client):
    key = set_up_passkey(officer_client)
    browser = Client()
    options = browser.get("/masuk/passkey/", headers={"accept": "application/json"}).json()["request_options"]
    credential = key.get(options)
    browser.post("/masuk/passkey/", {"credential": credential})
    browser.post("/keluar/")

    browser.post("/masuk/passkey/", {"credential": credential})

    assert signed_in_as(browser) is None


@pytest.mark.parametrize("credential", ["", "null", "[]", "{}", '{"response": {}}', "nonsense", '{"id": 1}'])
def test_malformed_passkey_gets_a_page(door_client, credential):
    citizen()
    door_client.get("/masuk/passkey/", headers={"accept": "application/json"})

    assert door_client.post("/masuk/passkey/", {"credential": credential}).status_code == 302


@pytest.mark.parametrize("part", ["signature", "authenticatorData", "clientDataJSON", "userHandle"])
@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-4], lambda text: "AAAA" + text, lambda text: "", lambda text: 7]
)
def test_spoilt_answer_of_a_passkey_opens_nothing(officer_client, part, spoil):
    key = set_up_passkey(officer_client)
    browser = Client()
    options = browser.get("/masuk/passkey/", headers={"accept": "application/json"}).json()["request_options"]
    credential = json.loads(key.get(options))
    credential["response"][part] = spoil(credential["response"][part])

    answer = browser.post("/masuk/passkey/", {"credential": json.dumps(credential)})

    assert answer.status_code == 302
    assert signed_in_as(browser) is None


@pytest.mark.parametrize(
    "credential", ["{}", '{"id": "AAAA"}', '{"id": "AAAA", "rawId": "AAAA", "response": {}}']
)
def test_malformed_new_passkey_is_refused(officer_client, credential):
    officer_client.get("/akun/keamanan/passkey/tambah/")

    page = officer_client.post("/akun/keamanan/passkey/tambah/", {"name": "x", "credential": credential})

    assert page.status_code == 200
    assert not Authenticator.objects.exists()


def test_guessing_codes_of_the_app_is_slowed_down(officer_client):
    secret = set_up_app(officer_client)
    browser = Client()
    sign_in(browser)
    wrong = app_code(secret, 50)
    for _try in range(5):
        browser.post("/masuk/langkah-kedua/", {"code": wrong})

    page = browser.post("/masuk/langkah-kedua/", {"code": app_code(secret, 1)})

    assert "tunggu" in page.content.decode()
    assert signed_in_as(browser) is None


def test_flood_of_requests_gets_the_page_of_too_many(door_client):
    answers = [door_client.post("/masuk/passkey/", {}) for _try in range(61)]

    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"] == "60"


def test_factors_ask_for_the_password_first(door_client):
    citizen()
    sign_in(door_client)

    pages = ["/akun/keamanan/aplikasi/", "/akun/keamanan/passkey/tambah/"]

    assert {door_client.get(page).url.split("?")[0] for page in pages} == {"/akun/konfirmasi/"}


@pytest.mark.parametrize(
    "page", ["/akun/keamanan/", "/akun/keamanan/passkey/", "/akun/keamanan/kode-cadangan/baru/"]
)
def test_pages_of_factors_are_drawn(officer_client, page):
    set_up_app(officer_client)
    set_up_passkey(officer_client)

    assert officer_client.get(page).status_code == 200


def test_passkey_is_renamed_and_removed(officer_client):
    set_up_passkey(officer_client)
    row = Authenticator.objects.get(type="webauthn")
    assert officer_client.get(f"/akun/keamanan/passkey/{row.pk}/").status_code == 200
    officer_client.post(f"/akun/keamanan/passkey/{row.pk}/", {"name": "HP baru"})
    named = str(Authenticator.objects.get(pk=row.pk))

    assert officer_client.get(f"/akun/keamanan/passkey/{row.pk}/hapus/").status_code == 200
    officer_client.post(f"/akun/keamanan/passkey/{row.pk}/hapus/")

    assert named == "HP baru"
    assert not Authenticator.objects.filter(pk=row.pk).exists()


def test_app_is_removed_after_asking(officer_client):
    set_up_app(officer_client)

    assert officer_client.get("/akun/keamanan/aplikasi/lepas/").status_code == 200
    officer_client.post("/akun/keamanan/aplikasi/lepas/")

    assert not Authenticator.objects.filter(type="totp").exists()
