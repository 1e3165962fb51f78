"""How the databases answer the pages that are asked most: along an index, never through a whole table."""

from __future__ import annotations

import re

import pytest
from django.db import connection

from journeys.world import settle

SINCE = "updated_since=2026-01-01T00:00:00Z"
HOT = (
    "/",
    "/direktori/",
    "/direktori/kantor-sini/",
    "/nagari/",
    "/nagari/nagari-sini/",
    "/nagari/nagari-sini/kabar/",
    "/nagari/nagari-sini/kabar/berita-sini/",
    "/nagari/nagari-sini/unduhan/",
    "/potensi/",
    "/potensi/?nagari=nagari-sini",
    "/potensi/?komoditas=kelapa",
    "/potensi/potensi-sini/",
    "/potensi/komoditas/kelapa/",
    "/kabar/",
    "/kabar/kabar-sini/",
    "/layanan/",
    "/layanan/layanan-layanan-sini/",
    f"/api/v1/areas?{SINCE}",
    f"/api/v1/offices?{SINCE}",
    f"/api/v1/potential?{SINCE}",
    f"/api/v1/news?{SINCE}",
    f"/api/v1/nagari-news?{SINCE}",
    f"/api/v1/downloads?{SINCE}",
    f"/api/v1/services?{SINCE}",
)
SHORT = {"regions_nationalcalendar", "regions_nationalday"}
"""Read from end to end: a calendar a year, and its thirty days."""

GROWING = {
    "accounts_holder",
    "files_storedfile",
    "nagari_download",
    "nagari_downloadversion",
    "nagari_newsitem",
    "newsroom_livepage",
    "potential_potentialitem",
    "potential_pricenote",
    "regions_areafact",
}
"""Where knowing the tenant alone is not enough: one regency fills them for years."""

WHOLE = {
    ("/", "potential_potentialitem"): "the choice of the week is made of all that is verified",
    (
        "/potensi/?komoditas=kelapa",
        "potential_potentialitem",
    ): "counts by nagari along the index of the nagari",
    ("/potensi/", "potential_potentialitem"): "counts all, and shows the first page of all",
    (f"/api/v1/potential?{SINCE}", "potential_potentialitem"): "the end of the index says the last change",
    (f"/api/v1/nagari-news?{SINCE}", "nagari_newsitem"): "the end of the index says the last change",
    (f"/api/v1/downloads?{SINCE}", "nagari_download"): "the end of the index says the last change",
}
"""Questions about everything that a tenant has, with the reason."""


@pytest.fixture
def place(tenant):
    here = settle(tenant, number=1, mark="SINI")
    here.village.slug, here.office.slug = "nagari-sini", "kantor-sini"
    here.village.save(update_fields=["slug"])
    here.office.save(update_fields=["slug"])
    return here


def questions(client, path):
    """What the page asked for, each question once, with its values."""
    caught = {}

    def catch(execute, sql, params, many, context):
        if sql.startswith(("SELECT", "WITH")):
            caught.setdefault(sql, params)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(catch):
        assert client.get(path).status_code == 200, path
    return caught.items()


def steps_of(sql, values):
    """Table, index and what it is asked by for each step of the plan."""
    explain = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        cursor.execute(explain + sql, values)
        lines = [row[-1] for row in cursor.fetchall()]
    return list(_postgresql(lines) if connection.vendor == "postgresql" else _sqlite(lines, sql))


def _postgresql(lines):
    for number, line in enumerate(lines):
        if found := re.search(r"(Seq|Index|Index Only|Bitmap Heap) Scan\b.* on (\w+)", line):
            asked = lines[number + 1] if number + 1 < len(lines) else ""
            yield found[2], "Cond:" in asked, True


def _sqlite(lines, sql):
    tables = dict(re.findall(r'"(\w+)" (U\d|T\d)\b', sql))
    named = {short: table for table, short in tables.items()}
    for line in lines:
        if found := re.match(r"(SCAN|SEARCH) (\w+)(?!.*VIRTUAL)", line):
            table = named.get(found[2], found[2])
            if table.rpartition("_")[0]:
                yield table, found[1] == "SEARCH", "(tenant_id=?)" not in line


def faults(client, path):
    """The tables that the page reads from end to end, or of which it reads all that the tenant has."""
    for sql, values in questions(client, path):
        for table, along, narrow in steps_of(sql, values):
            if table not in SHORT and not along:
                yield f"{path}: {table} is read from end to end by {sql}"
            if table in GROWING and not narrow and (path, table) not in WHOLE:
                yield f"{path}: {table} is narrowed by the tenant alone in {sql}"


def test_pages_asked_most_read_no_table_from_end_to_end(client, place):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    found = [fault for path in HOT for fault in faults(client, path)]

    assert not found, "\n".join(found)
