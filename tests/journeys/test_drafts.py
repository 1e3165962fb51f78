"""What is not public of a nagari, of every kind: nobody else finds, sees, counts or changes it anywhere."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories.accounts import AssignmentFactory, UserFactory
from factories.nagari import DownloadFactory
from factories.publishing import DraftFactory, WorkItemFactory
from factories.regions import TenantHostFactory
from journeys.test_isolation import LISTS, WITH_OBJECT, address_in, shut
from journeys.world import settle
from nagari.conftest import ANSWERS as SITE
from potential.test_publishing import ENTERPRISE, ITEM
from smartnagari.kernel.actor import Actor
from smartnagari.publishing.models import Revision
from smartnagari.publishing.public import content_kinds, put_live, withdraw
from smartnagari.publishing.rules.typed import as_typed
from smartnagari.publishing.states import RevisionState
from smartnagari.regions.public import tenant_scope
from smartnagari.search.actions.rebuilding import renew_tenant

ASKED = "rahasiakita"
"""What is looked for; pages say it back, so it is the words beside it that must not be seen."""
HAMLET = "13.05.01.2001.K01"
"""The korong of the first nagari of the world."""
PRICE = {"commodity": "kelapa", "price": "2.500", "unit": "butir", "side": "farm", "day": "2026-05-01"}
ANSWERS = SITE | {
    "potential.item": ITEM,
    "potential.enterprise": ENTERPRISE,
    "potential.group": {"name": "Kelompok", "kind": "poktan", "commodities": ["kelapa"]},
    "potential.price": PRICE,
    "nagari.budget": SITE["nagari.budget"] | {"year": "2019"},
}
NAMED = {
    "nagari.profile": "lead",
    "nagari.institution": "name",
    "nagari.budget": "source",
    "potential.enterprise": "name",
    "potential.group": "name",
    "potential.price": "place",
}
"""The field that bears the word; everywhere else the title."""
SHOWING = re.compile(
    r"/($|nagari|potensi|direktori|kecamatan|layanan|kabar|halaman|unduhan|berkas|cari|meja|api|sitemap)"
)
"""Addresses where content could come out; test_isolation walks all the others too."""
HIDDEN = (RevisionState.DRAFT, RevisionState.WAITING, RevisionState.SCHEDULED)
WITHDRAWN = "withdrawn"
VISITORS = ("nobody", "citizen", "beside", "beyond")
COUNTED = ("/", "/nagari/", "/nagari/?urut=lengkap", "/potensi/", "/potensi/komoditas/kelapa/", "/unduhan/",
           "/kabar/", "/cari/?q=nagari", "/api/v1/search?q=nagari", "/meja/", "/meja/isi/",
           "/meja/isi/daftar/", "/meja/tugas/")  # fmt: skip
CHANGING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|content="[0-9A-Za-z]{64}"|"x-csrftoken":[^}]*|'
    r"[0-9a-f]{8}-[0-9a-f-]{27}",
    re.IGNORECASE,
)


MARKED = re.compile(r"tersembunyi[a-z]+")


def word_of(kind: str, state: str) -> str:
    return f"tersembunyi{kind.replace('.', '')}{state}"


def answers_of(kind: str, state: str) -> dict:
    if kind == "nagari.hamlets":
        head = {"hamlet": HAMLET, "head_name": f"{ASKED} {word_of(kind, state)}", "since": "2024-03-01"}
        return {"heads": [head]}
    return ANSWERS[kind] | {NAMED.get(kind, "title"): f"{ASKED} {word_of(kind, state)}"}


@pytest.fixture
def places(tenant, other_tenant, settings, tmp_path, monkeypatch):
    """A nagari, the one beside it and one in another regency, all findable; the clock stands still."""
    settings.DEMO, settings.MEDIA_ROOT = True, tmp_path
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    TenantHostFactory(host="sini.example", tenant=tenant)
    TenantHostFactory(host="sana.example", tenant=other_tenant)
    here = settle(tenant, number=1, mark="SINI")
    beside = settle(tenant, number=2, mark="SEBELAH")
    renew_tenant()
    return SimpleNamespace(here=here, beside=beside, beyond=settle(other_tenant, number=3, mark="SEBERANG"))


@pytest.fixture
def browsers(places):
    """Nobody, a citizen, the operator of the nagari beside, the operator of one in another regency."""

    def signed_in(host, place=None):
        person, browser = UserFactory(is_demo=True), Client(SERVER_NAME=host)
        if place is not None:
            with tenant_scope(place.tenant.pk):
                AssignmentFactory(
                    tenant=place.tenant, user=person, role="nagari_operator", area=place.village
                )
        browser.force_login(person)
        return browser

    found = (
        Client(SERVER_NAME="sini.example"),
        signed_in("sini.example"),
        signed_in("sini.example", places.beside),
        signed_in("sana.example", places.beyond),
    )
    return dict(zip(VISITORS, found, strict=True))


def hide(place, kind):
    """Of this kind: one draft, one that waits, one that is scheduled, each with its task."""
    drafts = []
    for state in HIDDEN:
        later = timezone.now() + timedelta(days=1) if state == RevisionState.SCHEDULED else None
        words = {
            "title": f"{ASKED} {word_of(kind.key, state)}",
            "typed": as_typed(answers_of(kind.key, state)),
        }
        where = {"tenant": place.tenant, "area": place.village}
        drafts.append(DraftFactory(kind=kind.key, state=state, live_at=later, **where, **words))
        WorkItemFactory(title=words["title"], subject=str(drafts[-1].subject_id), **where)
    return drafts


def withdrawn(place, kind):
    """Of this kind: one that was published and withdrawn."""
    gone = answers_of(kind.key, WITHDRAWN)
    if kind.key == "nagari.download":
        return DownloadFactory(area=place.village, title=gone["title"], withdrawn_at=timezone.now())
    actor = Actor.system("test", place.tenant.pk)
    row = put_live(actor=actor, kind=kind, area=place.village, typed=gone)
    withdraw(actor=actor, kind=kind.key, subject_id=row.pk, note="Keliru")
    return row


@pytest.fixture
def hidden(places):
    """Everything of every kind that the nagari has not made public."""
    return {kind: (hide(places.here, kind), withdrawn(places.here, kind)) for kind in content_kinds}


def body_of(response) -> str:
    return (response.getvalue() if response.streaming else response.content).decode(errors="replace").lower()


def everywhere(here, hidden):
    """Every address that lists or shows content, and each hidden thing's own."""
    for path in {reverse(name) for name, _door, _arguments in LISTS}:
        if SHOWING.match(path):
            yield path, {"q": ASKED, "updated_since": "2000-01-01T00:00:00Z"}
    for name, _door, arguments in WITH_OBJECT:
        path = address_in(here, name, arguments)
        if SHOWING.match(path):
            yield path, {}
    for kind, (_drafts, row) in hidden.items():
        if kind.url is not None:
            yield kind.url(row), {}


