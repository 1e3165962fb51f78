"""Menus as registries."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from smartnagari.kernel.registry import Registry
from smartnagari.ui.navigation import (
    NavItem,
    Waiting,
    desk_menu,
    desk_waiting,
    entries,
    in_language,
    leads_to,
    what_waits,
)
from ui.drawing import draw


@pytest.fixture
def menu():
    menu = Registry("entry")
    menu.register(NavItem("b", "B", "/b/", order=2))
    menu.register(NavItem("a", "A", "/", order=1))
    menu.register(NavItem("c", "C", "/b/c/", order=3, permission="c.see"))
    return menu


def officer(*permissions):
    return SimpleNamespace(can=lambda permission: permission in permissions)


def test_entries_come_in_order_and_hide_what_one_may_not_see(menu):
    assert [entry["item"].key for entry in entries(menu)] == ["a", "b"]
    assert [entry["item"].key for entry in entries(menu, actor=officer("c.see"))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("path", "current"), [("/", "a"), ("/b/", "b"), ("/b/x/", "b"), ("/b/c/1/", "c"), ("/z/", None)]
)
def test_the_nearest_entry_is_current(menu, path, current):
    marked = [entry["item"].key for entry in entries(menu, path, officer("c.see")) if entry["current"]]

    assert marked == ([current] if current else [])


@pytest.mark.parametrize(
    ("url", "path", "expected"),
    [
        ("/", "/", True),
        ("/", "/b/", False),
        ("/en/", "/en/b/", False),
        ("/b/", "/bc/", False),
        ("/b/", "/b/c/", True),
    ],
)
def test_leads_to_knows_the_pages_below(url, path, expected):
    assert leads_to(url, path) is expected


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("/", "en", "/en/"),
        ("/nagari/ulakan/?a=1", "en", "/en/nagari/ulakan/?a=1"),
        ("/en/nagari/", "id", "/nagari/"),
        ("/en/", "id", "/"),
        ("/en/nagari/", "en", "/en/nagari/"),
        ("/ent/", "en", "/en/ent/"),
    ],
)
def test_page_in_another_language(path, language, expected):
    assert in_language(path, language) == expected


def test_rail_counts_once_although_it_is_drawn_twice():
    asked = []
    desk_menu.register(
        NavItem("test-queue", "Antrean", "/meja/x/", count=lambda request: asked.append(1) or 7)
    )
    try:
        request = RequestFactory().get("/meja/")
        html = draw("{% rail_items %}{% rail_items %}", request=request)
    finally:
        desk_menu.unregister("test-queue")

    assert html.count('<span class="count">7</span>') == 2
    assert len(asked) == 1


@pytest.fixture
def waiting():
    """Two kinds of thing that wait: three, of which one is late, and twelve; and one that does not wait."""
    kinds = [
        Waiting("quiet", "Quiet", "/q/", "see", lambda request: 0),
        Waiting("many", "Many", "/m/", "see", lambda request: 12, order=1),
        Waiting("late", "Late", "/l/", "see", lambda request: 3, late=lambda request: 1, order=2),
    ]
    for kind in kinds:
        desk_waiting.register(kind)
    yield
    for kind in kinds:
        desk_waiting.unregister(kind.key)


@pytest.mark.usefixtures("waiting")
def test_what_waits_begins_with_what_is_late_and_leaves_out_what_does_not_wait():
    found = what_waits(RequestFactory().get("/"), officer("see"))

    assert [(each["item"].key, each["count"], each["late"]) for each in found] == [
        ("late", 3, 1),
        ("many", 12, 0),
    ]


@pytest.mark.usefixtures("waiting")
def test_nothing_waits_for_who_may_not_see_it():
    assert what_waits(RequestFactory().get("/"), officer()) == []
