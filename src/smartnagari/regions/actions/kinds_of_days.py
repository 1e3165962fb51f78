"""What may be proposed about office days and about words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid

from ..models import Region
from ..queries.terms import LANGUAGES, TERM_KEYS
from .areas import LegalBasis
from .calendars import CALENDAR, declare_closure, withdraw_closure
from .kinds_of_areas import day
from .proposals import Payload
from .terms import TERMS, override_term


def _refused(field: str, text: str) -> Invalid:
    return Invalid(text, fields={field: text})


class _Closure:
    """What declaring and withdrawing a closure share: one day of all offices."""

    permission = CALENDAR
    strategic = False
    ahead = True

    def subject(self, payload: Payload) -> str:
        return f"closure:{payload['day']}"

    def places(self, payload: Payload) -> Sequence[str]:
        return []

    def _day(self, payload: Payload) -> str:
        try:
            return date.fromisoformat(str(payload.get("day", ""))).isoformat()
        except ValueError as error:
            raise _refused("day", _("Say which day the offices are closed.")) from error


class DeclareClosure(_Closure):
    """Offices closed on a day by local decision (disaster, election)."""

    key = "regions.declare_closure"
    label: Any = gettext_lazy("Close the offices on a day")

    def check(self, payload: Payload) -> Payload:
        reason = " ".join(str(payload.get("reason", "")).split())
        if not 3 <= len(reason) <= 200:
            raise _refused("reason", _("Say in a few words why the offices are closed."))
        return {"day": self._day(payload), "reason": reason}

    def title(self, payload: Payload) -> str:
        return f"{payload['day']}: {payload['reason']}"

    def effect(self, payload: Payload, on: date) -> list[str]:
        told = _("All offices of the regency are closed on %(day)s: %(reason)s.")
        return [
            told % {"day": day(date.fromisoformat(payload["day"])), "reason": payload["reason"]},
            _("Deadlines that run over this day end one working day later."),
        ]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        on = date.fromisoformat(payload["day"])
        declare_closure(actor=actor, day=on, reason=payload["reason"], legal_basis=basis.decree)


class WithdrawClosure(_Closure):
    """A closure taken back: entered by mistake, or lifted."""

    key = "regions.withdraw_closure"
    label: Any = gettext_lazy("Take a closure back")

    def check(self, payload: Payload) -> Payload:
        return {"day": self._day(payload)}

    def title(self, payload: Payload) -> str:
        return f"{payload['day']} ↺"

    def effect(self, payload: Payload, on: date) -> list[str]:
        return [
            _("The offices work on %(day)s after all.") % {"day": day(date.fromisoformat(payload["day"]))},
            _("Deadlines are counted with this day again from then on; the closure stays in the log."),
        ]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        withdraw_closure(actor=actor, day=date.fromisoformat(payload["day"]))


class OverrideTerm:
    """The tenant's own word for an institution."""

    key = "regions.override_term"
    label: Any = gettext_lazy("Another word for an institution")
    permission = TERMS
    strategic = False
    ahead = False

    def check(self, payload: Payload) -> Payload:
        term, form = str(payload.get("term", "")), str(payload.get("form", ""))
        language, word = str(payload.get("language", "")), " ".join(str(payload.get("word", "")).split())
        if term not in TERM_KEYS:
            raise _refused("term", _("There is no such term."))
        if form and form not in Region.Kind.values:
            raise _refused("form", _("There is no such form of village."))
        if language not in LANGUAGES:
            raise _refused("language", _("Choose Indonesian or English."))
        if not 2 <= len(word) <= 80:
            raise _refused("word", _("Enter a word of 2 to 80 characters."))
        return {"term": term, "form": form, "language": language, "word": word}

    def subject(self, payload: Payload) -> str:
        return f"term:{payload['term']}/{payload['form']}/{payload['language']}"

    def places(self, payload: Payload) -> Sequence[str]:
        return []

    def title(self, payload: Payload) -> str:
        return f"{payload['term']} [{payload['language']}]: {payload['word']}"

    def effect(self, payload: Payload, on: date) -> list[str]:
        return [
            _("Pages, letters and forms of the regency say “%(word)s”.") % {"word": payload["word"]},
            _("What was printed before keeps its word."),
        ]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        override_term(
            actor=actor,
            key=payload["term"],
            form=payload["form"],
            language=payload["language"],
            word=payload["word"],
            legal_basis=basis.decree,
        )


KINDS = (DeclareClosure(), WithdrawClosure(), OverrideTerm())
