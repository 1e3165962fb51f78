"""What browsers are told with every answer, whatever became of the request."""

from __future__ import annotations

import pytest

from factories.regions import TenantHostFactory
from journeys.addresses import ADDRESSES, address_in
from journeys.world import settle

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
ODD = (
    "/tidak-ada/",
    "/api/v1/areas/tidak-ada",
    "/api/v1/areas?limit=x",
    "/static/tidak-ada.css",
    "/en/tidak-ada/",
    "/%00",
)


def faults_of(response) -> set[str]:
    found = {name for name, value in EVERYWHERE.items() if response.headers.get(name) != value}
    if set(response.headers.get("Content-Security-Policy", "").split("; ")) != CSP:
        found.add("Content-Security-Policy")
    if "geolocation=(self)" not in response.headers.get("Permissions-Policy", ""):
        found.add("Permissions-Policy")
    if "Access-Control-Allow-Origin" in response.headers:
        found.add("Access-Control-Allow-Origin")
    return found


@pytest.fixture
def place(tenant, client):
    TenantHostFactory(host="sini.example", tenant=tenant)
    client.defaults["SERVER_NAME"] = "sini.example"
    return settle(tenant, number=1, mark="SINI")


def test_every_answer_carries_the_headers(client, place):
    paths = [address_in(place, name, arguments) for name, _door, arguments in ADDRESSES]

    faults = {path: found for path in (*paths, *ODD) if (found := faults_of(client.get(path)))}

    assert faults == {}


def test_refusals_before_any_page_carry_the_headers(client, place, settings):
    settings.ALLOWED_HOSTS = ["sini.example", "lain.example"]

    answers = {
        "unknown": client.get("/", headers={"Host": "lain.example"}),
        "foreign": client.get("/", headers={"Host": "asing.example"}),
        "large": client.post("/masuk/", b"", content_type="text/plain", CONTENT_LENGTH="9000000"),
    }

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "unknown": 400,
        "foreign": 400,
        "large": 413,
    }
    assert [faults_of(answer) for answer in answers.values()] == [set(), set(), set()]


def test_pages_with_a_form_of_ones_own_are_stored_by_nobody(client, place):
    paths = [
        "/masuk/",
        "/daftar/",
        "/daftar/satu-hp/",
        "/akun/nomor-bekas/",
        "/masuk/bantuan/",
        "/lupa-kata-sandi/",
    ]

    stored = [path for path in paths if "no-store" not in client.get(path).headers.get("Cache-Control", "")]

    assert stored == []


def test_pages_for_everybody_set_no_cookie(client, place):
    pages = [
        client.get(path) for path in ("/", "/nagari/", "/direktori/", "/cari/?q=nagari", "/api/v1/areas")
    ]

    assert [page.cookies.output() for page in pages] == [""] * len(pages)
    assert [page.headers.get("Vary", "").count("Cookie") for page in pages] == [0] * len(pages)


@pytest.mark.parametrize(
    "forged",
    [{"X-Forwarded-Host": "evil.example"}, {"Forwarded": "host=evil.example"}, {"X-Host": "evil.example"}],
)
def test_forged_hosts_have_no_effect(client, place, forged):
    page = client.get("/.well-known/security.txt", headers=forged)

    assert b"evil" not in page.content


def test_other_methods_are_not_smuggled_in(client, place):
    page = client.get("/keluar/", headers={"X-HTTP-Method-Override": "POST"})

    assert page.status_code in {200, 302}
    assert client.get("/robots.txt", headers={"X-HTTP-Method-Override": "POST"}).status_code == 200
