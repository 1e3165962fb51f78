"""Text without what no screen shows."""

from __future__ import annotations

import pytest

from smartnagari.kernel.plain import printable


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
