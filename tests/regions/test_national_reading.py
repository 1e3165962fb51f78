"""The first pass: what is mended, what is refused and where, and that refusal changes nothing."""

from __future__ import annotations

import pytest

from smartnagari.regions.loading.faults import SourceRefused
from smartnagari.regions.loading.national import read_set

from .conftest import SMALL_SET

VILLAGES = SMALL_SET["villages.csv"]


def refused(folder) -> list[str]:
    with pytest.raises(SourceRefused) as refusal:
        read_set(folder)
    return refusal.value.faults


def names_of(found, level="village") -> dict[str, str]:
    return {row[0]: row[2] for row in found.rows[level]}


def test_good_set_is_read_whole(write_set):
    found = read_set(write_set(), edition="first")

    assert {level: len(rows) for level, rows in found.rows.items()} == {
        "province": 1,
        "regency": 2,
        "district": 3,
        "village": 4,
    }
    assert names_of(found, "regency") == {"13.05": "Padang Pariaman", "13.77": "Pariaman"}
    assert (found.edition, found.mended, found.same_name) == ("first", 0, 0)


def test_edition_is_read_from_the_package(write_set):
    folder = write_set()
    (folder.parent / "package.json").write_text('{"name": "idn-area-data", "version": "3.1.2"}')

    assert read_set(folder).edition == "idn-area-data 3.1.2"


@pytest.mark.parametrize(
    ("raw", "name"),
    [('Soka"an', "Soka'an"), ("Bu Nuapu’u", "Bu Nuapu'u"), ("Teuw*", "Teuw"), ("Dua  Spasi", "Dua Spasi")],
)
def test_blemished_name_is_mended_and_counted(write_set, raw, name):
    found = read_set(write_set(villages=[*VILLAGES, f"13.05.02.2002,13.05.02,{raw}"]))

    assert names_of(found)["13.05.02.2002"] == name
    assert found.mended == 1


def test_same_name_within_a_district_is_kept_and_counted(write_set):
    found = read_set(write_set(villages=[*VILLAGES, "13.05.02.2002,13.05.02,Katapiang"]))

    assert names_of(found)["13.05.02.2002"] == "Katapiang"
    assert found.same_name == 1


def test_island_without_regency_hangs_below_its_province(write_set):
    header = "code,regency_code,coordinate,is_populated,is_outermost_small,name"
    place = "00°52'26.73\" S 100°06'00.83\" E"
    lines = [header, f"13.05.40001,13.05,{place},0,0,Pulau Pieh", f"13.00.40001,,{place},1,0,Pulau Lain"]

    islands = read_set(write_set(islands=lines)).rows["island"]

    assert [(row[0], row[1]) for row in islands] == [("13.05.40001", "13.05"), ("13.00.40001", "13")]
    assert islands[0][3:] == pytest.approx((-0.874092, 100.100231))


BROKEN = [
    ("13.05.02.2002,13.05.02", "columns instead of"),
    ("13.05.02.2002,13.05.02,Lubuk, Alung", "columns instead of"),
    ("13.05.02.2002,13.05.01,Kasang", "The parent of 13.05.02.2002 is 13.05.02"),
    ("13.05.09.2001,13.05.09,Kasang", "The parent 13.05.09 is missing"),
    ("13.05.01.2001,13.05.01,Kasang", "twice"),
    ("13.05.02.4002,13.05.02,Kasang", "not a ministry code"),
    ("1305022002,13.05.02,Kasang", "no dots"),
    ("13.05.03,13.05,Kasang", "does not belong into this file"),
    ("13.05.02.2002,13.05.02,", "name is missing"),
    ("13.05.02.2002,13.05.02,*", "name is missing"),
    ("13.05.02.2002,13.05.02," + "x" * 101, "longer than 100"),
    ("13.05.02.2002,13.05.02,Ka\x07sang", "cannot be printed"),
    ("", "columns instead of"),
]


@pytest.mark.parametrize(("line", "told"), BROKEN)
def test_broken_line_is_refused_with_its_number(write_set, line, told, settings):
    settings.LANGUAGE_CODE = "en"

    faults = refused(write_set(villages=[*VILLAGES[:3], line, *VILLAGES[3:]]))

    assert len(faults) == 1
    assert faults[0].startswith("villages.csv:4: ")
    assert told in faults[0]


def test_every_fault_of_every_file_is_told_at_once(write_set):
    faults = refused(
        write_set(
            regencies=[*SMALL_SET["regencies.csv"], "13.70,13,KABUPATEN SALAH", "13.72,13,KABUPATEN LAGI"],
            villages=[*VILLAGES, "x,y,z", "13.05.02.2001,13.05.02,Kasang"],
        )
    )

    assert [fault.split(": ")[0] for fault in faults] == [
        "regencies.csv:4",
        "regencies.csv:5",
        "villages.csv:6",
        "villages.csv:7",
    ]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("kode,kecamatan,nama", "code,district_code,name"),
        ("code,name,district_code", "code,district_code,name"),
        ("code;district_code;name", "semicolons"),
        ("", "code,district_code,name"),
    ],
)
def test_other_columns_are_refused(write_set, header, told, settings):
    settings.LANGUAGE_CODE = "en"

    faults = refused(write_set(villages=[header, *VILLAGES[1:]]))

    assert len(faults) == 1
    assert faults[0].startswith("villages.csv:1: ")
    assert told in faults[0]


def test_semicolons_of_excel_are_refused_by_name(write_set, settings):
    settings.LANGUAGE_CODE = "en"

    faults = refused(write_set(villages=[line.replace(",", ";") for line in VILLAGES]))

    assert faults == [
        "villages.csv:1: Columns are separated by semicolons, as Excel does; save the file with commas."
    ]


def test_latin_1_is_refused_at_its_line(write_set, settings):
    settings.LANGUAGE_CODE = "en"
    folder = write_set()
    lines = [*VILLAGES, "13.05.02.2002,13.05.02,Sé"]
    (folder / "villages.csv").write_bytes("\n".join(lines).encode("latin-1"))

    assert refused(folder) == ["villages.csv:6: The file is not UTF-8 here; save it as CSV UTF-8."]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused(write_set, encoding, settings):
    settings.LANGUAGE_CODE = "en"
    folder = write_set()
    (folder / "villages.csv").write_text("\n".join(VILLAGES), encoding=encoding)

    assert refused(folder) == ["villages.csv:1: The file is saved as UTF-16; save it as CSV UTF-8."]


def test_byte_order_mark_and_line_ends_of_windows_are_accepted(write_set):
    folder = write_set()
    (folder / "villages.csv").write_text("\r\n".join(VILLAGES), encoding="utf-8-sig", newline="")

    assert len(read_set(folder).rows["village"]) == 4


@pytest.mark.parametrize("missing", list(SMALL_SET))
def test_missing_file_is_named(write_set, missing):
    folder = write_set()
    (folder / missing).unlink()

    assert refused(folder)[0].startswith(f"{missing}: ")


def test_empty_file_is_refused(write_set):
    assert refused(write_set(villages=VILLAGES[:1]))[0].startswith("villages.csv: ")


def test_file_wrong_in_every_line_is_told_in_short(write_set):
    with pytest.raises(SourceRefused) as refusal:
        read_set(write_set(villages=[VILLAGES[0], *["wrong"] * 5000]))

    assert len(str(refusal.value).splitlines()) == 22
    assert "4980" in str(refusal.value).replace(".", "").replace(",", "")
