"""Who fills a post on a day, who may sign then, and which appointment may follow which.

UU 30/2014 art. 14 (mandate; no strategic decisions by a Plt or Plh), with the practice of BKN circular
1/SE/I/2021: a Plh stands in for a holder who is absent for a time, a Plt fills a vacant post for three months
and once again for three, a Pj is appointed to a vacancy by the competent authority. The limits come in as an
argument: circulars change, and an old appointment keeps the limits of its day. Last days are inclusive,
as decrees write them ("sampai dengan").
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..types import PostKind

PREFIX = {PostKind.DEFINITIVE: "", PostKind.PLT: "Plt.", PostKind.PLH: "Plh.", PostKind.PJ: "Pj."}
_BASE = (PostKind.DEFINITIVE, PostKind.PJ, PostKind.PLT)
"""Who fills a post in its own right, the strongest first; a Plh stands before any of them."""


@dataclass(frozen=True)
class Limits:
    """How long a Plt may fill a vacancy: months a term, and how often the term may be extended."""

    plt_months: int = 3
    plt_extensions: int = 1


@dataclass(frozen=True)
class Term:
    """One appointment to one post. ``person`` is whatever recognises the same person again."""

    person: str
    kind: PostKind
    starts: date
    ends: date | None = None
    mandate: str = ""
    document_types: frozenset[str] = frozenset()
    key: object = None

    def covers(self, day: date) -> bool:
        """Whether the appointment is in force on this day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def meets(self, other: Term) -> bool:
        """Whether the two share at least one day."""
        return (self.ends is None or other.starts <= self.ends) and (
            other.ends is None or self.starts <= other.ends
        )

    def signs(self, document_type: str) -> bool:
        """Whether it extends to this type of document; only a Plh is ever limited."""
        return not self.document_types or document_type in self.document_types

    @property
    def strategic(self) -> bool:
        """Whether decisions on organisation, staff and budget may be taken (UU 30/2014 art. 14(7))."""
        return self.kind in (PostKind.DEFINITIVE, PostKind.PJ) or bool(self.mandate)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def holder_on(terms: Iterable[Term], day: date, document_type: str = "") -> Term | None:
    """Who acts for the post on this day, for this type of document: a Plh before the one who is absent.

    ``None`` when nobody does. Where two of a kind meet, the later appointment counts.
    """
    in_force = [term for term in terms if term.covers(day)]
    for kind in (PostKind.PLH, *_BASE):
        acting = [
            t for t in in_force if t.kind is kind and (kind is not PostKind.PLH or t.signs(document_type))
        ]
        if acting:
            return max(acting, key=lambda term: (term.starts, str(term.key)))
    return None


def may_sign(term: Term, terms: Iterable[Term], day: date, document_type: str = "") -> bool:
    """Whether this holder may sign such a document on this day.

    While a Plh acts, the one who is absent signs nothing that the Plh signs, until the delegation is ended.
    """
    return holder_on(terms, day, document_type) == term


def latest_end(kind: PostKind, starts: date, limits: Limits) -> date | None:
    """The last day that an appointment of this kind may have; ``None`` when the law sets none."""
    if kind is PostKind.PLT:
        return add_months(starts, limits.plt_months) - timedelta(days=1)
    return None


def displaced(new: Term, terms: Iterable[Term]) -> list[Term]:
    """The appointments that end on the eve of the new one, because nobody but a Plh shares a post."""
    if new.kind is PostKind.PLH:
        return []
    eve = new.starts - timedelta(days=1)
    return [replace(t, ends=eve) for t in terms if t.starts < new.starts and t.meets(new)]


def refusal(new: Term, terms: Sequence[Term], *, limits: Limits, preparatory: bool = False) -> str:
    """Why this appointment may not be added to those, as a code; empty when it may.

    ``preparatory`` is true for the head of a preparatory nagari, who is always a Pj (Permendagri 1/2017).
    """
    if new.ends is not None and new.ends < new.starts:
        return "ends-before-start"
    if preparatory and new.kind not in (PostKind.PJ, PostKind.PLH):
        return "preparatory-needs-pj"
    if new.kind in (PostKind.PLT, PostKind.PLH) and new.ends is None:
        return "needs-an-end"
    meeting = [term for term in terms if term.meets(new)]
    if new.kind is PostKind.PLH:
        return _plh_refusal(new, meeting)
    if any(term.kind is not PostKind.PLH for term in meeting):
        return "post-is-filled"
    if new.kind is PostKind.PLT:
        return _plt_refusal(new, terms, limits)
    return ""


def _plh_refusal(new: Term, meeting: Iterable[Term]) -> str:
    """A Plh needs somebody to stand in for on each day, and no other Plh beside."""
    others = list(meeting)
    if any(t.kind is PostKind.PLH and _same_documents(t, new) for t in others):
        return "plh-there-already"
    absent = [t for t in others if t.kind in (PostKind.DEFINITIVE, PostKind.PJ)]
    if not _fills(new, absent):
        return "plh-needs-a-holder"
    if any(t.person == new.person for t in absent):
        return "plh-for-oneself"
    return ""


def _same_documents(one: Term, other: Term) -> bool:
    either_all = not one.document_types or not other.document_types
    return either_all or bool(one.document_types & other.document_types)


def _fills(new: Term, terms: Iterable[Term]) -> bool:
    """Whether the terms, one after another, leave no day of ``new`` empty."""
    day = new.starts
    for term in sorted(terms, key=lambda t: t.starts):
        if term.starts > day:
            return False
        if term.ends is None or (new.ends is not None and term.ends >= new.ends):
            return True
        day = max(day, term.ends + timedelta(days=1))
    return False


def _plt_refusal(new: Term, terms: Iterable[Term], limits: Limits) -> str:
    last = latest_end(new.kind, new.starts, limits)
    if new.ends is None or (last is not None and new.ends > last):
        return "plt-too-long"
    if _terms_before(new, terms) > limits.plt_extensions:
        return "plt-extended-already"
    return ""


def _terms_before(new: Term, terms: Iterable[Term]) -> int:
    """How many terms as Plt the same person has served in an unbroken row up to this one."""
    earlier = {t.ends: t for t in terms if t.kind is PostKind.PLT and t.person == new.person and t.ends}
    count, start = 0, new.starts
    while (before := earlier.get(start - timedelta(days=1))) is not None:
        count, start = count + 1, before.starts
    return count


def signature_block(title: str, kind: PostKind, *, on_behalf_of: Sequence[str] = ()) -> tuple[str, ...]:
    """The lines above a signature.

    Nobody above: ``Plt. Camat``. One: *a.n.* (in the name of). Two: the second passes it on, *u.b.*
    More hands than that the rules of official letters do not know: ``ValueError``.
    """
    own = f"{PREFIX[kind]} {title}".strip()
    match tuple(on_behalf_of):
        case ():
            return (own,)
        case (first,):
            return (f"a.n. {first}", own)
        case (first, second):
            return (f"a.n. {first}", second, "u.b.", own)
    raise ValueError("A signature passes through two hands at most.")
