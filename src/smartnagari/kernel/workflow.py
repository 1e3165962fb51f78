"""Workflow as a table, and the one executor that every move goes through.

The moves are data, so buttons, API, diagram and tests all read the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from django.utils.translation import gettext_lazy as _

from . import events, trail
from .actor import Actor, Level, Placed
from .errors import Invalid, NotAllowed, TransitionRefused


@dataclass(frozen=True)
class Transition:
    """One legal move: from these states to that one, by who holds this permission."""

    name: str
    sources: frozenset[str]
    target: str
    permission: str = ""
    note_required: bool = False
    strategic: bool = False
    level: Level = Level.L0
    reason: str = ""
    """Why this row exists, when the law or the dossier does not name it."""

    def __init__(
        self,
        name: str,
        sources: Iterable[str],
        target: str,
        *,
        permission: str = "",
        note_required: bool = False,
        strategic: bool = False,
        level: Level = Level.L0,
        reason: str = "",
    ) -> None:
        values = {
            "name": name,
            "sources": frozenset(str(s) for s in sources),
            "target": str(target),
            "permission": permission,
            "note_required": note_required,
            "strategic": strategic,
            "level": level,
            "reason": reason,
        }
        for key, value in values.items():
            object.__setattr__(self, key, value)


class Machine:
    """The table of legal moves of one kind of record. A move's name leads from a state to one target only."""

    def __init__(self, *transitions: Transition) -> None:
        self.transitions = transitions
        self._by_move: dict[tuple[str, str], Transition] = {}
        for transition in transitions:
            for source in transition.sources:
                if (source, transition.name) in self._by_move:
                    raise ValueError(f"Two rows lead {transition.name!r} out of {source!r}.")
                self._by_move[source, transition.name] = transition

    def __iter__(self) -> Iterator[Transition]:
        return iter(self.transitions)

    @property
    def states(self) -> frozenset[str]:
        """Every state that the table names."""
        return frozenset(
            {s for t in self.transitions for s in t.sources} | {t.target for t in self.transitions}
        )

    def check(self, move: str, state: str) -> Transition:
        """The row for this move out of this state; raises ``TransitionRefused`` when there is none."""
        transition = self._by_move.get((str(state), move))
        if transition is None:
            raise TransitionRefused(
                _("This step is not possible any more; the record has moved on."), move=move, state=str(state)
            )
        return transition

    def moves_from(self, state: str) -> tuple[Transition, ...]:
        """The rows that lead out of this state, in the order of the table."""
        return tuple(t for t in self.transitions if str(state) in t.sources)

    def open_to(self, actor: Actor, state: str, on: Placed | None = None) -> tuple[Transition, ...]:
        """The moves out of this state that this actor may make: what buttons are drawn from."""
        return tuple(
            t
            for t in self.moves_from(state)
            if not t.permission or actor.can(t.permission, on, strategic=t.strategic)
        )


class Movable(Placed, Protocol):
    """A record with a state: locked by its gate before it comes here."""

    state: str

    def save(self, *, update_fields: Iterable[str]) -> None: ...


R = TypeVar("R", bound=Movable)
Guard = Callable[[Any, Actor, Transition], None]


@dataclass(frozen=True)
class Workflow:
    """A machine with its name in audit and its guards: the executor of all moves of one kind of record.

    ``guards`` maps a move to functions ``(record, actor, transition)`` that raise a refusal.
    """

    key: str
    machine: Machine
    guards: dict[str, tuple[Guard, ...]] = field(default_factory=dict)

    def move(
        self,
        record: R,
        move: str,
        *,
        actor: Actor,
        reference: str,
        note: str = "",
        announce: events.Event | None = None,
        changes: dict[str, Any] | None = None,
        case: str = "",
    ) -> Transition:
        """Check, change, record and announce one move of a record that its gate has locked.

        Call it inside the action's transaction. Raises ``TransitionRefused`` (wrong state),
        ``NotAllowed`` (permission or level), ``Invalid`` (a note is missing), or what a guard raises;
        then nothing has changed.
        """
        transition = self.machine.check(move, record.state)
        if transition.permission:
            actor.require(transition.permission, record, strategic=transition.strategic)
        actor.require_level(transition.level)
        if transition.note_required and not note.strip():
            raise Invalid(_("Please say why."), fields={"note": str(_("Please say why."))}, move=move)
        for guard in self.guards.get(move, ()):
            guard(record, actor, transition)

        previous, record.state = record.state, transition.target
        for name, value in (changes or {}).items():
            setattr(record, name, value)
        record.save(update_fields=["state", "updated_at", *(changes or {})])
        trail.record(
            actor,
            f"{self.key}.{move}",
            reference,
            {"from": str(previous), "to": transition.target, "note": note},
            case=case,
        )
        if announce is not None:
            events.publish(announce, subject=reference)
        return transition


def four_eyes(*, first: str, second: str) -> None:
    """Raise ``NotAllowed`` when the same person would be both; keys are those of :class:`Actor`."""
    if first == second:
        raise NotAllowed(_("A second person has to do this; you did the first step."))
