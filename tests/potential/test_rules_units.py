"""Units and numbers by tables: what is typed, what it is worth, what may be added."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.potential.rules.numbers import BadNumber, read_number, typed_number, write_number
from smartnagari.potential.rules.units import (
    UnlikeUnits,
    base_unit,
    convert,
    quantity,
    shown_unit,
    to_base,
    unit_named,
)
from smartnagari.potential.terms import terms_of
from smartnagari.potential.types import Commodity, Worth

UNITS = terms_of(None).units
AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.250", "1250"),
        ("1.250,5", "1250.5"),
        ("0.250", "0.25"),
        ("Rp 2.500", "2500"),
        ("Rp2.500.000", "2500000"),
        (" 0,001 ", "0.001"),
        ("1 250", "1250"),
    ],
)
def test_number_is_read_as_people_type_it(text, number):
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,250", "doubtful"),
        ("sepuluh", "letters"),
        ("10 ton", "letters"),
        ("1.25.0", "letters"),
        ("0.250,5", "letters"),
        ("", "letters"),
        ("1e9", "letters"),
        ("٣", "letters"),
        ("-5", "negative"),
        ("9.999.999.999.999", "large"),
    ],
)
def test_number_that_is_none_says_why(text, code):
    with pytest.raises(BadNumber) as fault:
        read_number(text)

    assert fault.value.code == code


@given(AMOUNTS)
def test_number_survives_being_shown_in_a_form_again(number):
    assert read_number(typed_number(number)) == number


@pytest.mark.parametrize(
    ("number", "words", "english"),
    [("1250.5", "1.250,5", "1,250.5"), ("10.000", "10", "10"), ("0", "0", "0"), ("0.126", "0,13", "0.13")],
)
def test_number_is_written_for_readers_of_each_language(number, words, english):
    assert write_number(Decimal(number), most_places=2) == words
    assert write_number(Decimal(number), most_places=2, language="en") == english


@pytest.mark.parametrize(
    ("amount", "unit", "base", "family"),
    [
        ("70", "ton", "70000", "mass"),
        ("3", "kuintal", "300", "mass"),
        ("2.5", "m3", "2500", "volume"),
        ("250", "ml", "0.25", "volume"),
        ("15000", "m2", "1.5", "area"),
        ("3", "kodi", "60", "sheet"),
        ("12", "ekor", "12", "head"),
    ],
)
def test_amount_is_worth_exactly_so_much(amount, unit, base, family):
    found = quantity(Decimal(amount), unit, units=UNITS)

    assert (found.base, found.family) == (Decimal(base), family)


@given(AMOUNTS, st.sampled_from(sorted(UNITS)))
def test_amount_comes_back_from_the_base_unit(amount, key):
    unit = UNITS[key]
    base = base_unit(unit.family, UNITS)

    assert convert(convert(amount, unit, base), base, unit) == amount


@pytest.mark.parametrize(
    ("unit", "into"), [("butir", "kg"), ("ekor", "kg"), ("liter", "kg"), ("batang", "ha")]
)
def test_unlike_units_are_not_converted(unit, into):
    with pytest.raises(UnlikeUnits):
        convert(Decimal(1), UNITS[unit], UNITS[into])


def test_every_family_has_one_base_unit():
    families = {unit.family for unit in UNITS.values()}

    assert {family: base_unit(family, UNITS).worth for family in families} == dict.fromkeys(families, 1)
    assert all(to_base(Decimal(1), unit) > 0 for unit in UNITS.values())


def test_pieces_weigh_something_only_where_the_data_say_so():
    weighed = Commodity(
        "kelapa",
        {"id": "Kelapa"},
        sector="plantation",
        unit="ton",
        equals={"butir": Worth("kg", Decimal("1.2"))},
    )

    known = quantity(Decimal(1000), "butir", units=UNITS, commodity=weighed)
    unknown = quantity(Decimal(1000), "butir", units=UNITS, commodity=terms_of(None).commodities["kelapa"])

    assert (known.base, known.family) == (Decimal(1200), "mass")
    assert (unknown.base, unknown.family) == (Decimal(1000), "piece_round")


@pytest.mark.parametrize(
    ("text", "key"),
    [("Kw", "kuintal"), ("hektar", "ha"), ("POHON", "batang"), ("m³", "m3"), ("karung", None)],
)
def test_unit_is_known_by_the_words_people_use(text, key):
    found = unit_named(text, UNITS)

    assert (found.key if found else None) == key


def test_large_weights_are_read_in_tonnes():
    assert shown_unit(Decimal(999), "mass", UNITS).key == "kg"
    assert shown_unit(Decimal(1000), "mass", UNITS).key == "ton"
    assert shown_unit(Decimal(5000), "head", UNITS).key == "ekor"
