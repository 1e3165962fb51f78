"""Registries, references, identifiers, refusals, doors, tenants."""

import string
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.kernel import ids
from smartnagari.kernel.actor import Level
from smartnagari.kernel.append_only import guard, lift
from smartnagari.kernel.doors import Door, door, open_door
from smartnagari.kernel.errors import DomainError, Invalid
from smartnagari.kernel.references import ROMAN, reference, tokens_of
from smartnagari.kernel.registry import Registry
from smartnagari.kernel.tenancy import (
    TenantRef,
    current_tenant,
    enter_tenant,
    inside,
    leave_tenant,
    tenant_in_force,
    tenants,
)


@dataclass(frozen=True)
class Plugin:
    key: str


def test_registry_keeps_plugins_in_order_by_key():
    registry: Registry[Plugin] = Registry("channel")
    plugins = [registry.register(Plugin(key)) for key in "ba"]

    assert (list(registry), len(registry), registry["a"], "a" in registry) == (plugins, 2, plugins[1], True)
    registry.unregister("b")
    assert "b" not in registry


def test_registry_refuses_two_of_the_same_key():
    registry: Registry[Plugin] = Registry("channel")
    registry.register(Plugin("a"))

    with pytest.raises(ValueError, match="Two of the kind channel call themselves 'a'"):
        registry.register(Plugin("a"))


def test_registry_names_what_it_knows():
    registry: Registry[Plugin] = Registry("channel")
    registry.register(Plugin("sms"))

    with pytest.raises(KeyError, match=r"No channel is called 'fax'; registered: sms\."):
        registry["fax"]


NAGARI = "{class}/{seq:3}/{nagari}/{roman_month}/{year}"


@pytest.mark.parametrize(
    ("pattern", "seq", "number"),
    [
        (NAGARI, 17, "400.12/017/NG-SA/XI/2026"),
        (NAGARI, 12345, "400.12/12345/NG-SA/XI/2026"),
        ("{class}/{seq}/{nagari}/{year}", 7, "400.12/7/NG-SA/2026"),
        ("{year}-{month}-{seq:6}", 123, "2026-11-000123"),
        ("no tokens", 1, "no tokens"),
    ],
)
def test_reference_fills_its_pattern(pattern, seq, number):
    words = {"class": "400.12", "nagari": "NG-SA"}

    assert reference(pattern, seq=seq, on=date(2026, 11, 21), words=words) == number


def test_reference_with_an_unknown_token_is_refused():
    with pytest.raises(KeyError, match="unit"):
        reference("{seq}/{unit}", seq=1, on=date(2026, 1, 1))


def test_tokens_of_a_pattern_are_known_beforehand():
    assert tokens_of(NAGARI) == {"class", "seq", "nagari", "roman_month", "year"}


@given(on=st.dates())
def test_roman_month_is_the_month(on):
    assert ROMAN.index(reference("{roman_month}", seq=1, on=on)) + 1 == on.month


@given(one=st.integers(1, 10**6), other=st.integers(1, 10**6))
def test_two_numbers_never_give_one_reference(one, other):
    on = date(2026, 1, 1)

    assert (reference("{seq:3}/{year}", seq=one, on=on) == reference("{seq:3}/{year}", seq=other, on=on)) is (
        one == other
    )


def test_uuid7_grows_with_time():
    made = [ids.uuid7() for _number in range(200)]

    assert {uuid.version for uuid in made} == {7}
    assert len(set(made)) == 200
    assert [uuid.int >> 80 for uuid in made] == sorted(uuid.int >> 80 for uuid in made)


def test_token_is_random_and_fits_an_address():
    made = {ids.token() for _number in range(100)}

    assert len(made) == 100
    assert {len(token) for token in made} == {22}
    assert set("".join(made)) <= set(string.ascii_letters + string.digits + "-_")


def test_short_code_can_be_read_aloud():
    codes = [ids.short_code() for _number in range(200)]

    assert {len(code) for code in codes} == {8}
    assert not set("".join(codes)) & set("01OIL")
    assert len(set(codes)) == 200


def test_refusal_carries_its_sentence_and_facts():
    refusal = Invalid("Look again.", fields={"nik": "16 digits."}, tries=2)

    assert (str(refusal), refusal.code, refusal.status) == ("Look again.", "invalid", 422)
    assert (refusal.fields, refusal.facts) == ({"nik": "16 digits."}, {"tries": 2})


def family(cls=DomainError):
    yield cls
    for child in cls.__subclasses__():
        yield from family(child)


def test_each_refusal_has_a_code_of_its_own():
    codes = [cls.code for cls in family() if cls.__module__.startswith("smartnagari.kernel")]

    assert len(codes) == len(set(codes))


def test_door_is_declared_on_the_view():
    @door(Level.P1, permission="letters.write", why="drafting")
    def desk(request): ...

    @open_door
    def home(request): ...

    assert desk.door == Door(Level.P1, "letters.write", "drafting")
    assert (desk.door.anonymous, home.door.anonymous) == (False, True)
    assert Door(Level.L0, permission="x").anonymous is False


def test_tenant_is_in_force_until_it_is_left():
    outer, inner = UUID(int=1), UUID(int=2)
    first = enter_tenant(outer)
    second = enter_tenant(inner)

    within = current_tenant(), tenant_in_force()
    leave_tenant(second)
    after = current_tenant()
    leave_tenant(first)

    assert (within, after) == ((inner, inner), outer)
    with pytest.raises(RuntimeError, match="No tenant is in force"):
        tenant_in_force()


def test_tenants_are_found_by_code_and_entered(tenant, other_tenant):
    assert tenants() == (TenantRef(tenant.pk, "13.05"), TenantRef(other_tenant.pk, "13.06"))
    assert tenants("13.06") == (TenantRef(other_tenant.pk, "13.06"),)
    with pytest.raises(LookupError, match=r"99\.99; known: 13\.05, 13\.06"):
        tenants("99.99")
    with inside(other_tenant.pk):
        assert current_tenant() == other_tenant.pk
    assert current_tenant() == tenant.pk


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_each_guard_is_lifted_by_its_name(vendor):
    put = [line for line in guard("ledger_line", vendor) if "TRIGGER" in line]

    assert len(put) == len(lift("ledger_line", vendor)) == 2
    for line in lift("ledger_line", vendor):
        assert line.split("EXISTS ")[1].split()[0] in " ".join(put)
