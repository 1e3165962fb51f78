"""Who comes in where, in their own place: the table ``matrix.csv`` has a decision for every role and address.

A new address, role or door changes what is seen and so fails here until somebody has looked at the table.
``WRITE_MATRIX=1 .venv/bin/python -m pytest tests/journeys/test_matrix.py`` writes it anew; review its diff.
"""

from __future__ import annotations

import csv
import os
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from django.db import transaction

from architecture.conftest import ROOT
from factories.accounts import AssignmentFactory, UserFactory
from factories.regions import TenantHostFactory
from journeys.addresses import ADDRESSES, address_in, finish
from journeys.world import settle

TABLE = Path(__file__).with_name("matrix.csv")
ROLES = yaml.safe_load((ROOT / "src/smartnagari/accounts/data/roles.yaml").read_text(encoding="utf-8"))
WHO = ["stranger", *ROLES]
EVERYBODY = {"stranger", "citizen"}
"""Who walks the open addresses; for the others these would only be drawn again."""
WORDS = {302: "elsewhere", 403: "no", 404: "none", 405: "no-method", 422: "form"}
"""What a status means in the table; ``way-in`` is a redirection to signing in or to proving more."""


def told(response) -> str:
    target = response.headers.get("Location", "")
    if target.startswith(("/masuk/", "/akun/tingkat/", "/akun/konfirmasi/")):
        return "way-in"
    return (
        "yes" if response.status_code == 200 else WORDS.get(response.status_code, str(response.status_code))
    )


class _Back(Exception):
    """Ends a request's transaction without leaving a trace."""


def ask(browser, method: str, path: str) -> str:
    """What this request is told, everything it did being undone: rows and cookies."""
    cookies = deepcopy(browser.cookies)
    try:
        with transaction.atomic():
            answer = told(finish(getattr(browser, method)(path)))
            raise _Back
    except _Back:
        browser.cookies = cookies
        return answer


@pytest.fixture
def place(tenant, settings):
    settings.DEMO = True
    TenantHostFactory(host="sini.example", tenant=tenant)
    return settle(tenant, number=1, mark="SINI")


def sign_in(browser, place, who: str) -> None:
    browser.defaults["SERVER_NAME"] = "sini.example"
    if who == "stranger":
        return
    person, kinds = UserFactory(is_demo=True), ROLES[who]["scopes"]
    if kinds:
        scope = {} if "tenant" in kinds else place.scope_of(kinds)
        AssignmentFactory(tenant=place.tenant, user=person, role=who, **scope)
    browser.force_login(person)


def expected() -> dict[str, dict[str, str]]:
    if not TABLE.exists():
        return {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {f"{row['method']} {row['address']}": row for row in csv.DictReader(file)}


def write(who: str, seen: dict[str, str]) -> None:
    rows = expected()
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ["method", "address", *WHO], restval="", lineterminator="\n")
        table.writeheader()
        for name, _door, _arguments in ADDRESSES:
            for method in ("get", "post"):
                row = rows.get(key := f"{method} {name}", {})
                known = {column: value for column, value in row.items() if column in WHO}
                table.writerow({"method": method, "address": name, **known, who: seen.get(key, "")})


@pytest.mark.parametrize("who", WHO)
def test_everybody_comes_in_where_the_table_says(client, place, who):
    sign_in(client, place, who)

    seen = {
        f"{method} {name}": ask(client, method, address_in(place, name, arguments))
        for name, door, arguments in ADDRESSES
        for method in ("get", "post")
        if who in EVERYBODY or not door.anonymous
    }

    if os.environ.get("WRITE_MATRIX"):
        write(who, seen)
    assert {key: row[who] for key, row in expected().items() if row.get(who)} == seen
