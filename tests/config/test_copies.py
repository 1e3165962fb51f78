"""Whoever keeps a copy of the lists for machines: cursors, tombstones, tags; the same for every list."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.accounts import OfficeFactory
from factories.nagari import BudgetFactory
from factories.newsroom import LivePageFactory
from factories.potential import PotentialItemFactory
from factories.regions import VillageFactory
from factories.services import ServiceFactory, StandardFactory
from smartnagari.nagari.models import Download, NewsItem, VillageIndex
from smartnagari.regions.public import tenant_scope


def a_village(number=1):
    return VillageFactory(code=f"13.05.10.20{number:02d}", name=f"Nagari {number}", slug=f"nagari-{number}")


def an_area(number):
    return a_village(number)


def an_office(number):
    return OfficeFactory(slug=f"kantor-{number}")


def a_potential(number):
    return PotentialItemFactory(area=a_village(number), slug=f"kelapa-{number}")


def a_piece_of_news(number):
    return LivePageFactory(number=number, path=f"kabar-{number}")


def a_piece_of_a_nagari(number):
    day = timezone.localdate()
    area = a_village(number)
    return NewsItem.objects.create(
        tenant=area.tenant,
        area=area,
        slug=f"kabar-{number}",
        title=f"Kabar {number}",
        body="<p>Isi</p>",
        day=day,
    )


def a_download(number):
    area, day = a_village(number), timezone.localdate()
    return Download.objects.create(
        tenant=area.tenant, area=area, title=f"Dokumen {number}", info_class="regular", subject="plan",
        day=day, year=day.year,
    )  # fmt: skip


def a_service(number):
    return StandardFactory(service=ServiceFactory(code=f"surat-{number}")).service


def a_budget(number):
    return BudgetFactory(area=a_village(number))


def an_index(number, area=None):
    area = area or a_village(number)
    return VillageIndex.objects.create(
        tenant=area.tenant, area=area, scheme="village_index", year=2025, score=Decimal("70.5"),
        status="developing", decree="Keputusan contoh",
    )  # fmt: skip


LISTS = {
    "/api/v1/areas": an_area,
    "/api/v1/offices": an_office,
    "/api/v1/potential": a_potential,
    "/api/v1/news": a_piece_of_news,
    "/api/v1/nagari-news": a_piece_of_a_nagari,
    "/api/v1/downloads": a_download,
    "/api/v1/services": a_service,
    "/api/v1/nagari-budgets": a_budget,
    "/api/v1/village-index": an_index,
}
NEVER_ENDING = {"/api/v1/village-index"}
"""An index of a year is corrected, never withdrawn."""
every_list = pytest.mark.parametrize(("path", "make"), LISTS.items(), ids=[path[8:] for path in LISTS])
ending = [(path, make) for path, make in LISTS.items() if path not in NEVER_ENDING]
every_ending_list = pytest.mark.parametrize(
    ("path", "make"), ending, ids=[path[8:] for path, _make in ending]
)
LONG_AGO = "2000-01-01T00:00:00Z"


def key_of(item):
    return item.get("id") or item.get("code") or item["slug"]


def since(client, path, moment=LONG_AGO, **asked):
    more = "".join(f"&{name}={value}" for name, value in asked.items())
    answer = client.get(f"{path}?updated_since={quote(str(moment))}{more}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def end(row):
    """What ends a row of this kind for the public."""
    columns = {field.name for field in row._meta.fields}
    if "withdrawn_at" in columns:
        row.withdrawn_at = row.changed_at = timezone.now()
    else:
        row.valid_to = timezone.localdate() - timedelta(days=1)
    if hasattr(row, "status") and row._meta.label == "regions.Area":
        row.status = "abolished"
    row.save()


@every_list
def test_changes_come_in_pieces_that_neither_overlap_nor_miss(client, tenant, path, make):
    wanted = {key_of({"id": str(make(number).pk)}) for number in (1, 2, 3)}

    seen, after = [], ""
    for _piece in range(6):
        page = since(client, path, limit=2, after=after)
        seen += [key_of(item) for item in page["items"]]
        after = page["next"]
        if not after:
            break

    assert len(seen) == len(set(seen)) >= len(wanted)
    assert not after


@every_ending_list
def test_what_ended_is_told_as_a_tombstone_and_listed_no_more(client, tenant, path, make):
    stays, goes = make(1), make(2)
    before = {key_of(item) for item in since(client, path)["items"]}
    end(goes)

    page = since(client, path)

    left = {key_of(item) for item in page["items"]}
    gone = {key_of(item) for item in page["deleted"]}
    assert left < before
    assert before - left == gone
    assert len(gone) == 1
    plain = client.get(path).json()
    assert not gone & {key_of(item) for item in plain["items"]}
    assert stays.pk != goes.pk


@every_list
def test_only_what_changed_since_is_told(client, tenant, path, make):
    make(1)

    page = since(client, path, moment=(timezone.now() + timedelta(minutes=5)).isoformat())

    assert (page["items"], page["deleted"], page["next"]) == ([], [], "")


@every_list
def test_next_time_begins_before_this_one(client, tenant, path, make):
    make(1)

    page = since(client, path)

    assert page["as_of"] < timezone.now().isoformat()


def make_elsewhere(path, tenant):
    """A row of another regency, of the kind that this list holds."""
    area = VillageFactory(tenant=tenant, code="13.06.01.2001", name="Jauh", slug="jauh")
    rows = {
        "areas": lambda: area,
        "offices": lambda: OfficeFactory(tenant=tenant, slug="jauh"),
        "potential": lambda: PotentialItemFactory(area=area, slug="jauh"),
        "news": lambda: LivePageFactory(tenant=tenant, number=9, path="jauh"),
        "nagari-budgets": lambda: BudgetFactory(area=area),
        "village-index": lambda: an_index(9, area=area),
        "services": lambda: ServiceFactory(tenant=tenant, code="jauh"),
        "nagari-news": lambda: NewsItem.objects.create(
            tenant=tenant, area=area, slug="jauh", title="Jauh", body="-", day=timezone.localdate()
        ),
        "downloads": lambda: Download.objects.create(
            tenant=tenant, area=area, title="Jauh", info_class="regular", subject="plan", year=2026,
            day=timezone.localdate(),
        ),
    }  # fmt: skip
    rows[path.removeprefix("/api/v1/")]()


@every_list
def test_another_regency_is_not_in_the_list(client, tenant, other_tenant, path, make):
    make(1)
    mine = len(since(client, path)["items"])
    with tenant_scope(other_tenant.pk):
        make_elsewhere(path, other_tenant)

    assert len(since(client, path)["items"]) == mine


@every_list
def test_same_answer_is_told_in_a_line(client, tenant, path, make):
    make(1)
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": first["ETag"]})

    assert first["ETag"]
    assert first["Cache-Control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")


@every_list
def test_queries_do_not_grow_with_the_rows(client, tenant, path, make):
    make(1)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        since(client, path)
    make(2)
    make(3)

    with CaptureQueriesContext(connection) as many:
        since(client, path)

    assert len(many) == len(few)


@every_list
@pytest.mark.parametrize("asked", ["after=nonsense", "after=%00", "updated_since=yesterday", "limit=many"])
def test_nonsense_is_refused_with_a_problem_document(client, tenant, path, make, asked):
    more = "" if "updated_since" in asked else f"&updated_since={LONG_AGO}"
    answer = client.get(f"{path}?{asked}{more}")

    assert answer.status_code in {200, 400, 422}
    if answer.status_code != 200:
        assert answer["Content-Type"].startswith("application/problem+json")


def test_every_list_for_machines_stands_here(client, tenant):
    """A list is known by its ``next``; whoever adds one adds it to the table above."""
    told = client.get("/api/v1/openapi.json").json()
    paged = {name for name, schema in told["components"]["schemas"].items() if "next" in schema["properties"]}

    def pages(methods):
        answers = json.dumps(methods.get("get", {}).get("responses", {}))
        return any(f'schemas/{name}"' in answers for name in paged)

    found = {path for path, methods in told["paths"].items() if pages(methods)}
    assert found - {"/api/v1/search"} == set(LISTS)


@every_list
def test_every_list_tells_its_cursor_and_its_moment_in_the_description(client, tenant, path, make):
    asked = client.get("/api/v1/openapi.json").json()["paths"][path]["get"]["parameters"]

    assert {"updated_since", "after", "limit"} <= {each["name"] for each in asked}
