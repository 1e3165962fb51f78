"""Codes of the ministry: shape, parents, traps, and our own keys."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.regions.rules import codes

LEVELS = [
    ("13", "province", None, ""),
    ("13.05", "regency", "13", "regency"),
    ("13.69", "regency", "13", "regency"),
    ("13.71", "regency", "13", "city"),
    ("13.77", "regency", "13", "city"),
    ("13.05.01", "district", "13.05", ""),
    ("13.77.01.1001", "village", "13.77.01", "kelurahan"),
    ("13.05.01.2001", "village", "13.05.01", "desa"),
    ("91.03.01.3001", "village", "91.03.01", "desa_adat"),
    ("13.05.40001", "island", "13.05", ""),
    ("12.00.40001", "island", "12", ""),
]

BAD = [
    ("", "shape"),
    ("1", "shape"),
    ("13.5", "shape"),
    ("13.05.1", "shape"),
    ("13.05.01.4001", "shape"),
    ("13.05.01.0001", "shape"),
    ("13.05.01.2001.K03", "shape"),
    ("13.05.50001", "shape"),
    ("１３.05", "shape"),
    ("13.05\n", "shape"),
    ("1306", "no-dots"),
    ("1305012001", "no-dots"),
    ("13.00", "regency-number"),
    ("13.70", "regency-number"),
    ("13.00.01", "regency-number"),
    ("13.05.00", "district-number"),
]


@pytest.mark.parametrize(("code", "level", "parent", "kind"), LEVELS)
def test_code_says_level_parent_and_kind(code, level, parent, kind):
    assert (codes.level_of(code), codes.parent_of(code), codes.kind_of(code)) == (level, parent, kind)


@pytest.mark.parametrize(("code", "reason"), BAD)
def test_bad_code_is_refused_with_its_reason(code, reason):
    with pytest.raises(codes.BadCode) as refusal:
        codes.level_of(code)

    assert refusal.value.reason == reason


def test_undotted_is_digits_only():
    assert codes.undotted("13.05.01.2001") == "1305012001"


@pytest.mark.parametrize(
    ("typed", "code"),
    [(" 13.05 ", "13.05"), ("13", "13"), ("130501", "13.05.01"), ("13.05.40001", "13.05.40001")],
)
def test_typed_code_is_normalised(typed, code):
    assert codes.normalise_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("1306", "ambiguous"), ("1305012001", "ambiguous"), ("1306020", "statistics-code"), ("13051", "shape")],
)
def test_digits_that_may_be_of_the_statistics_office_are_refused(typed, reason):
    with pytest.raises(codes.BadCode) as refusal:
        codes.normalise_code(typed)

    assert refusal.value.reason == reason


@pytest.mark.parametrize(("typed", "code"), [("1306", "13.06"), ("1305012001", "13.05.01.2001")])
def test_digits_of_a_known_ministry_source_are_dotted(typed, code):
    assert codes.normalise_code(typed, ministry=True) == code


@pytest.mark.parametrize(
    ("key", "national"),
    [
        ("13.05.08.2001-P1", "13.05.08.2001"),
        ("13.05.08.2001-P1.K02", "13.05.08.2001"),
        ("13.05.01.2001.K03", "13.05.01.2001"),
        ("13.05.01.2001", "13.05.01.2001"),
        ("13.05.01", "13.05.01"),
        ("13.05", "13.05"),
    ],
)
def test_national_systems_are_told_the_mother_or_the_village(key, national):
    assert codes.national_code(key) == national


def test_internal_keys_hang_below_their_village():
    assert codes.preparatory_key("13.05.08.2001", 1) == "13.05.08.2001-P1"
    assert codes.hamlet_key("13.05.01.2001", 3) == "13.05.01.2001.K03"
    assert codes.hamlet_key("13.05.08.2001-P1", 12) == "13.05.08.2001-P1.K12"


@pytest.mark.parametrize(
    ("mother", "number"), [("13.05.08", 1), ("13.05.08.2001", 0), ("13.05.08.2001", 100)]
)
def test_preparatory_key_needs_a_village_and_a_number(mother, number):
    with pytest.raises(codes.BadCode):
        codes.preparatory_key(mother, number)


@pytest.mark.parametrize("village", ["13.05.08", "13.05.01.2001.K03"])
def test_hamlet_key_needs_a_village(village):
    with pytest.raises(codes.BadCode):
        codes.hamlet_key(village, 1)


@st.composite
def village_codes(draw):
    number = draw(st.integers(1, 69) | st.integers(71, 99))
    district, form, village = draw(st.integers(1, 99)), draw(st.integers(1, 3)), draw(st.integers(0, 999))
    return f"{draw(st.integers(11, 96))}.{number:02d}.{district:02d}.{form}{village:03d}"


@settings(max_examples=50)
@given(village_codes(), st.integers(1, 99))
def test_every_key_below_a_village_leads_back_to_it(code, number):
    assert codes.normalise_code(codes.undotted(code), ministry=True) == code
    assert codes.national_code(codes.hamlet_key(code, number)) == code
    assert codes.national_code(codes.preparatory_key(code, number)) == code


@settings(max_examples=50)
@given(village_codes())
def test_parents_are_prefixes_up_to_the_province(code):
    chain = [code]
    while (parent := codes.parent_of(chain[-1])) is not None:
        chain.append(parent)

    assert [len(part) for part in chain] == [13, 8, 5, 2]
    assert all(code.startswith(part) for part in chain)
