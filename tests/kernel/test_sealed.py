"""Sealed values and blind indexes."""

import base64
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.kernel.sealed import (
    BadKey,
    CannotOpen,
    Keyring,
    binding,
    blind_index,
    index_key,
    key_id_of,
    marker,
    new_key,
    read_key,
)

ONE, TWO = bytes(range(32)), bytes(range(32, 64))
OLD = Keyring({"k1": ONE})
BOTH = Keyring({"k2": TWO, "k1": ONE})
NEW = Keyring({"k2": TWO})
PLACE = binding(tenant=UUID(int=1), column="t.c", row=UUID(int=2))
SECRET = b"s" * 32


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_sealed_value_opens_to_what_it_was(value):
    assert OLD.open(OLD.seal(value, bound_to=PLACE), bound_to=PLACE) == value


def test_sealed_value_has_the_written_layout():
    sealed = OLD.seal("1305012103850001", bound_to=PLACE)

    assert sealed[:8] == b"k1\0\0\0\0\0\0" == marker("k1")
    assert len(sealed) == 8 + 12 + 16 + 16
    assert b"1305" not in sealed


def test_sealing_twice_gives_different_bytes():
    assert OLD.seal("a", bound_to=PLACE) != OLD.seal("a", bound_to=PLACE)


@settings(max_examples=40)
@given(st.integers(0, 3), st.sampled_from(["t.c", "t.d"]), st.integers(0, 3))
def test_sealed_value_opens_only_in_its_own_place(tenant, column, row):
    place = binding(tenant=UUID(int=tenant), column=column, row=UUID(int=row))
    sealed = OLD.seal("x", bound_to=PLACE)

    if (tenant, column, row) == (1, "t.c", 2):
        assert OLD.open(sealed, bound_to=place) == "x"
    else:
        with pytest.raises(CannotOpen):
            OLD.open(sealed, bound_to=place)


@settings(max_examples=60)
@given(st.integers(0, 51), st.integers(1, 255))
def test_sealed_value_with_any_byte_changed_does_not_open(position, flip):
    sealed = bytearray(OLD.seal("1305012103850001", bound_to=PLACE))
    sealed[position] ^= flip

    with pytest.raises(CannotOpen):
        OLD.open(bytes(sealed), bound_to=PLACE)


def test_every_key_opens_and_the_first_seals():
    old = OLD.seal("x", bound_to=PLACE)

    assert BOTH.open(old, bound_to=PLACE) == "x"
    assert key_id_of(BOTH.seal("x", bound_to=PLACE)) == "k2"


def test_reseal_moves_a_value_to_the_current_key_once():
    moved = BOTH.reseal(OLD.seal("x", bound_to=PLACE), bound_to=PLACE)

    assert NEW.open(moved, bound_to=PLACE) == "x"
    assert BOTH.reseal(moved, bound_to=PLACE) == moved


def test_value_under_a_retired_key_says_which_key_is_missing():
    with pytest.raises(CannotOpen, match="'k1'"):
        NEW.open(OLD.seal("x", bound_to=PLACE), bound_to=PLACE)


@pytest.mark.parametrize("junk", [b"", b"short", b"\xff" * 60])
def test_junk_is_not_a_sealed_value(junk):
    with pytest.raises(CannotOpen):
        OLD.open(junk, bound_to=PLACE)


def test_keyring_is_read_current_key_first():
    written = ",".join(f"{name}:{base64.b64encode(key).decode()}" for name, key in BOTH.keys.items())

    assert Keyring.read(written) == BOTH
    assert Keyring.read(written).current == "k2"


@pytest.mark.parametrize(
    "written",
    ["", "k1", "k1:", "k1:AAAA", "k1:!!!!", "toolongid:AAAA", f"a:{'A' * 43},a:{'A' * 43}"],
)
def test_keyring_refuses_unusable_keys_without_repeating_them(written):
    with pytest.raises(BadKey) as refused:
        Keyring.read(written)

    assert "AAAA" not in str(refused.value)


def test_new_key_can_be_read_back():
    name, _, encoded = new_key("k3", taken=["k1"]).partition(":")

    assert (name, len(read_key(encoded))) == ("k3", 32)
    with pytest.raises(BadKey):
        new_key("k1", taken=["k1"])


@settings(max_examples=40)
@given(st.text("0123456789", min_size=16, max_size=16), st.text("0123456789", min_size=16, max_size=16))
def test_blind_index_is_equal_exactly_for_equal_numbers(one, two):
    key = index_key(SECRET, tenant=UUID(int=1), kind="nik")

    assert (blind_index(key, one) == blind_index(key, two)) is (one == two)


def test_blind_index_differs_between_tenants_kinds_and_secrets():
    keys = {
        index_key(SECRET, tenant=UUID(int=1), kind="nik"),
        index_key(SECRET, tenant=UUID(int=2), kind="nik"),
        index_key(SECRET, tenant=UUID(int=1), kind="kk"),
        index_key(b"t" * 32, tenant=UUID(int=1), kind="nik"),
    }

    assert len({blind_index(key, "1305012103850001") for key in keys}) == 4
