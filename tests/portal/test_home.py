"""The first page: what people need first, what hides when there is nothing, what it costs."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import OfficeFactory
from factories.regions import RegencyFactory, VillageFactory
from factories.services import ServiceFactory, StandardFactory
from smartnagari.portal.emergency import entries_of, first_numbers
from smartnagari.regions.loading.calendar_file import read_calendar
from smartnagari.regions.models import AreaFact
from smartnagari.regions.public import load_national_calendar
from support.queries import asked

WIB = ZoneInfo("Asia/Jakarta")


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def calendar(db, settings):
    file = settings.PACKAGE_DIR / "regions/data/calendar/2026.yaml"
    load_national_calendar(file=read_calendar(file))


@pytest.fixture
def at(monkeypatch):
    """Let it be this moment: ``at(2026, 5, 21, 8, 0)``."""

    def set_now(*moment):
        now = datetime(*moment, tzinfo=WIB)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    return set_now


def test_home_asks_first_and_shows_the_most_used(client, regency, tenant):
    StandardFactory(service=ServiceFactory(tenant=tenant, code="sku", name="Surat usaha", rank=1))

    page = text_of(client.get("/"))

    for words in ("Mau urus apa hari ini?", "Surat usaha", "Kantor nagari · 1 hari kerja", "Nomor darurat"):
        assert words in page
    assert page.index("Surat usaha") < page.index('id="nagari"') < page.index('id="angka"')


@pytest.mark.parametrize(
    "gone", ['id="layanan"', 'id="kabar"', 'id="potensi"', "penduduk</p>", "Sampaikan keluhan"]
)
def test_part_of_home_hides_when_its_app_has_nothing(client, regency, gone):
    assert gone not in text_of(client.get("/"))


def test_home_shows_residents_with_day_and_source(client, regency, tenant):
    root = RegencyFactory(tenant=tenant)
    AreaFact.objects.create(
        tenant=tenant, area=root, key="population", value=458310, as_of="2024-12-31", source="Dukcapil"
    )

    page = text_of(client.get("/"))

    assert "458.310" in page
    assert "per 31 Desember 2024; Dukcapil" in page


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ((2026, 5, 21, 7, 29), 0),
        ((2026, 5, 21, 7, 30), 3),
        ((2026, 5, 27, 10, 0), 0),
        ((2026, 5, 23, 10, 0), 0),
    ],
    ids=["before opening", "at opening", "on Iduladha", "on Saturday"],
)
def test_home_counts_the_offices_that_are_open(client, regency, calendar, at, moment, count):
    at(*moment)

    page = text_of(client.get("/"))

    assert "dari 3 kantor buka sekarang" in page
    assert f'<p class="fig-value">{count}</p>' in page


def test_home_counts_nothing_without_a_calendar(client, regency):
    assert "kantor buka sekarang" not in text_of(client.get("/"))


def test_home_costs_at_most_eight_queries_for_any_length(client, regency, tenant, calendar):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return asked(queries)

    client.get("/")
    few = cost()
    for number in range(4):
        area = VillageFactory(tenant=tenant, parent=regency.south, slug=f"baru-{number}")
        OfficeFactory(tenant=tenant, area=area)
        StandardFactory(service=ServiceFactory(tenant=tenant, code=f"s-{number}", rank=number + 1))

    assert cost() == few <= 8


def test_shipped_catalogue_stands_on_home(client, regency, tenant):
    call_command("load_services", tenant=tenant.code, verbosity=0)

    page = text_of(client.get("/"))

    assert page.count('href="/layanan/') >= 11
    assert "/layanan/sp4n-lapor/" in page
    assert client.get("/layanan/sp4n-lapor/").status_code == 200


def test_nagari_finder_takes_name_and_district(client, regency):
    page = text_of(client.get("/nagari/", {"q": "tapakis", "kecamatan": "ulakan-tapakih"}))

    assert "/nagari/tapakih/" in page
    assert "/nagari/ulakan/" not in page


def test_emergency_numbers_say_what_is_not_confirmed_here(client, tenant):
    page = text_of(client.get("/darurat/"))

    assert 'href="tel:110"' in page
    assert "Belum dipastikan untuk kabupaten ini" in page
    assert [number.sure for number in first_numbers(tenant)] == [False, True, False, False]


def test_regencys_own_numbers_stand_before_the_countrys(tenant, client):
    own = {
        "key": "police",
        "number": "0751 91234",
        "name": {"id": "Polres", "en": "Police"},
        "sure": "confirmed",
    }
    tenant.settings = {"emergency": [own], "emergency_as_of": "2026-11-01"}

    [police] = [row for row in entries_of(tenant) if row["key"] == "police"]

    assert (police["number"], police["as_of"]) == ("0751 91234", "2026-11-01")


def test_emergency_page_leads_to_the_office_until_it_has_a_number(client, tenant):
    office = OfficeFactory(tenant=tenant, area=None, kind="agency", slug="bpbd", code="", name="BPBD")
    assert "Nomornya belum diisi" in text_of(client.get("/darurat/"))

    type(office).objects.filter(pk=office.pk).update(phone="075191234")

    assert 'href="tel:075191234"' in text_of(client.get("/darurat/"))


def test_worker_of_the_browser_keeps_the_emergency_page(client, tenant):
    assert '["/darurat/", "/en/darurat/"]' in text_of(client.get("/sw.js"))


def test_browsers_that_ask_for_the_icon_get_one(client, tenant):
    answer = client.get("/favicon.ico")

    assert (answer["Content-Type"], answer.content[:4]) == ("image/x-icon", b"\0\0\1\0")
    assert answer.content[22:30] == b"\x89PNG\r\n\x1a\n"
