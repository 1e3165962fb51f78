"""The table of moves and the one executor."""

from dataclasses import dataclass, field, replace
from itertools import product
from typing import ClassVar

import pytest

from smartnagari.audit.models import AuditEntry
from smartnagari.kernel.actor import Actor, Grant, Level, ScopeKind
from smartnagari.kernel.errors import AssuranceTooLow, Conflict, Invalid, NotAllowed, TransitionRefused
from smartnagari.kernel.events import Event, EventType, event_types
from smartnagari.kernel.workflow import Machine, Transition, Workflow, four_eyes
from smartnagari.spine.models import OutboxEvent

MACHINE = Machine(
    Transition("submit", {"draft", "returned"}, "submitted"),
    Transition("send_back", {"submitted"}, "returned", permission="lamps.check", note_required=True),
    Transition(
        "approve", {"submitted"}, "approved", permission="lamps.approve", strategic=True, level=Level.P2
    ),
    Transition("close", {"approved"}, "closed", permission="lamps.check"),
)
LEGAL = {
    ("draft", "submit"),
    ("returned", "submit"),
    ("submitted", "send_back"),
    ("submitted", "approve"),
    ("approved", "close"),
}


@dataclass
class Lamp:
    """A record with a state that knows where it stands."""

    state: str = "submitted"
    colour: str = ""
    first: str = ""
    saved: list[list[str]] = field(default_factory=list)

    def scopes(self):
        return [(ScopeKind.VILLAGE, "sicincin"), (ScopeKind.TENANT, "13.05")]

    def save(self, *, update_fields):
        self.saved.append(list(update_fields))


def second_person(lamp, actor, transition):
    four_eyes(first=lamp.first, second=actor.key)


WORKFLOW = Workflow("lamps.lamp", MACHINE, guards={"approve": (second_person,)})


@pytest.fixture
def officer(tenant) -> Actor:
    grants = tuple(Grant(name, ScopeKind.VILLAGE, "sicincin") for name in ("lamps.check", "lamps.approve"))
    return Actor(key="u:1", tenant=tenant.pk, level=Level.P2, grants=grants)


def move(lamp, name, actor, **more):
    return WORKFLOW.move(lamp, name, actor=actor, reference="lamp/1", **more)


@pytest.mark.parametrize(("state", "name"), list(product(sorted(MACHINE.states), [t.name for t in MACHINE])))
def test_machine_allows_exactly_the_written_moves(state, name):
    if (state, name) in LEGAL:
        assert MACHINE.check(name, state).name == name
    else:
        with pytest.raises(TransitionRefused):
            MACHINE.check(name, state)


def test_two_rows_for_the_same_move_are_a_mistake():
    with pytest.raises(ValueError, match="'submit' out of 'draft'"):
        Machine(Transition("submit", {"draft"}, "a"), Transition("submit", {"draft", "x"}, "b"))


def test_move_changes_saves_and_records(officer):
    lamp = Lamp()

    transition = move(lamp, "send_back", officer, note="too dim", changes={"colour": "red"}, case="c1")

    assert (lamp.state, lamp.colour, lamp.saved) == ("returned", "red", [["state", "updated_at", "colour"]])
    assert transition.target == "returned"
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject, entry.case) == ("lamps.lamp.send_back", "lamp/1", "c1")
    assert entry.facts == {"from": "submitted", "to": "returned", "note": "too dim"}


def test_move_announces_what_it_is_given(officer):
    @dataclass(frozen=True)
    class LampMoved(Event):
        name: ClassVar[str] = "test.lamp_moved"

        state: str = ""

    event_types.register(EventType(key=LampMoved.name, cls=LampMoved))

    try:
        move(Lamp(), "approve", officer, announce=LampMoved(state="approved"))
    finally:
        event_types.unregister(LampMoved.name)

    told = OutboxEvent.objects.get()
    assert (told.kind, told.subject, told.payload) == ("test.lamp_moved", "lamp/1", {"state": "approved"})


def without(grants, **changes):
    return tuple(replace(grant, **changes) for grant in grants)


@pytest.mark.parametrize(
    ("name", "changes", "note", "refusal"),
    [
        ("close", {}, "", TransitionRefused),
        ("send_back", {}, "", Invalid),
        ("send_back", {}, "   ", Invalid),
        ("send_back", {"grants": ()}, "why", NotAllowed),
        ("approve", {"level": Level.P1}, "", AssuranceTooLow),
        ("approve", {"key": "u:first"}, "", NotAllowed),
        ("polish", {}, "", TransitionRefused),
    ],
)
def test_refused_move_changes_nothing(officer, name, changes, note, refusal):
    lamp = Lamp(first="u:first")

    with pytest.raises(refusal):
        move(lamp, name, replace(officer, **changes), note=note)

    assert (lamp.state, lamp.saved) == ("submitted", [])
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("changes", [{"key": "pauh"}, {"kind": ScopeKind.DISTRICT}, {"strategic": False}])
def test_permission_elsewhere_or_without_mandate_does_not_reach(officer, changes):
    elsewhere = replace(officer, grants=without(officer.grants, **changes))

    with pytest.raises(NotAllowed):
        move(Lamp(), "approve", elsewhere)


def test_missing_note_names_its_field(officer):
    with pytest.raises(Invalid) as refusal:
        move(Lamp(), "send_back", officer)

    assert list(refusal.value.fields) == ["note"]


def test_guard_may_refuse_in_its_own_words(officer):
    def dark(lamp, actor, transition):
        raise Conflict("It is night.")

    guarded = Workflow("lamps.lamp", MACHINE, guards={"submit": (dark,)})

    with pytest.raises(Conflict, match="night"):
        guarded.move(Lamp(state="draft"), "submit", actor=officer, reference="lamp/1")


def test_open_moves_are_those_the_actor_may_make(officer):
    stand_in = replace(officer, grants=without(officer.grants, strategic=False))

    def names(actor):
        return [move.name for move in MACHINE.open_to(actor, "submitted", Lamp())]

    assert names(officer) == ["send_back", "approve"]
    assert names(stand_in) == ["send_back"]
    assert names(replace(officer, grants=())) == []


@pytest.mark.parametrize(("first", "second", "refused"), [("u:1", "u:1", True), ("u:1", "u:2", False)])
def test_four_eyes_are_two_people(first, second, refused):
    if refused:
        with pytest.raises(NotAllowed):
            four_eyes(first=first, second=second)
    else:
        four_eyes(first=first, second=second)
