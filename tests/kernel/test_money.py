"""Rupiah."""

from decimal import Decimal

import pytest

from smartnagari.kernel.money import Rupiah


def test_rupiah_is_written_with_dots():
    assert str(Rupiah(1234567)) == "Rp1.234.567"


def test_rupiah_refuses_a_float():
    with pytest.raises(TypeError):
        Rupiah(1.5)


def test_rupiah_at_a_rate_rounds_half_up():
    assert Rupiah(1001).times(Decimal("0.5")) == 501
