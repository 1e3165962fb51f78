"""The directory: by kind, by district, open now; what each office gives and who is in it."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import HolderFactory, OfficeFactory, PositionFactory
from factories.regions import VillageFactory
from factories.services import ServiceFactory, StandardFactory
from smartnagari.regions.loading.calendar_file import read_calendar
from smartnagari.regions.public import load_national_calendar, tenant_scope
from support.facts import fact_on
from support.queries import asked

WIB = ZoneInfo("Asia/Jakarta")
LATE = {str(day): ["08:00", "20:00"] for day in range(5)}
HOSTILE = ["\0", "%", "'; DROP TABLE", "<script>alert(1)</script>", "a" * 5000, "\\", "(", "½"]


def text_of(response) -> str:
    return response.content.decode()


def listed(response) -> set[str]:
    main = text_of(response).split('<ul class="rows', 1)
    return set(re.findall(r'href="/direktori/([a-z0-9-]+)/"', main[1])) if len(main) > 1 else set()


@pytest.fixture
def calendar(db, settings):
    load_national_calendar(file=read_calendar(settings.PACKAGE_DIR / "regions/data/calendar/2026.yaml"))


@pytest.fixture
def at(monkeypatch):
    def set_now(*moment):
        now = datetime(*moment, tzinfo=WIB)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    return set_now


@pytest.fixture
def offices(regency, tenant):
    """The regency's offices and a centre with hours of its own."""
    centre = {"kind": "puskesmas", "slug": "puskesmas-ulakan", "name": "Puskesmas Ulakan", "code": ""}
    OfficeFactory(tenant=tenant, area=regency.south, hours=LATE, confidence="unverified", **centre)
    return regency


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"jenis": "puskesmas"}, {"puskesmas-ulakan"}),
        ({"jenis": "civil-registry"}, {"disdukcapil"}),
        ({"jenis": "permits"}, set()),
        ({"jenis": "village", "kecamatan": "ulakan-tapakih"}, {"kantor-wali-nagari-ulakan"}),
        ({"kecamatan": "sungai-garingging"}, set()),
        ({"q": "akta kelahiran"}, {"disdukcapil"}),
    ],
)
def test_directory_is_narrowed_by_kind_district_and_words(client, offices, query, found):
    assert listed(client.get("/direktori/", query)) == found


@pytest.mark.parametrize(
    ("moment", "open_offices"),
    [
        ((2026, 5, 21, 7, 59), {"kantor-camat-ulakan-tapakih", "kantor-wali-nagari-ulakan", "disdukcapil"}),
        ((2026, 5, 21, 19, 59), {"puskesmas-ulakan"}),
        ((2026, 5, 21, 20, 0), set()),
        ((2026, 5, 27, 10, 0), set()),
    ],
    ids=["before eight", "in the evening", "at closing", "on a holiday"],
)
def test_open_now_follows_hours_and_calendar(client, offices, calendar, at, moment, open_offices):
    at(*moment)

    assert listed(client.get("/direktori/", {"buka": "1"})) == open_offices


def test_office_opens_at_eight_and_not_a_minute_before(client, offices, calendar, at):
    at(2026, 5, 21, 7, 59)
    before = listed(client.get("/direktori/", {"buka": "1", "jenis": "puskesmas"}))
    at(2026, 5, 21, 8, 0)

    assert before == set()
    assert listed(client.get("/direktori/", {"buka": "1", "jenis": "puskesmas"})) == {"puskesmas-ulakan"}


def test_list_says_what_is_open_and_what_is_not_verified(client, offices, calendar, at):
    at(2026, 5, 21, 19, 0)

    page = text_of(client.get("/direktori/", {"jenis": "puskesmas"}))

    assert "Buka sampai 20.00" in page
    assert "Belum diverifikasi" in page


def test_nothing_open_leads_on(client, offices, calendar, at):
    at(2026, 5, 23, 10, 0)

    assert "Sekarang tidak ada kantor yang buka" in text_of(client.get("/direktori/", {"buka": "1"}))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", ["q", "jenis", "kecamatan", "buka", "halaman"])
def test_strange_words_get_a_page_and_come_out_as_text(client, offices, name, words):
    response = client.get("/direktori/", {name: words})

    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


@pytest.mark.parametrize(
    "path", ["/direktori/", "/direktori/?buka=1", "/direktori/disdukcapil/", "/darurat/"]
)
def test_directory_costs_the_same_queries_for_any_length(client, offices, tenant, calendar, at, path):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return asked(queries)

    at(2026, 5, 21, 9, 0)
    client.get(path)
    few = cost()
    for number in range(5):
        area = VillageFactory(tenant=tenant, parent=offices.south, slug=f"baru-{number}")
        OfficeFactory(tenant=tenant, area=area, hours={"0": ["08:00", f"1{number}:00"]})

    assert cost() == few <= 8


def test_office_page_tells_what_it_gives_and_who_is_in(client, offices, tenant):
    office = offices.office
    post = PositionFactory(tenant=tenant, office=office, key="secretary", title="Sekretaris Nagari")
    HolderFactory(tenant=tenant, position=post, person_name="Sekretaris Contoh")
    StandardFactory(service=ServiceFactory(tenant=tenant, code="sku", name="Surat usaha"))

    page = text_of(client.get(f"/direktori/{office.slug}/"))

    for words in ("Surat usaha", "Wali Contoh", "Sekretaris Contoh", "Bertugas hari ini"):
        assert words in page


def test_office_tells_search_engines_its_hours(client, offices):
    page = text_of(client.get("/direktori/puskesmas-ulakan/"))

    office = fact_on(page, "GovernmentOffice")

    hours = office["openingHoursSpecification"][0]
    assert (office["name"], hours["opens"], hours["closes"]) == ("Puskesmas Ulakan", "08:00", "20:00")


def test_office_of_another_regency_is_not_found(client, offices, other_tenant):
    with tenant_scope(other_tenant.pk):
        area = VillageFactory(tenant=other_tenant, code="13.06.01.2001", parent__tenant=other_tenant)
        OfficeFactory(tenant=other_tenant, area=area, slug="kantor-seberang", name="Kantor Seberang")

    assert client.get("/direktori/kantor-seberang/").status_code == 404
    assert "Seberang" not in text_of(client.get("/direktori/"))
