"""Sums, ages, seasons, prices and links by tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.potential.rules.ages import age_of, months_between, turns_old, year_is_old
from smartnagari.potential.rules.keys import holding, keys_of, listed
from smartnagari.potential.rules.links import market_of, whatsapp_link
from smartnagari.potential.rules.prices import Price, lines
from smartnagari.potential.rules.seasons import mask_of, months_of, spans_of
from smartnagari.potential.rules.sums import fullest, silent, sums
from smartnagari.potential.types import Report

A, B, C = (UUID(int=number) for number in (1, 2, 3))
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31))


def report(area, year, base, family="mass"):
    return Report(area=area, year=year, family=family, base=Decimal(base))


def test_sums_add_one_year_and_one_family_only():
    told = [
        report(A, 2025, 10),
        report(B, 2025, 5),
        report(B, 2024, 7),
        report(C, 2025, 3, "head"),
        report(A, None, 9),
    ]

    found = {(each.year, each.family): (each.base, each.areas) for each in sums(told)}

    assert found == {
        (2025, "mass"): (Decimal(15), {A, B}),
        (2024, "mass"): (Decimal(7), {B}),
        (2025, "head"): (Decimal(3), {C}),
    }


def test_two_entries_of_one_area_are_one_area_that_has_reported():
    (found,) = sums([report(A, 2025, 10), report(A, 2025, 4)])

    assert (found.base, found.areas) == (Decimal(14), {A})


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ([report(A, 2025, 1), report(A, 2024, 1), report(B, 2024, 1)], 2024),
        ([report(A, 2025, 1), report(B, 2024, 1)], 2025),
    ],
)
def test_first_sum_is_the_fullest_and_then_the_newest(told, year):
    assert fullest(sums(told)).year == year


def test_silent_are_those_who_are_in_no_sum():
    assert silent([A, B], fullest(sums([report(A, 2025, 1)]))) == {B}
    assert silent([A, B], fullest([])) == {A, B}


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (None, "never"),
        (date(2026, 5, 20), "fresh"),
        (date(2024, 5, 22), "fresh"),
        (date(2024, 5, 21), "stale"),
    ],
)
def test_verification_turns_old_after_its_months(on, state):
    assert age_of(on, today=date(2026, 5, 21), stale_after_months=24).state == state


@given(DAYS, st.integers(min_value=1, max_value=60))
def test_day_on_which_it_turns_old_is_the_first_old_day(on, months):
    day = turns_old(on, stale_after_months=months)

    assert months_between(on, day) >= months
    assert months_between(on, date.fromordinal(day.toordinal() - 1)) < months


@pytest.mark.parametrize(("year", "old"), [(2023, True), (2024, False), (2026, False)])
def test_figures_of_a_year_turn_old_after_its_end(year, old):
    assert year_is_old(year, today=date(2026, 5, 21), stale_after_months=24) is old


@given(st.sets(st.integers(min_value=1, max_value=12)))
def test_season_comes_back_from_its_bits(months):
    assert set(months_of(mask_of(months))) == months


@pytest.mark.parametrize(
    ("months", "spans"),
    [
        ((6, 7, 8), [(6, 8)]),
        ((11, 12, 1), [(11, 1)]),
        ((1, 3, 12), [(3, 3), (12, 1)]),
        ((), []),
        ((5,), [(5, 5)]),
    ],
)
def test_season_is_said_in_spans_over_new_year_too(months, spans):
    assert spans_of(months) == spans


def test_month_that_is_none_is_refused():
    with pytest.raises(ValueError, match="13"):
        mask_of([13])


def price(day, amount, grade="Besar"):
    return Price(grade, "farm", "butir", "piece_round", amount, Decimal(amount), day)


def test_board_takes_the_middle_of_a_week_and_leaves_empty_weeks_out():
    told = [price(date(2026, 5, 4), 2000), price(date(2026, 5, 18), 2400), price(date(2026, 5, 19), 2600)]

    (line,) = lines(told)

    assert line.series == (2000.0, 2500.0)
    assert (line.newest.price, line.before.price, line.direction) == (2600, 2000, "up")


@pytest.mark.parametrize(("before", "direction"), [(2000, "up"), (3000, "down"), (2500, "flat")])
def test_price_is_compared_with_the_week_before(before, direction):
    (line,) = lines([price(date(2026, 5, 11), before), price(date(2026, 5, 18), 2500)])

    assert line.direction == direction


def test_first_price_has_nothing_to_compare_with():
    (line,) = lines([price(date(2026, 5, 18), 2500)])

    assert (line.before, line.direction) == (None, "")


def test_grades_have_lines_of_their_own():
    told = [price(date(2026, 5, 18), 2500), price(date(2026, 5, 18), 1800, "Sedang")]

    assert [line.newest.grade for line in lines(told)] == ["Besar", "Sedang"]


@pytest.mark.parametrize("text", ["Halo & salam?", "50% #diskon\nbaris", "=1+1", "<script>"])
def test_whatsapp_link_carries_the_text_whole_and_nothing_else(text):
    parts = urlsplit(whatsapp_link("+6281234567890", text))

    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == (
        "https",
        "wa.me",
        "/6281234567890",
        "",
    )
    assert parse_qs(parts.query) == {"text": [text]}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.tokopedia.com/toko", "Tokopedia"),
        ("https://shopee.co.id/toko", "Shopee"),
        ("http://www.tokopedia.com/toko", ""),
        ("https://tokopedia.com.jahat.example/", ""),
        ("https://tokopedia.com@jahat.example/", ""),
        ("https://tokopedia.com:8443/", ""),
        ("https://nottokopedia.com/", ""),
        ("https://jahat.example\\.tokopedia.com/", ""),
        ("javascript:alert(1)", ""),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_only_known_market_places_are_led_to(url, name):
    assert market_of(url) == name


def test_listed_keys_are_found_whole():
    text = listed(["kelapa", "kopra", "kelapa", ""])

    assert keys_of(text) == ("kelapa", "kopra")
    assert holding("kopra") in text
    assert holding("kop") not in text
    assert listed([]) == ""
