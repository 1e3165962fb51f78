"""Every address that may be kept names a tag for each table that it reads; a new one is covered by itself."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from journeys.addresses import address_in
from journeys.world import settle

STANDS_FOR = {
    "regions_tenant": ("tenant",),
    "regions_tenanthost": ("tenant",),
    "regions_termoverride": ("tenant",),
    "regions_area": ("areas", "area:"),
    "regions_areaalias": ("areas", "area:"),
    "regions_areafact": ("areas", "area:"),
    "regions_closure": ("calendar",),
    "regions_nationalcalendar": ("calendar",),
    "regions_nationalday": ("calendar",),
    "regions_workpattern": ("calendar",),
    "regions_regionimport": ("reference",),
    "accounts_agency": ("offices", "office:", "areas"),
    "accounts_office": ("offices", "office:", "areas"),
    "accounts_holder": ("office:",),
    "accounts_position": ("office:",),
    "files_storedfile": ("area:", "nagari", "potential", "page:", "news"),
    "nagari_": ("area:", "nagari"),
    "newsroom_liveannouncement": ("announcements",),
    "newsroom_livepage": ("news", "page:"),
    "potential_": ("potential.", "area:"),
    "services_": ("services", "service:"),
}
"""The tags of which one has to stand for a table, or for tables that begin so.

Which office governs an area changes with the founding of offices alone, which drops every page.
"""
READS = re.compile(r'(?:FROM|JOIN) "([a-z_]+)"')


def ready_addresses(patterns, namespace=""):
    """Name and arguments of every address whose view is marked as ready."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from ready_addresses(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and getattr(pattern.callback, "ready", False):
            yield f"{namespace}{pattern.name}", tuple(pattern.pattern.converters)


READY = sorted(set(ready_addresses(get_resolver().url_patterns)))


@pytest.fixture
def place(tenant):
    return settle(tenant, number=1, mark="SINI")


def wanted_for(table):
    """The tags that stand for a table; none for one that nobody has described yet."""
    by_app = STANDS_FOR.get(f"{table.partition('_')[0]}_", ())
    return STANDS_FOR.get(table, by_app)


def unnamed(tables, tags):
    """The tables for which none of these tags stands."""
    return sorted(table for table in tables if not any(tag.startswith(wanted_for(table)) for tag in tags))


@pytest.mark.parametrize(("name", "arguments"), READY, ids=[name for name, _arguments in READY])
def test_ready_page_names_a_tag_for_each_table_that_it_reads(worker, store, place, name, arguments):
    tables: set[str] = set()

    def note(execute, sql, params, many, context):
        tables.update(READS.findall(sql))
        return execute(sql, params, many, context)

    path = address_in(place, name, arguments)
    with connection.execute_wrapper(note):
        answer = worker.get(path)
    again = worker.get(path)
    tags = {tag for (tag,) in store.index.connection().execute("SELECT tag FROM shown")}

    assert (answer.status, again.by_django) == (200, False)
    assert again.body == answer.body
    assert unnamed(tables, tags) == []


def test_table_that_nobody_has_described_is_told():
    assert unnamed({"new_table", "regions_area", "nagari_x"}, {"areas", "tenant"}) == [
        "nagari_x",
        "new_table",
    ]
