"""Who may do what, where."""

from dataclasses import dataclass, replace
from uuid import UUID

import pytest

from smartnagari.kernel.actor import Actor, Grant, Level, ScopeKind
from smartnagari.kernel.errors import AssuranceTooLow, NotAllowed

TENANT = UUID(int=13)
CLERK = Actor(
    key="u:1",
    tenant=TENANT,
    level=Level.P1,
    grants=(
        Grant("letters.write", ScopeKind.VILLAGE, "sicincin"),
        Grant("letters.sign", ScopeKind.VILLAGE, "sicincin", strategic=False),
        Grant("letters.read", ScopeKind.DISTRICT, "2x11"),
    ),
)


@dataclass(frozen=True)
class Letter:
    village: str = "sicincin"

    def scopes(self):
        return [(ScopeKind.VILLAGE, self.village), (ScopeKind.DISTRICT, "2x11")]


@pytest.mark.parametrize(
    ("permission", "on", "strategic", "may"),
    [
        ("letters.write", None, False, True),
        ("letters.write", Letter(), False, True),
        ("letters.write", Letter("pauh"), False, False),
        ("letters.read", Letter("pauh"), False, True),
        ("letters.sign", Letter(), False, True),
        ("letters.sign", Letter(), True, False),
        ("letters.void", None, False, False),
    ],
)
def test_grant_holds_within_its_scope(permission, on, strategic, may):
    assert CLERK.can(permission, on, strategic=strategic) is may
    if may:
        CLERK.require(permission, on, strategic=strategic)
    else:
        with pytest.raises(NotAllowed):
            CLERK.require(permission, on, strategic=strategic)


def test_nobody_may_do_nothing():
    nobody = Actor.anonymous(TENANT, ip="10.0.0.1")

    assert (nobody.key, nobody.level, nobody.can("letters.read"), nobody.ip) == (
        "-",
        Level.L0,
        False,
        "10.0.0.1",
    )


def test_system_may_do_everything_under_its_name():
    worker = Actor.system("worker", TENANT)

    assert worker.key == "s:worker"
    assert worker.can("anything", Letter("pauh"), strategic=True)
    assert worker.reach("anything") is None


def test_level_is_climbed_and_asked_for():
    CLERK.require_level(Level.L3)

    with pytest.raises(AssuranceTooLow) as refusal:
        CLERK.require_level(Level.P2)

    assert refusal.value.facts == {"level": "P2"}
    assert sorted(Level) == [Level.L0, Level.L1, Level.L2, Level.L3, Level.P1, Level.P2, Level.P3]


def test_reach_names_the_scopes_of_a_permission():
    assert CLERK.reach("letters.read") == {(ScopeKind.DISTRICT, "2x11")}
    assert CLERK.reach("letters.void") == frozenset()


def test_facts_do_not_make_another_actor():
    assert replace(CLERK, facts={"device": "x"}) == CLERK
