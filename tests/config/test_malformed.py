"""What no browser sends: some two thousand mutated requests, and never an error of ours."""

from __future__ import annotations

from itertools import cycle

import pytest

from factories.accounts import AssignmentFactory, UserFactory
from factories.regions import TenantHostFactory
from journeys.addresses import ADDRESSES, address_in
from journeys.world import settle

HUGE = "9" * 400
TEXTS = ("\0", "a\0b", "\udcff".encode("utf-8", "surrogateescape"), HUGE, "-1", "1e999", "٣", "x" * 5000)
QUERIES = (
    "%00",
    "%ff%fe",
    HUGE,
    "-1",
    "1e999",
    "%d9%a3",
    "x" * 5000,
    "%ed%a0%80",
    "a%00b",
    "' OR 1=1 --",
    "[]",
    "{{7*7}}",
    "%0d%0aSet-Cookie:a=b",
    "//evil.example",
    "\\\\evil.example",
    "NaN",
    "true",
    "%F0%9F%8F%A0",
)
PARAMETERS = (
    "q",
    "page",
    "halaman",
    "before",
    "next",
    "isian",
    "since",
    "until",
    "limit",
    "kind",
    "jenis",
    "kecamatan",
    "parent",
    "area",
    "after",
    "state",
    "role",
    "butuh",
    "person",
    "case",
)
FIELDS = (
    "login",
    "contact",
    "name",
    "password",
    "password1",
    "code",
    "phone",
    "email",
    "email_add",
    "kind",
    "purpose",
    "version",
    "answer",
    "flag",
    "move",
    "end",
    "note",
    "reason",
    "document",
    "role",
    "scope",
    "starts",
    "ends",
    "nik",
    "kk",
    "birth_date",
    "subject",
    "which",
    "level",
    "how",
    "credential",
    "file",
    "position",
    "last_day",
    "person_name",
    "details",
    "area",
    "sex",
    "priority",
    "languages",
    "confidence",
    "day0",
    "account",
    "action",
)
PATHS = (
    "/%00",
    "/%ff",
    "//",
    "///evil.example",
    "/en",
    "/en//",
    "/en/en/",
    "/EN/",
    "/../../etc/passwd",
    "/%2e%2e/",
    "/nagari/%00/",
    "/nagari/%ff/",
    "/nagari/" + "x" * 4000 + "/",
    "/api/v1/areas/%00",
    "/api/v1/offices/%ff",
    "/api/v1/areas/" + "9" * 4000,
    "/api/v2/",
    "/api/v1//areas",
    "/meja/orang/0/",
    "/meja/jejak/unduh.%00",
    "/meja/jejak/unduh.exe",
    f"/akun/keamanan/passkey/{HUGE}/",
    "/static/%00",
    "/static/../settings.py",
    "/;",
    "/static/" + "x" * 4000,
    "/livez/",
    "/LIVEZ",
    "/.env",
    "/.git/config",
    "/%0d%0aX: y",
    "/nagari/\u202e/",
    "/*",
)
BODIES = (
    (b"--x\r\nContent-Disposition: form-data\r\n\r\n", "multipart/form-data; boundary=x"),
    (b"nothing", "multipart/form-data"),
    (b"nothing", "multipart/form-data; boundary=" + "b" * 300),
    (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
    (b"a=%00&b=%ff&c=%ed%a0%80", "application/x-www-form-urlencoded; charset=utf-7"),
    (b"a=1", "application/x-www-form-urlencoded; charset=no-such"),
    (b"a=1&" * 1500, "application/x-www-form-urlencoded"),
    (b"[" * 100_000, "application/json"),
    (b'{"a": ' + b"9" * 5000 + b"}", "application/json"),
    (b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "application/xml"),
    (b"x" * 3_000_000, "text/plain"),
    (b"", "\0"),
)
HEADERS = (
    {"HTTP_COOKIE": "sessionid=\0; csrftoken=;;;=;known_device=x:y:z; messages=!!"},
    {"HTTP_COOKIE": "sessionid=" + "x" * 8000},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[::1"},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "//evil.example\r\nX: y"},
    {"HTTP_ACCEPT_LANGUAGE": "x" * 4000},
    {"HTTP_ACCEPT_ENCODING": "gzip;q=no, ,,"},
    {"HTTP_X_FORWARDED_FOR": "not an address, ::1, \0"},
    {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE", "HTTP_RANGE": "bytes=9-1,-,x"},
    {"HTTP_IF_MODIFIED_SINCE": "yesterday", "HTTP_IF_NONE_MATCH": '"\'"'},
    {"HTTP_REFERER": "http://[", "HTTP_ORIGIN": "null", "HTTP_USER_AGENT": "\udcff"},
    {"CONTENT_LENGTH": "-5"},
    {"CONTENT_LENGTH": "abc"},
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "sini.example:99999999"},
    {"HTTP_HOST": "a b"},
    {"HTTP_HOST": "[::1"},
    {"HTTP_HOST": ""},
    {"HTTP_AUTHORIZATION": "Bearer \0", "HTTP_EXPECT": "100-continue"},
)
METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "x")


@pytest.fixture
def place(tenant, settings):
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["sini.example"]
    TenantHostFactory(host="sini.example", tenant=tenant)
    return settle(tenant, number=1, mark="SINI")


@pytest.fixture(params=["stranger", "tenant_admin", "data_protection_officer"])
def browser(request, client, place):
    """Somebody with this role, whose exceptions come as pages like everybody's."""
    client.raise_request_exception = False
    client.defaults["SERVER_NAME"] = "sini.example"
    if request.param != "stranger":
        person = UserFactory(is_demo=True)
        AssignmentFactory(tenant=place.tenant, user=person, role=request.param)
        client.force_login(person)
    return client


def broken(response, said: str) -> list[str]:
    return [f"{said}: {response.status_code}"] if response.status_code >= 500 else []


def every_address(place) -> list[str]:
    """All of them, the one that signs out at the very end."""
    found = sorted(ADDRESSES, key=lambda address: address[0] == "account_logout")
    return [address_in(place, name, arguments) for name, _door, arguments in found]


def test_queries_of_any_kind_get_an_answer(browser, place):
    words, faults = cycle(QUERIES), []

    for path in every_address(place):
        for _round in range(3):
            query = "&".join(f"{name}={next(words)}" for name in PARAMETERS)
            faults += broken(browser.get(path, QUERY_STRING=query), f"{path}?{query[:60]}")

    assert faults == []


def test_answers_of_any_kind_in_forms_get_an_answer(browser, place):
    texts, faults = cycle(TEXTS), []

    for path in every_address(place):
        for _round in range(2):
            given = {name: next(texts) for name in FIELDS}
            faults += broken(browser.post(path, given), f"{path} {given['login'][:20]!r}")

    assert faults == []


def test_bodies_of_any_kind_get_an_answer(browser, place):
    bodies, faults = cycle(BODIES), []

    for path in every_address(place):
        body, kind = next(bodies)
        faults += broken(browser.generic("POST", path, body, content_type=kind), f"{path} {kind[:40]}")

    assert faults == []


def test_headers_of_any_kind_get_an_answer(browser, place):
    headers, faults = cycle(HEADERS), []

    for path in every_address(place):
        for _round in range(2):
            given = next(headers)
            method = browser.post if "CONTENT_LENGTH" in given else browser.get
            faults += broken(method(path, **given), f"{path} {given}")

    assert faults == []


def test_methods_of_any_kind_get_an_answer(browser, place):
    methods, faults = cycle(METHODS), []

    for path in every_address(place):
        method = next(methods)
        faults += broken(browser.generic(method, path), f"{method} {path}")

    assert faults == []


def test_paths_of_any_kind_get_an_answer(browser, place):
    faults = []

    for path in PATHS:
        for method in ("get", "post"):
            faults += broken(getattr(browser, method)(path), path[:60])

    assert faults == []
