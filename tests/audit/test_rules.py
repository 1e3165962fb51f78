"""The chain as arithmetic: the published vectors, and what a change does to a hash."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.audit.rules import GENESIS, break_at, canonical, holds_float, link, seal
from smartnagari.audit.types import Entry

FIRST = {"action": "permohonan.buat", "actor": "u:1", "seq": 1, "tenant": "13.05"}
SECOND = {"action": "permohonan.setuju", "actor": "u:2", "seq": 2, "tenant": "13.05"}
NOW = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
ENTRY = Entry(
    id=7,
    tenant=UUID(int=5),
    at=NOW,
    actor="u:1",
    on_behalf_of="",
    action="letters.letter.sign",
    subject="letter/1",
    case="",
    purpose="",
    ip="",
    request_id="",
    facts={"n": 1, "name": "Nagari Sungai Sariak"},
)


def test_vectors_come_out():
    first = link(GENESIS, FIRST)
    second = link(first, SECOND)

    assert first.hex() == "e1118ac95891de2a7b02296f1aa4a8cf2f4526c360903c44ff7a79ef3d291d86"
    assert second.hex() == "120df00b125da6f589f5fd63165c1cb9f0c3b4ec54c3140e697f5ce3cf42b532"


def test_canonical_form_is_sorted_tight_and_in_utf8():
    assert canonical({"b": [1, None], "a": "Pariaman é"}) == '{"a":"Pariaman é","b":[1,null]}'.encode()


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=5))
def test_canonical_form_does_not_depend_on_the_order_of_keys(body):
    assert canonical(body) == canonical(dict(reversed(body.items())))


def test_sound_link_has_no_break():
    standing = seal(ENTRY, seq=1, previous=GENESIS, sealed_at=NOW)

    assert break_at(ENTRY, standing, seq=1, previous=GENESIS) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", 8),
        ("tenant", UUID(int=6)),
        ("at", NOW + timedelta(microseconds=1)),
        ("actor", "u:2"),
        ("on_behalf_of", "u:3"),
        ("action", "letters.letter.void"),
        ("subject", "letter/2"),
        ("case", "case/1"),
        ("purpose", "curiosity"),
        ("ip", "10.0.0.8"),
        ("request_id", "req-2"),
        ("facts", {"n": 2, "name": "Nagari Sungai Sariak"}),
    ],
)
def test_each_column_of_an_entry_is_in_the_hash(column, value):
    standing = seal(ENTRY, seq=1, previous=GENESIS, sealed_at=NOW)

    found = break_at(replace(ENTRY, **{column: value}), standing, seq=1, previous=GENESIS)

    assert (found.seq, found.why) == (1, "was changed after it was sealed")


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("seq", 2, "missing: the next one that stands is 2"),
        ("prev_hash", "ff" * 32, "does not join the link before it"),
        ("hash", "ff" * 32, "was changed after it was sealed"),
        ("sealed_at", NOW + timedelta(seconds=1), "was changed after it was sealed"),
    ],
)
def test_each_column_of_a_link_is_checked(column, value, why):
    standing = replace(seal(ENTRY, seq=1, previous=GENESIS, sealed_at=NOW), **{column: value})

    assert break_at(ENTRY, standing, seq=1, previous=GENESIS).why == why


@pytest.mark.parametrize(
    ("value", "found"),
    [(1.5, True), ({"a": [1, {"b": 0.1}]}, True), ({"a": [1, "0.1", None, True]}, False), ((2.0,), True)],
)
def test_floats_are_found_wherever_they_hide(value, found):
    assert holds_float(value) is found
