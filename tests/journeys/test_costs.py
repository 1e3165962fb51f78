"""What public pages cost, drawn cold: the same queries for one of everything and for three."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from journeys.test_isolation import LISTS
from journeys.world import settle
from smartnagari.search.actions.rebuilding import renew_tenant
from support.queries import asked

MOST = 8
HOT = (
    "portal:home",
    "portal:villages",
    "portal:offices",
    "potential:items",
    "services:catalogue",
    "newsroom:news-list",
)
OPEN = [name for name, door, _arguments in LISTS if door.anonymous]


def costs_of(client) -> dict[str, int]:
    """The queries of each list and page that is open to all, the second time it is asked for."""
    found = {}
    for name in OPEN:
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        found[name] = asked(queries)
    return found


def test_open_pages_cost_the_same_for_one_of_everything_and_for_three(client, tenant):
    settle(tenant, number=1, mark="SATU")
    renew_tenant()
    few = costs_of(client)
    for number, mark in ((2, "DUA"), (3, "TIGA")):
        settle(tenant, number=number, mark=mark)
    renew_tenant()

    many = costs_of(client)

    assert {name: (few[name], many[name]) for name in few if few[name] != many[name]} == {}
    assert {name: many[name] for name in HOT if many[name] > MOST} == {}
