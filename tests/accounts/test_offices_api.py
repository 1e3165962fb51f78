"""Machines' view of the directory: offices that serve today, of the host's own tenant, without people."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.accounts import AgencyFactory, AgencyOfficeFactory, OfficeFactory
from factories.regions import VillageFactory
from smartnagari.regions.public import tenant_scope


@pytest.fixture
def ulakan(tenant):
    return VillageFactory(code="13.05.10.2002", name="Ulakan")


def slugs(client, **asked) -> tuple[list[str], str]:
    page = client.get("/api/v1/offices", asked).json()
    return [item["slug"] for item in page["items"]], page["next"]


def test_offices_are_filtered_by_kind_and_area(client, ulakan):
    OfficeFactory(area=ulakan)
    OfficeFactory(area=VillageFactory(name="Tapakih"))
    AgencyOfficeFactory(agency=AgencyFactory(slug="disdukcapil"), slug="disdukcapil")

    assert slugs(client, kind="village", area=ulakan.code)[0] == ["kantor-ulakan"]
    assert slugs(client, kind="agency")[0] == ["disdukcapil"]


def test_offices_come_in_pages_that_do_not_overlap(client, tenant):
    for name in ("Ampek", "Duo", "Tigo"):
        OfficeFactory(area=VillageFactory(name=name))

    first, then = slugs(client, limit=2)
    rest, end = slugs(client, limit=2, after=then)

    assert (first, then) == (["kantor-ampek", "kantor-duo"], "kantor-duo")
    assert (rest, end) == (["kantor-tigo"], "")


@pytest.mark.parametrize(("days", "serves"), [(-1, False), (0, True), (1, True)])
def test_office_serves_until_its_last_day(client, ulakan, days, serves):
    OfficeFactory(area=ulakan, valid_to=timezone.localdate() + timedelta(days=days))

    assert (slugs(client)[0] == ["kantor-ulakan"]) is serves
    assert client.get("/api/v1/offices/kantor-ulakan").status_code == (200 if serves else 404)


def test_office_of_another_regency_does_not_exist(client, tenant, other_tenant):
    with tenant_scope(other_tenant.pk):
        area = VillageFactory(
            tenant=other_tenant, parent__tenant=other_tenant, code="13.06.01.2001", name="Lawang"
        )
        OfficeFactory(tenant=other_tenant, area=area)

    assert slugs(client) == ([], "")
    assert client.get("/api/v1/offices/kantor-lawang").status_code == 404


def test_office_names_its_place_and_nobody_who_works_there(client, ulakan):
    OfficeFactory(area=ulakan)

    found = client.get("/api/v1/offices/kantor-ulakan").json()

    assert (found["area_code"], found["agency"]) == (ulakan.code, None)
    assert not {"head", "holder", "holders", "user"} & set(found)
