"""Rupiah."""

import operator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.kernel.money import Rupiah

amounts = st.integers(-(10**15), 10**15)
rates = st.decimals(0, 3, places=4)


@pytest.mark.parametrize(
    ("amount", "written"),
    [(0, "Rp0"), (999, "Rp999"), (1000, "Rp1.000"), (1234567, "Rp1.234.567"), (-1500, "-Rp1.500")],
)
def test_rupiah_is_written_with_dots(amount, written):
    assert str(Rupiah(amount)) == f"{Rupiah(amount)}" == written


@pytest.mark.parametrize("amount", [1.5, 1.0, "1", Decimal(1), None, True])
def test_rupiah_refuses_what_is_not_whole(amount):
    with pytest.raises(TypeError, match="whole numbers"):
        Rupiah(amount)


@pytest.mark.parametrize(
    ("act", "other"), [(operator.add, 0.5), (operator.sub, 0.5), (operator.mul, 0.5), (operator.truediv, 2)]
)
def test_rupiah_does_not_become_a_float(act, other):
    with pytest.raises(TypeError):
        act(Rupiah(5), other)


def test_rate_that_is_a_float_is_refused():
    with pytest.raises(TypeError, match="Decimal"):
        Rupiah(5).times(0.1)


@pytest.mark.parametrize(
    ("amount", "rate", "result"),
    [
        (1001, "0.5", 501),
        (1000, "0.1", 100),
        (5, "0.1", 1),
        (4, "0.1", 0),
        (-1001, "0.5", -501),
        (333, "0.002", 1),
    ],
)
def test_rupiah_at_a_rate_rounds_half_up(amount, rate, result):
    assert Rupiah(amount).times(Decimal(rate)) == result


@given(one=amounts, other=amounts)
def test_sums_stay_rupiah_and_exact(one, other):
    total = Rupiah(one) + Rupiah(other)

    assert (total, total - Rupiah(other), -total) == (one + other, one, -(one + other))
    assert {type(total), type(total - 1), type(-total), type(3 * total), type(1 + total)} == {Rupiah}


@given(parts=st.lists(amounts, max_size=20))
def test_sum_of_a_list_is_rupiah(parts):
    assert sum(map(Rupiah, parts), Rupiah()) == sum(parts)


@given(amount=amounts, rate=rates)
def test_rate_is_never_off_by_more_than_half_a_rupiah(amount, rate):
    result = Rupiah(amount).times(rate)

    assert abs(Decimal(int(result)) - Decimal(amount) * rate) <= Decimal("0.5")
    assert type(result) is Rupiah


@given(amount=amounts)
def test_written_rupiah_can_be_read_back(amount):
    assert int(str(Rupiah(amount)).replace("Rp", "").replace(".", "")) == amount
