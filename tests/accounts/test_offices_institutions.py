"""Schools and health centres from their registers: by difference, faults by line, safe twice."""

import pytest
from django.core.management import CommandError, call_command

from factories.accounts import OfficeFactory
from factories.regions import DistrictFactory, VillageFactory
from smartnagari.accounts.actions.institutions import import_institutions
from smartnagari.accounts.models import Office
from smartnagari.accounts.rules.hours import read_hours, write_week
from smartnagari.accounts.types import OfficeKind
from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import tenant_scope

COLUMNS = (
    "jenis", "npsn", "nama", "wilayah", "bentuk", "alamat", "telepon", "whatsapp", "situs", "lintang",
    "bujur", "jam buka", "sumber", "per tanggal",
)  # fmt: skip
SCHOOL = {
    "jenis": "sekolah",
    "npsn": "10301234",
    "nama": "SD Negeri 01 Ulakan",
    "wilayah": "13.05.10.2002",
    "bentuk": "SD Negeri",
    "alamat": "Jalan Contoh",
    "telepon": "0751 123456",
    "jam buka": "Senin-Kamis 07.30-14.00; Jumat 07.30-11.30",
    "per tanggal": "22/11/2026",
}


@pytest.fixture
def places(tenant):
    district = DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih", slug="ulakan-tapakih")
    VillageFactory(tenant=tenant, parent=district, code="13.05.10.2002", name="Ulakan", slug="ulakan")
    return district


def table(*rows) -> bytes:
    lines = [",".join(f'"{row.get(column, "")}"' for column in COLUMNS) for row in rows]
    return "\n".join([",".join(COLUMNS), *lines]).encode()


def run(tenant, *rows, **options):
    return import_institutions(actor=Actor.system("test", tenant.pk), content=table(*rows), **options)


def test_school_is_entered_in_its_nagari_and_twice_changes_nothing(tenant, places):
    first, second = run(tenant, SCHOOL), run(tenant, SCHOOL)

    assert (first.problems, first.added) == ((), ["sd-negeri-01-ulakan"])
    assert (second.added, second.changed, second.unchanged) == ([], [], 1)
    school = Office.objects.get(kind=OfficeKind.SCHOOL.value)
    assert (school.register_code, school.village_code, school.confidence) == (
        "10301234",
        "13.05.10.2002",
        "likely",
    )
    assert school.hours["4"] == ["07:30", "11:30"]
    assert school.positions.get().title == "Kepala Sekolah"


def test_only_what_differs_is_changed_and_empty_cells_say_nothing(tenant, places):
    run(tenant, SCHOOL)

    done = run(tenant, {**SCHOOL, "alamat": "", "telepon": "0751 999999"})

    school = Office.objects.get(kind=OfficeKind.SCHOOL.value)
    assert (done.changed, school.address, school.phone) == (
        ["sd-negeri-01-ulakan"],
        "Jalan Contoh",
        "0751999999",
    )


def test_health_centre_without_code_is_known_by_its_name(tenant, places):
    OfficeFactory(
        tenant=tenant,
        area=places,
        kind="puskesmas",
        slug="puskesmas-ulakan",
        code="",
        name="Puskesmas Ulakan",
    )
    row = {
        "jenis": "puskesmas",
        "npsn": "P1305100201",
        "nama": "Puskesmas Ulakan",
        "wilayah": "ulakan-tapakih",
    }

    done = run(tenant, row)

    assert (done.added, done.changed) == ([], ["puskesmas-ulakan"])
    assert Office.objects.get(slug="puskesmas-ulakan").register_code == "P1305100201"


def test_namesakes_get_addresses_of_their_own(tenant, places):
    done = run(tenant, SCHOOL, {**SCHOOL, "npsn": "10301235"})

    assert sorted(done.added) == ["sd-negeri-01-ulakan", "sd-negeri-01-ulakan-10301235"]


def test_dry_run_enters_nothing_and_what_is_absent_is_left_alone(tenant, places):
    run(tenant, SCHOOL)

    done = run(tenant, {**SCHOOL, "npsn": "10301235", "nama": "SD Lain"}, dry_run=True)

    assert (done.added, done.absent) == (["sd-lain"], ["sd-negeri-01-ulakan"])
    assert Office.objects.filter(kind=OfficeKind.SCHOOL.value).count() == 1


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        ({"jenis": "warung"}, "office-kind-is-unknown"),
        ({"npsn": "123"}, "not-an-npsn"),
        ({"npsn": "1,03E+07"}, "number-was-rounded"),
        ({"npsn": ""}, "cell-is-empty"),
        ({"nama": ""}, "cell-is-empty"),
        ({"wilayah": "99.99"}, "place-is-unknown"),
        ({"telepon": "rumah"}, "not-a-telephone"),
        ({"situs": "javascript:alert(1)"}, "not-an-address-of-the-web"),
        ({"lintang": "-0.5"}, "point-needs-both"),
        ({"lintang": "51.5", "bujur": "0.1"}, "not-a-point"),
        ({"jam buka": "setiap hari"}, "hours-are-no-list"),
        ({"jam buka": "Senin 14.00-07.00"}, "hours-close-before-opening"),
        ({"per tanggal": "2026"}, "not-a-date"),
    ],
)
def test_faulty_line_is_named_and_nothing_is_entered(tenant, places, spoiled, code):
    done = run(tenant, {**SCHOOL, "npsn": "10301235"}, {**SCHOOL, **spoiled})

    assert (done.problems[0].line, done.problems[0].code) == (3, code)
    assert not Office.objects.filter(kind=OfficeKind.SCHOOL.value).exists()


def test_same_code_twice_names_the_other_line(tenant, places):
    done = run(tenant, SCHOOL, SCHOOL)

    assert [(p.line, dict(p.facts)) for p in done.problems] == [(3, {"other": 2})]


def test_register_code_may_be_used_in_another_regency(tenant, other_tenant, places):
    run(tenant, SCHOOL)
    with tenant_scope(other_tenant.pk):
        VillageFactory(tenant=other_tenant, code="13.06.01.2001", slug="ulakan", parent__tenant=other_tenant)
        done = run(other_tenant, {**SCHOOL, "wilayah": "13.06.01.2001"})

    assert done.added == ["sd-negeri-01-ulakan"]


def test_command_says_each_fault_and_stops(tenant, places, tmp_path, capsys):
    file = tmp_path / "sekolah.csv"
    file.write_bytes(table({**SCHOOL, "npsn": "12"}))

    with pytest.raises(CommandError) as refusal:
        call_command("import_offices", file, tenant=tenant.code)

    assert refusal.value.returncode == 2
    assert "Baris 2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Senin-Jumat 07.30-14.00", {str(d): ["07:30", "14:00"] for d in range(5)}),
        (
            "sen - kam 8:00-15:30; jum 8:00-11:30",
            {**{str(d): ["08:00", "15:30"] for d in range(4)}, "4": ["08:00", "11:30"]},
        ),
        ("Jum'at 07.30–11.30", {"4": ["07:30", "11:30"]}),
    ],
)
def test_hours_are_read_as_tables_write_them(text, week):
    assert write_week(read_hours(text)) == week
