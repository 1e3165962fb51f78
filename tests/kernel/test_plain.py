"""Text without what no screen shows."""

from __future__ import annotations

import pytest

from smartnagari.kernel.plain import harmless, printable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Pasar\x0bdibuka", "Pasar dibuka"),
        ("a\0b\x1fc\x7f", "abc"),
        ("satu\r\n\tdua", "satu\r\n\tdua"),
        ("Kepala Dinas 🏛 é", "Kepala Dinas 🏛 é"),
    ],
)
def test_text_loses_what_xml_does_not_allow(text, kept):
    assert printable(text) == kept


@pytest.mark.parametrize("cell", ["=1+1", "+62", "-3", "@cmd", "\t=1", "  =1", "\r=1", "\n=1", "--"])
def test_cell_that_looks_like_a_formula_becomes_text(cell):
    assert harmless(cell) == f"'{cell}"


def test_other_cells_stay_as_they_are():
    assert [harmless(each) for each in (None, 12, "Kelapa", "a=b", "-", "")] == [
        *("", "12", "Kelapa", "a=b", "-", "")
    ]
