"""Tables as offices really send them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.accounts.rules.csvfiles import Column, Unreadable, read_date, read_table

COLUMNS = (
    Column("office", ("kantor",)),
    Column("name", ("nama",)),
    Column("note", ("catatan",), required=False),
)
ROWS = "Kantor;Nama\nulakan;Siti Aminah\nsintuak;Budi\n"


@pytest.mark.parametrize(
    "content",
    [
        ROWS.encode(),
        b"\xef\xbb\xbf" + ROWS.encode(),
        ROWS.replace(";", ",").encode(),
        ROWS.replace(";", "\t").encode("utf-16"),
        ROWS.replace("\n", "\r\n").encode(),
        b"sep=;\n" + ROWS.encode(),
        ("\n;\n" + ROWS).encode(),
        b"NAMA;  kantor ;Lain\nSiti Aminah;ulakan;x\n\nBudi;sintuak;\n",
    ],
)
def test_table_is_read_in_every_habit_of_excel(content):
    table = read_table(content, COLUMNS)

    assert table.problems == ()
    assert [(row["office"], row["name"], row["note"]) for row in table.rows] == [
        ("ulakan", "Siti Aminah", ""),
        ("sintuak", "Budi", ""),
    ]


def test_old_windows_encoding_keeps_apostrophes():
    table = read_table("kantor;nama\nulakan;Ma’ruf\n".encode("cp1252"), COLUMNS)

    assert table.rows[0]["name"] == "Ma’ruf"


def test_lines_are_numbered_as_in_the_spreadsheet():
    table = read_table(b'sep=;\nkantor;nama\na;b\n\n\nc;"d\ne"\nf;g\n', COLUMNS)

    assert [row.line for row in table.rows] == [3, 7, 8]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-is-empty"),
        (b"\n\n ; \n", "file-is-empty"),
        (b"kantor;nama\n", "file-has-no-lines"),
        (b"PK\x03\x04rest", "file-is-a-workbook"),
        (b"\xd0\xcf\x11\xe0rest", "file-is-a-workbook"),
        (b"kantor;nama\n\0;x\n", "file-is-not-text"),
        (b"kantor;nama\n" + b"a;b\n" * 5001, "file-has-too-many-lines"),
        (b"x" * 2_000_001, "file-is-too-large"),
        (b"kantor;nama\na;" + b"x" * 140_000 + b"\n", "file-is-not-a-table"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content, code):
    with pytest.raises(Unreadable) as refused:
        read_table(content, COLUMNS)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("kantor;lain", [("nama", "column-is-missing")]),
        ("lain;sini", [("kantor", "column-is-missing"), ("nama", "column-is-missing")]),
        ("kantor;nama;nama", [("nama", "column-is-there-twice")]),
    ],
)
def test_missing_and_double_columns_are_named(head, codes):
    table = read_table(f"{head}\na;b\n".encode(), COLUMNS)

    assert [(problem.column, problem.code) for problem in table.problems] == codes
    assert table.rows == ()


def test_a_separator_inside_a_text_is_noticed():
    table = read_table(b"kantor;nama\nulakan;Siti; S.Pd\n", COLUMNS)

    assert [(problem.line, problem.code) for problem in table.problems] == [(2, "line-has-too-many-cells")]


@pytest.mark.parametrize(
    "text", ["27/06/2026", "27-6-2026", "27.06.2026", "2026-06-27", "27 Juni 2026", "2026-06-27 00:00:00"]
)
def test_date_is_read_as_people_write_it(text):
    assert read_date(text) == date(2026, 6, 27)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("31/02/2026", "no-such-day", {"last": 28, "month": 2, "year": 2026}),
        ("31/02/2028", "no-such-day", {"last": 29, "month": 2, "year": 2028}),
        ("00/06/2026", "no-such-day", {"last": 30, "month": 6, "year": 2026}),
        ("06/27/2026", "no-such-month", {}),
        ("27/06/26", "year-is-short", {}),
        ("27/06/1026", "year-is-far-off", {}),
        ("besok", "not-a-date", {}),
        ("27 Junio 2026", "not-a-date", {}),
        ("46200", "not-a-date", {}),
    ],
)
def test_date_that_is_none_says_why(text, code, facts):
    with pytest.raises(Unreadable) as refused:
        read_date(text)

    assert (refused.value.code, dict(refused.value.facts)) == (code, {"value": text, **facts})


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(max_examples=60)
def test_every_day_can_be_written_in_every_way(day):
    assert {
        read_date(f"{day:%d/%m/%Y}"),
        read_date(f"{day.day}-{day.month}-{day.year}"),
        read_date(str(day)),
    } == {day}


@given(st.binary(max_size=400))
@settings(max_examples=120)
def test_any_bytes_give_a_table_or_a_reason(content):
    try:
        outcome = {row.line for row in read_table(content, COLUMNS).rows}
    except Unreadable as refused:
        outcome = refused.code

    assert isinstance(outcome, set) or outcome.startswith("file-")
