"""Identity numbers, names and birth dates, by table and by property."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.accounts.rules.identity import (
    Sex,
    age_on,
    holds_identity_number,
    masked,
    normalised,
    read_birth_date,
    read_kk,
    read_name,
    read_nik,
    without_identity_numbers,
)

TODAY = date(2026, 5, 21)
MAN, WOMAN = "1305012103850001", "1305016103850001"
DAYS = st.dates(date(1910, 1, 1), TODAY)


def nik_of(born, *, female=False, serial=1):
    return f"130501{born.day + 40 * female:02d}{born:%m%y}{serial:04d}"


@settings(max_examples=80)
@given(DAYS, st.booleans(), st.integers(1, 9999))
def test_nik_gives_back_sex_and_birth_date(born, female, serial):
    reading = read_nik(nik_of(born, female=female, serial=serial), on=TODAY, born=born)

    assert reading.problem is None
    assert reading.sex == (Sex.FEMALE if female else Sex.MALE)
    assert reading.dates == (born,)
    assert reading.warnings == ()


@pytest.mark.parametrize(
    "written",
    [
        "1305 0121 0385 0001",
        "13.05.01.210385.0001",
        "130501-210385-0001",
        " 1305012103850001\n",
        "130501–2103850001",
    ],
)
def test_nik_may_be_written_with_spaces_dots_and_dashes(written):
    assert read_nik(written, on=TODAY).digits == MAN


@pytest.mark.parametrize(
    ("written", "code", "facts"),
    [
        ("", "number-empty", {}),
        ("13050121038500", "number-short", {"have": 14, "missing": 2}),
        ("1305012103850", "number-short", {"have": 13, "missing": 3}),
        ("130501210385000123", "number-long", {"have": 18, "extra": 2}),
        ("13050121O3850001", "number-not-digits", {"character": "O"}),
        ("١٣٠٥٠١٢١٠٣٨٥٠٠٠١", "number-not-digits", {"character": "١"}),
        ("0305012103850001", "number-province", {"digits": "03"}),
        ("9805012103850001", "number-province", {"digits": "98"}),
        ("9999012103850001", "number-synthetic", {}),
        ("1305013503850001", "nik-day", {}),
        ("1305010003850001", "nik-day", {}),
        ("1305017203850001", "nik-day", {}),
        ("1305012113850001", "nik-month", {}),
        ("1305013102850001", "nik-no-such-date", {}),
        ("1305016902850001", "nik-no-such-date", {}),
        ("1305012103850000", "number-serial", {}),
    ],
)
def test_nik_that_cannot_be_is_refused_with_what_to_mend(written, code, facts):
    reading = read_nik(written, on=TODAY)

    assert (reading.digits, reading.problem.code, reading.problem.facts) == ("", code, facts)


def test_nik_lists_both_centuries_when_no_birth_date_is_stated():
    assert read_nik("1305012103200001", on=TODAY).dates == (date(1920, 3, 21), date(2020, 3, 21))


def test_nik_of_29_february_keeps_leap_years_only():
    assert read_nik("1305012902000001", on=TODAY).dates == (date(2000, 2, 29),)


def test_nik_from_the_future_belongs_to_the_last_century():
    assert read_nik("1305012205260001", on=TODAY).dates == (date(1926, 5, 22),)


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ({"born": date(1985, 3, 22)}, ["nik-other-birth-date"]),
        ({"sex": Sex.FEMALE}, ["nik-other-sex"]),
        ({"born": date(1985, 3, 21), "sex": Sex.MALE}, []),
        ({"districts": {"137701"}}, ["number-unknown-district"]),
        ({"districts": {"130501"}}, []),
    ],
)
def test_nik_that_contradicts_the_person_warns_only(stated, codes):
    reading = read_nik(MAN, on=TODAY, **stated)

    assert [w.code for w in reading.warnings] == codes
    assert reading.digits == MAN


def test_nik_of_an_abolished_province_passes_and_an_unheard_one_warns():
    assert read_nik("5405012103850001", on=TODAY).warnings == ()
    assert [w.code for w in read_nik("4405012103850001", on=TODAY).warnings] == ["number-unknown-district"]


def test_synthetic_number_passes_in_samples_only():
    assert read_nik("9999012103850001", on=TODAY, synthetic=True).digits == "9999012103850001"
    assert read_nik("9999012103850001", on=TODAY).problem.code == "number-synthetic"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1305012103120007", None),
        (WOMAN, "kk-looks-like-nik"),
        ("1305013102120007", "kk-no-such-date"),
        ("1305012103120000", "number-serial"),
        ("13050121031200", "number-short"),
    ],
)
def test_kk_is_read_without_the_shift_for_women(written, code):
    problem = read_kk(written, on=TODAY).problem

    assert (problem and problem.code) == code


@settings(max_examples=60)
@given(DAYS, st.booleans())
def test_mask_shows_six_digits_only(born, female):
    number = nik_of(born, female=female, serial=4321)

    assert masked(number) == f"1305{'*' * 10}21"


def test_mask_of_a_short_number_shows_nothing():
    assert masked("123456") == "******"


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_is_read_without_a_crash(text):
    for reading in (read_nik(text, on=TODAY), read_kk(text, on=TODAY)):
        assert (reading.problem is None) == (len(reading.digits) == 16)
    assert (read_name(text).problem is None) == bool(read_name(text).name)
    assert (read_birth_date(text, on=TODAY).problem is None) == bool(read_birth_date(text, on=TODAY).day)
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"NIK saya {MAN}.", True),
        ("NIK saya 1305 0121 0385 0001", True),
        ("NIK 13.05.01.210385.0001", True),
        ("nomor 0812-3456-7890", False),
        ("12345678901234567", False),
        ("Rp 1.234.567", False),
    ],
)
def test_identity_number_is_found_inside_text(text, found):
    assert holds_identity_number(text) is found
    assert holds_identity_number(without_identity_numbers(text)) is False or not found
    assert (without_identity_numbers(text) != text) is found


@pytest.mark.parametrize(
    "written",
    [
        "A",
        "Suharto",
        "Ma'ruf",
        "Ma’ruf Amin",
        "Dr. H. Syafri, S.H., M.Si.",
        "Siti Nur-Aini",
        "Nurhaliza binti Ali",
        "Zoë",
    ],
)
def test_names_that_people_have_are_taken_as_they_are(written):
    assert read_name(f"  {written}  ").name == written


def test_name_gets_its_spaces_in_order():
    assert read_name("Siti \t  Aminah").name == "Siti Aminah"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "name-empty"),
        ("   ", "name-empty"),
        ("Budi 2", "name-digit"),
        ("Budi <b>", "name-character"),
        ("budi@demo.test", "name-character"),
        ("Budi\x00", "name-character"),
        ("..", "name-no-letter"),
        ("A" * 151, "name-long"),
    ],
)
def test_name_that_cannot_be_is_refused_with_what_to_mend(written, code):
    assert read_name(written).problem.code == code


@pytest.mark.parametrize("written", ["17-08-1945", "17/8/1945", "17.08.1945", "17 08 1945", "1945-08-17"])
def test_birth_date_may_be_written_in_many_ways(written):
    assert read_birth_date(written, on=TODAY).day == date(1945, 8, 17)


@pytest.mark.parametrize(
    ("written", "code", "facts"),
    [
        ("31/02/1990", "date-no-such-day", {"last": 28, "month": 2, "year": 1990}),
        ("30-02-2000", "date-no-such-day", {"last": 29, "month": 2, "year": 2000}),
        ("00-01-1990", "date-no-such-day", {"last": 31, "month": 1, "year": 1990}),
        ("01-13-1990", "date-month", {"month": 13}),
        ("22-05-2026", "date-future", {}),
        ("01-01-2027", "date-future", {}),
        ("01-01-1890", "date-too-old", {"year": 1890}),
        ("17 Agustus", "date-unreadable", {}),
        ("", "date-empty", {}),
    ],
)
def test_birth_date_that_cannot_be_is_refused_with_what_to_mend(written, code, facts):
    problem = read_birth_date(written, on=TODAY).problem

    assert (problem.code, problem.facts) == (code, facts)


@settings(max_examples=60)
@given(DAYS, st.integers(0, 40000))
def test_age_never_falls(born, days):
    later = min(born + timedelta(days=days), date(9999, 12, 31))

    assert 0 <= age_on(born, later) <= age_on(born, later + timedelta(days=1))


def test_age_of_a_leap_day_child_turns_in_march():
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18
