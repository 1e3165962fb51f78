"""Cells of a file about people: the footing, the civil servant's number, the address."""

from __future__ import annotations

import pytest

from smartnagari.accounts.rules.csvfiles import Unreadable
from smartnagari.accounts.rules.people import read_email, read_kind, read_nip
from smartnagari.accounts.types import PostKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", PostKind.DEFINITIVE),
        ("Definitif", PostKind.DEFINITIVE),
        ("Plt.", PostKind.PLT),
        ("PLH", PostKind.PLH),
        ("penjabat", PostKind.PJ),
    ],
)
def test_footing_is_read_as_offices_write_it(text, kind):
    assert read_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "nip"),
    [
        ("", ""),
        ("19800117 200501 1 003", "198001172005011003"),
        ("'198001172005011003", "198001172005011003"),
    ],
)
def test_nip_is_read_with_or_without_spaces(text, nip):
    assert read_nip(text) == nip


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (read_kind, "ketua", "kind-is-unknown"),
        (read_nip, "1980011720050110", "nip-is-not-18-digits"),
        (read_nip, "1.98001E+17", "number-was-rounded"),
        (read_nip, "19800117200501100X", "nip-is-not-18-digits"),
        (read_email, "siti@", "not-an-email"),
        (read_email, "siti at contoh.test", "not-an-email"),
    ],
)
def test_cells_that_cannot_be_read_say_why(read, text, code):
    with pytest.raises(Unreadable) as refused:
        read(text)

    assert refused.value.code == code
