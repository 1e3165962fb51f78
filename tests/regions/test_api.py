"""Machines' view of the tree: what is in force, page by page, of the host's own tenant."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.regions import DistrictFactory, PreparatoryFactory, VillageFactory
from smartnagari.regions.models import Area
from smartnagari.regions.public import tenant_scope


@pytest.fixture
def district(tenant):
    return DistrictFactory(code="13.05.10", name="Ulakan Tapakih")


@pytest.fixture
def villages(district):
    return [VillageFactory(parent=district, code=f"13.05.10.200{n}", name=f"Nagari {n}") for n in (1, 2, 3)]


def codes(client, **asked) -> tuple[list[str], str]:
    page = client.get("/api/v1/areas", asked).json()
    return [item["code"] for item in page["items"]], page["next"]


def test_areas_are_filtered_by_kind_and_parent(client, villages):
    VillageFactory(code="13.05.07.2001")

    assert codes(client, kind="village", parent="13.05.10")[0] == [v.code for v in villages]


def test_areas_come_in_pages_that_do_not_overlap(client, villages):
    first, then = codes(client, kind="village", limit=2)
    rest, end = codes(client, kind="village", limit=2, after=then)

    assert (first, then) == ([villages[0].code, villages[1].code], villages[1].code)
    assert (rest, end) == ([villages[2].code], "")


@pytest.mark.parametrize(("limit", "count"), [(-1, 1), (0, 1), (3, 3), (99999, 3)])
def test_limit_out_of_reason_gives_the_nearest(client, villages, limit, count):
    assert len(codes(client, kind="village", limit=limit)[0]) == count


def test_area_says_what_it_belongs_to_and_how_sure_we_are(client, villages):
    young = PreparatoryFactory(mother=villages[0], code="13.05.10.2001-P1", name="Muda")

    found = client.get(f"/api/v1/areas/{young.code}").json()

    assert found["parent_code"] == "13.05.10"
    assert found["mother_code"] == villages[0].code
    assert (found["status"], found["source"], found["confidence"]) == ("preparatory", "test", "confirmed")


def test_abolished_and_foreign_areas_do_not_exist(client, district, other_tenant):
    VillageFactory(
        parent=district, code="13.05.10.2009", valid_to=date(2026, 1, 1), status=Area.Status.ABOLISHED
    )
    with tenant_scope(other_tenant.pk):
        DistrictFactory(tenant=other_tenant, code="13.06.01")

    answers = [client.get(f"/api/v1/areas/{code}") for code in ("13.05.10.2009", "13.06.01", "99")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert {answer["Content-Type"] for answer in answers} == {"application/problem+json"}
    assert codes(client, kind="district")[0] == ["13.05.10"]


def test_wrong_shape_is_told_by_field(client, tenant):
    answer = client.get("/api/v1/areas", {"limit": "many"})

    assert answer.status_code == 422
    assert answer.json()["type"] == "/problems/invalid"
    assert list(answer.json()["fields"]) == ["query.limit"]


def test_list_costs_the_same_queries_for_any_length(client, district):
    VillageFactory(parent=district, code="13.05.10.2101")
    codes(client, kind="village")  # the host is looked up once

    with CaptureQueriesContext(connection) as one:
        codes(client, kind="village")
    for number in (2, 3):
        VillageFactory(parent=district, code=f"13.05.10.210{number}")
    with CaptureQueriesContext(connection) as three:
        found, _then = codes(client, kind="village")

    assert len(found) == 3
    assert len(three) == len(one)
