"""Every address, walked as every role: what lies in another nagari or regency is not found there."""

from __future__ import annotations

import pytest
import yaml
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from architecture.conftest import ROOT
from factories.accounts import AssignmentFactory, UserFactory
from factories.regions import TenantHostFactory
from journeys.world import settle
from smartnagari.config.doors import door_of
from smartnagari.regions.public import tenant_scope

ROLES = yaml.safe_load((ROOT / "src/smartnagari/accounts/data/roles.yaml").read_text(encoding="utf-8"))
REGENCY_WIDE = {key for key, role in ROLES.items() if "tenant" in role["scopes"]}
WAY_IN = ("/masuk/", "/akun/tingkat/", "/akun/konfirmasi/")
SLUGS = {
    "portal:village": "village",
    "portal:district": "district",
    "services:service": "service",
    "potential:item": "potential",
    "potential:enterprise": "enterprise",
    "potential:group": "group",
}
NO_OBJECT = {"offices:export", "portal:living-page", "potential:board", "sitemap-part", "wilayah:new"}
"""Addresses whose argument chooses a form of answer, not a thing."""


def walk(patterns, namespace: str = ""):
    """Every address: its full name, its door, the names of its arguments."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            door = door_of(pattern.callback, pattern.name)
            yield f"{namespace}{pattern.name}", door, tuple(pattern.pattern.converters)


ADDRESSES = sorted(set(walk(get_resolver().url_patterns)), key=lambda address: address[0])
WITH_OBJECT = [a for a in ADDRESSES if a[2] and a[0] not in NO_OBJECT]
LISTS = [a for a in ADDRESSES if not a[2]]


def address_in(place, name: str, arguments: tuple[str, ...]) -> str:
    """The address of the thing of this kind that lies in ``place``."""
    slug = SLUGS.get(name, "village" if name.startswith("nagari:") else "office")
    filled = [place.keys[slug if argument == "slug" else argument] for argument in arguments]
    return reverse(name, kwargs={key: value for each in filled for key, value in each.items()})


@pytest.fixture
def world(tenant, other_tenant, settings):
    settings.DEMO = True
    TenantHostFactory(host="sini.example", tenant=tenant)
    here = settle(tenant, number=1, mark="SINI")
    return here, settle(tenant, number=2, mark="SEBELAH"), settle(other_tenant, number=3, mark="SEBERANG")


@pytest.fixture
def visitor(client, world):
    """A browser signed in as somebody with this role in the first place, second factor aside."""

    def sign_in(role: str):
        here = world[0]
        person = UserFactory(is_demo=True)
        with tenant_scope(here.tenant.pk):
            if ROLES[role]["scopes"]:
                scope = {} if role in REGENCY_WIDE else here.scope_of(ROLES[role]["scopes"])
                AssignmentFactory(tenant=here.tenant, user=person, role=role, **scope)
        client.force_login(person)
        client.defaults["SERVER_NAME"] = "sini.example"
        return client

    return sign_in


def shut(response) -> bool:
    """Not found, not allowed, or sent to prove more first."""
    target = response.headers.get("Location", "")
    return response.status_code in {403, 404, 405} or (
        response.status_code == 302 and target.startswith(WAY_IN)
    )


@pytest.mark.parametrize("role", sorted(ROLES))
def test_things_of_others_are_not_found(visitor, world, role):
    browser, (_here, beside, beyond) = visitor(role), world
    open_to_all = [a for a in WITH_OBJECT if a[1].anonymous]
    guarded = [a for a in WITH_OBJECT if not a[1].anonymous]
    walks = [(beyond, WITH_OBJECT)]
    if role not in REGENCY_WIDE:
        walks.append((beside, guarded))
    assert open_to_all
    assert guarded

    found = [
        f"{method} {name} in {place.mark}: {response.status_code}"
        for place, addresses in walks
        for name, _door, arguments in addresses
        for method in ("get", "post")
        if not shut(response := getattr(browser, method)(address_in(place, name, arguments)))
    ]

    assert found == []


@pytest.mark.parametrize("role", sorted(ROLES))
def test_lists_and_counts_do_not_show_what_lies_elsewhere(visitor, world, role):
    browser, (_here, beside, beyond) = visitor(role), world

    leaks = []
    for name, door, _arguments in LISTS:
        page = browser.get(reverse(name), {"q": "nagari"})
        body = (page.getvalue() if page.streaming else page.content).decode(errors="replace")
        if beyond.mark in body.upper():
            leaks.append(f"{name} shows {beyond.mark}")
        if role not in REGENCY_WIDE and not door.anonymous and beside.mark in body:
            leaks.append(f"{name} shows {beside.mark}")

    assert leaks == []