def test_no_address_finds_or_shows_what_is_not_public(browsers, places, hidden):
    leaks = {
        f"{who} {path}: {sorted(shown)}"
        for who, browser in browsers.items()
        for path, query in everywhere(places.here, hidden)
        if (shown := set(MARKED.findall(body_of(browser.get(path, query)))))
    }

    assert leaks == set()


def test_no_count_changes_by_what_is_not_public(browsers, places):
    def seen():
        return {
            f"{who} {path}": CHANGING.sub("", body_of(browser.get(path)))
            for who, browser in browsers.items()
            for path in COUNTED
        }

    for kind in content_kinds:
        withdrawn(places.here, kind)
    seen()
    before = seen()
    for kind in content_kinds:
        hide(places.here, kind)
    after = seen()

    assert [name for name, body in after.items() if body != before[name]] == []


def test_nobody_else_opens_or_changes_what_is_not_public(browsers, hidden):
    every = [draft for made, _row in hidden.values() for draft in made]
    first = [made[0] for made, _row in hidden.values()]
    before = list(Revision.objects.order_by("pk").values())
    walks = [name for name, _door, arguments in WITH_OBJECT if arguments == ("content_id",)]
    asked = [("post", name, draft) for name in walks for draft in (every[0], first[-1])]
    asked += [("get", "publishing:content", draft) for draft in every]

    opened = [
        f"{who} {method} {name} {draft.kind} {draft.state}"
        for who, browser in browsers.items()
        for method, name, draft in asked
        if not shut(getattr(browser, method)(reverse(name, args=[draft.subject_id])))
    ]

    assert walks
    assert opened == []
    assert list(Revision.objects.order_by("pk").values()) == before
