"""Founding tenants: Padang Pariaman from what is shipped, any other from the national set."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from factories.regions import RegionFactory, VillageFactory
from smartnagari.audit.models import AuditEntry
from smartnagari.kernel.errors import Conflict, NotFound
from smartnagari.regions.actions.founding import found_tenant
from smartnagari.regions.loading.faults import SourceRefused
from smartnagari.regions.loading.national import read_set
from smartnagari.regions.loading.tenant_file import read_tenant_file, shipped_folder
from smartnagari.regions.models import (
    Area,
    AreaAlias,
    AreaFact,
    NationalCalendar,
    Region,
    Succession,
    Tenant,
    TenantHost,
)
from smartnagari.regions.queries.areas import area_for, area_of_code, areas_named
from smartnagari.regions.scope import tenant_scope

from .conftest import SMALL_SET
from .test_national_import import bring_in

FORMS = {"district": 17, "village": 118}


def test_padang_pariaman_has_17_districts_103_nagari_and_15_in_preparation(padang_pariaman):
    areas = Area.objects.filter(valid_to__isnull=True)

    assert {kind: areas.filter(kind=kind).count() for kind in FORMS} == FORMS
    assert areas.filter(status="preparatory").count() == 15
    assert areas.filter(kind="village", status="definitive", region__isnull=False).count() == 103


def test_every_nagari_has_its_place_and_its_own_motif(padang_pariaman):
    nagari = Area.objects.filter(kind="village", status="definitive")

    assert not nagari.filter(latitude__isnull=True).exists()
    assert nagari.values("lattice_i", "lattice_j").distinct().order_by("lattice_i").count() == 103
    assert not Area.objects.filter(kind="village", motif_variant__isnull=True).exists()
    chosen = {"13.05.10.2002": 0, "13.05.12.2001": 3, "13.05.15.2003": 6, "13.05.17.2004": 0}
    assert dict(nagari.filter(code__in=chosen).values_list("code", "motif_variant")) == chosen


@pytest.mark.parametrize(
    ("code", "zone"), [("13.05.02.2001", "coast"), ("13.05.17.2004", "seat"), ("13.05.08.2001-P1", "coast")]
)
def test_villages_have_the_zone_of_their_district(padang_pariaman, code, zone):
    assert area_of_code(code).zone == zone


def test_every_address_is_the_plain_name(padang_pariaman):
    villages = Area.objects.filter(kind="village").values_list("slug", flat=True)

    assert not [slug for slug in villages if slug[-1].isdigit()]
    assert area_for("parit-malintang").code == "13.05.17.2004"
    assert area_for("balah-hilia-lubuk-alung").name == "Balah Hilia Lubuk Alung"
    assert Region.objects.get(code="13.05.01.2009").name == "Nagari Balah Hilia Lubuk Alung"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Sungai Sarik", "13.05.05.2002"),
        ("Tapakis", "13.05.10.2001"),
        ("Sungai Geringging", "13.05.07"),
        ("2x11 enam lingkung", "13.05.04"),
        ("Lubuak Aluang", "13.05.01.2001"),
    ],
)
def test_areas_are_found_by_their_other_spelling(padang_pariaman, typed, code):
    assert code in [area.code for area in areas_named(typed)]


def test_codes_of_the_statistics_office_stand_apart(padang_pariaman):
    assert area_of_code("13.05").bps_code == "1306"
    assert area_of_code("13.05.01").bps_code == "1306020"
    assert Area.objects.exclude(bps_code="").count() == 18


def test_facts_carry_source_day_and_confidence(padang_pariaman):
    population = AreaFact.objects.get(key="population")

    assert (population.area.code, int(population.value)) == ("13.05", 458_310)
    assert (population.as_of.isoformat(), population.confidence) == ("2024-12-31", "confirmed")
    assert population.source


def test_preparatory_nagari_say_how_sure_their_mother_is(padang_pariaman):
    rows = Succession.objects.filter(kind="preparation").values_list("predecessor__code", "confidence")

    found = sorted(rows)
    assert len(found) == 15
    assert ("13.05.08.2002", "likely") in found
    assert ("13.05.09.2001", "unverified") in found
    assert "confirmed" not in {confidence for _code, confidence in found}


def test_founding_twice_changes_nothing(founded):
    again = found_tenant(code="13.05", file=read_tenant_file(shipped_folder("13.05")))

    assert not again
    with tenant_scope(founded.tenant.pk):
        assert AuditEntry.objects.filter(action="regions.tenant.found").count() == 1


def test_tenant_has_its_zone_seat_and_province(founded):
    tenant = founded.tenant

    assert (tenant.name, tenant.kind, tenant.province_name) == (
        "Padang Pariaman",
        "regency",
        "Sumatera Barat",
    )
    assert (tenant.seat, tenant.timezone) == ("Parit Malintang", "Asia/Jakarta")


def test_any_regency_is_founded_from_the_national_set(db, write_set):
    bring_in(write_set())

    city = found_tenant(code="13.77")

    assert city.added == ["13.77", "13.77.01", "13.77.01.1001"]
    with tenant_scope(city.tenant.pk):
        village = area_of_code("13.77.01.1001")
        assert (village.form, village.parent.code, village.slug) == ("kelurahan", "13.77.01", "kampung-perak")


def test_regency_of_the_east_keeps_eastern_time(db):
    for code, level in (("94", "province"), ("94.01", "regency")):
        RegionFactory(code=code, level=level, parent_id=code.rpartition(".")[0] or None)
    Region.objects.filter(code="94.01").update(kind="regency")

    assert found_tenant(code="94.01").tenant.timezone == "Asia/Jayapura"


def test_unknown_regency_is_refused_with_what_to_do(db):
    with pytest.raises(NotFound, match="import_regions"):
        found_tenant(code="13.77")


def test_rename_of_the_reference_is_carried_over_but_not_over_a_local_name(db, write_set):
    bring_in(write_set())
    tenant = found_tenant(code="13.05").tenant
    with tenant_scope(tenant.pk):
        Area.objects.filter(code="13.05.01.2002").update(name="Nama Sendiri")
    villages = [line.replace("Katapiang", "Ketaping") for line in SMALL_SET["villages.csv"]]
    bring_in(write_set(villages=villages))

    again = found_tenant(code="13.05")

    assert again.renamed == ["13.05.02.2001"]
    with tenant_scope(tenant.pk):
        assert area_for("katapiang").name == "Ketaping"
        assert area_of_code("13.05.01.2002").name == "Nama Sendiri"


def test_end_of_the_reference_is_carried_over(db, write_set):
    bring_in(write_set())
    tenant = found_tenant(code="13.05").tenant
    villages = [line for line in SMALL_SET["villages.csv"] if "Katapiang" not in line]
    bring_in(write_set(villages=[*villages, "13.05.02.2002,13.05.02,Kasang"]))

    again = found_tenant(code="13.05")

    assert (again.added, again.ended) == (["13.05.02.2002"], ["13.05.02.2001"])
    with tenant_scope(tenant.pk):
        assert area_of_code("13.05.02.2001").status == "abolished"


def test_village_upgraded_before_the_reference_knew_its_code_is_tied_to_it(db, write_set):
    bring_in(write_set())
    tenant = found_tenant(code="13.05").tenant
    with tenant_scope(tenant.pk):
        VillageFactory(tenant=tenant, code="13.05.02.2009", parent=area_of_code("13.05.02"), name="Baru")
    bring_in(write_set(villages=[*SMALL_SET["villages.csv"], "13.05.02.2009,13.05.02,Baru"]))

    again = found_tenant(code="13.05")

    assert (again.added, again.linked) == ([], ["13.05.02.2009"])
    assert not found_tenant(code="13.05")


def test_same_names_in_a_tenant_get_addresses_with_their_district(db, write_set):
    villages = [*SMALL_SET["villages.csv"], "13.05.02.2002,13.05.02,Lubuk Alung"]
    bring_in(write_set(villages=villages))

    tenant = found_tenant(code="13.05").tenant

    with tenant_scope(tenant.pk):
        assert area_for("lubuk-alung").code == "13.05.01.2001"
        assert area_for("lubuk-alung-batang-anai").code == "13.05.02.2002"


def test_host_of_another_tenant_is_not_taken(founded):
    TenantHost.objects.create(host="satu.example", tenant=Tenant.objects.create(code="13.06", name="Agam"))

    with pytest.raises(Conflict):
        found_tenant(code="13.05", host="satu.example")


def test_command_founds_leads_the_host_and_loads_the_calendar(db, settings):
    settings.LANGUAGE_CODE = "en"
    out = StringIO()

    call_command("found_tenant", "13.05", "--host", "Padang.Example", stdout=out)

    assert "121 areas added" in out.getvalue()
    assert TenantHost.objects.get().host == "padang.example"
    assert NationalCalendar.objects.get().year == 2026


def test_command_refuses_with_exit_code_2(db):
    with pytest.raises(CommandError) as refusal:
        call_command("found_tenant", "99.01")

    assert refusal.value.returncode == 2


BROKEN_FILES = [
    ("zones: {coast: [", "tenant.yaml:"),
    ("bps: {'1305': '1306'}", "1305"),
    ("facts: [{code: '13.05', key: tallness, value: 1}]", "source"),
    ("facts: [{code: '13.05', key: population, value: many, as_of: 2024-12-31, source: x}]", "number"),
    ("aliases: [{code: '13.05', spelling: Piaman, kind: other}]", "minang"),
    ("preparatory: {nagari: []}", "legal_basis"),
]


@pytest.mark.parametrize(("text", "told"), BROKEN_FILES)
def test_faulty_tenant_file_is_refused(tmp_path, settings, text, told):
    settings.LANGUAGE_CODE = "en"
    (tmp_path / "tenant.yaml").write_text(f"code: '13.05'\n{text}\n")

    with pytest.raises(SourceRefused) as refusal:
        read_tenant_file(tmp_path)

    assert told in str(refusal.value)


def test_tenant_file_that_names_unknown_areas_changes_nothing(db, write_set, tmp_path):
    bring_in(write_set())
    (tmp_path / "tenant.yaml").write_text("code: '13.05'\nbps: {'13.05.09': '1306100'}\n")

    with pytest.raises(SourceRefused, match=r"13\.05\.09"):
        found_tenant(code="13.05", file=read_tenant_file(tmp_path))

    assert not Tenant.objects.exists()


def test_shipped_names_are_those_of_the_national_set(write_set):
    """The small set holds true rows: where both speak of a code, they agree."""
    shipped = read_tenant_file(shipped_folder("13.05")).places
    national = {row[0]: row[2] for level, row in read_set(write_set()) if level in FORMS}

    assert {code: shipped[code].name for code in national if code in shipped} == {
        code: name for code, name in national.items() if code in shipped
    }


def test_aliases_are_never_the_name_itself(padang_pariaman):
    aliases = AreaAlias.objects.select_related("area")

    assert not [alias for alias in aliases if alias.spelling == alias.area.name]
