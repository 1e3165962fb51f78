"""Who fills a post and who may sign: the cases of UU 30/2014 and BKN's circular, and what holds for all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.accounts.rules.delegation import (
    Limits,
    Term,
    add_months,
    displaced,
    holder_on,
    latest_end,
    may_sign,
    refusal,
    signature_block,
)
from smartnagari.accounts.types import PostKind

D, PLT, PLH, PJ = PostKind.DEFINITIVE, PostKind.PLT, PostKind.PLH, PostKind.PJ
LIMITS = Limits()
HEAD = Term("siti", D, date(2026, 1, 1), key=1)
LEAVE = Term("budi", PLH, date(2026, 3, 2), date(2026, 3, 13), key=2)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def terms(draw):
    starts = draw(days)
    length = draw(st.one_of(st.none(), st.integers(0, 400)))
    ends = None if length is None else starts + timedelta(days=length)
    types = draw(st.frozensets(st.sampled_from(["letter", "decree"]), max_size=1))
    kind = draw(st.sampled_from(list(PostKind)))
    return Term(draw(st.sampled_from("abc")), kind, starts, ends, document_types=types, key=draw(st.uuids()))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_end_on_the_last_day_there_is(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("day", "document_type", "expected"),
    [
        (date(2025, 12, 31), "", None),
        (date(2026, 1, 1), "", "siti"),
        (date(2026, 3, 1), "", "siti"),
        (date(2026, 3, 2), "", "budi"),
        (date(2026, 3, 13), "letter", "budi"),
        (date(2026, 3, 14), "", "siti"),
    ],
)
def test_plh_acts_from_first_to_last_day_of_absence(day, document_type, expected):
    acting = holder_on([HEAD, LEAVE], day, document_type)

    assert (acting.person if acting else None) == expected


def test_absent_holder_signs_only_what_the_plh_does_not():
    letters = Term("budi", PLH, date(2026, 3, 2), date(2026, 3, 13), document_types=frozenset({"letter"}))
    day = date(2026, 3, 5)

    assert not may_sign(HEAD, [HEAD, letters], day, "letter")
    assert may_sign(letters, [HEAD, letters], day, "letter")
    assert may_sign(HEAD, [HEAD, letters], day, "decree")


@pytest.mark.parametrize(
    ("kind", "mandate", "strategic"),
    [
        (D, "", True),
        (PJ, "", True),
        (PLT, "", False),
        (PLH, "", False),
        (PLT, "100/2026", True),
        (PLH, "1", True),
    ],
)
def test_acting_officials_decide_strategically_with_a_mandate_only(kind, mandate, strategic):
    assert Term("a", kind, date(2026, 1, 1), mandate=mandate).strategic is strategic


START = date(2026, 2, 1)
FIRST_PLT = Term("ali", PLT, date(2025, 11, 1), date(2026, 1, 31))
SECOND_PLT = Term("ali", PLT, date(2026, 2, 1), date(2026, 4, 30))
REFUSALS = [
    (Term("ali", D, START), [], False, ""),
    (Term("ali", D, START), [HEAD], False, "post-is-filled"),
    (Term("ali", D, START), [Term("siti", D, date(2025, 1, 1), START)], False, "post-is-filled"),
    (Term("ali", D, START), [Term("siti", D, date(2025, 1, 1), date(2026, 1, 31))], False, ""),
    (Term("ali", D, START, date(2026, 3, 1)), [Term("siti", D, date(2026, 3, 1))], False, "post-is-filled"),
    (Term("ali", D, START, date(2026, 2, 28)), [Term("siti", D, date(2026, 3, 1))], False, ""),
    (Term("ali", D, START, date(2026, 1, 1)), [], False, "ends-before-start"),
    (Term("ali", PLT, START), [], False, "needs-an-end"),
    (Term("ali", PLH, START), [HEAD], False, "needs-an-end"),
    (Term("ali", PLT, START, date(2026, 4, 30)), [], False, ""),
    (Term("ali", PLT, START, date(2026, 5, 1)), [], False, "plt-too-long"),
    (Term("ali", PLT, START, date(2026, 4, 30)), [HEAD], False, "post-is-filled"),
    (Term("ali", PLT, START, date(2026, 4, 30)), [FIRST_PLT], False, ""),
    (
        Term("ali", PLT, date(2026, 5, 1), date(2026, 7, 31)),
        [FIRST_PLT, SECOND_PLT],
        False,
        "plt-extended-already",
    ),
    (Term("eka", PLT, date(2026, 5, 1), date(2026, 7, 31)), [FIRST_PLT, SECOND_PLT], False, ""),
    (Term("ali", PJ, START), [], False, ""),
    (Term("ali", PJ, START), [HEAD], False, "post-is-filled"),
    (Term("ali", D, START), [], True, "preparatory-needs-pj"),
    (Term("ali", PJ, START), [], True, ""),
    (Term("ali", PLH, START, date(2026, 2, 5)), [HEAD], False, ""),
    (Term("ali", PLH, START, date(2026, 2, 5)), [], False, "plh-needs-a-holder"),
    (Term("ali", PLH, date(2025, 12, 30), date(2026, 1, 5)), [HEAD], False, "plh-needs-a-holder"),
    (Term("siti", PLH, START, date(2026, 2, 5)), [HEAD], False, "plh-for-oneself"),
    (Term("ali", PLH, date(2026, 3, 13), date(2026, 3, 20)), [HEAD, LEAVE], False, "plh-there-already"),
    (Term("ali", PLH, date(2026, 3, 14), date(2026, 3, 20)), [HEAD, LEAVE], False, ""),
]


@pytest.mark.parametrize(("new", "terms", "preparatory", "expected"), REFUSALS)
def test_appointments_are_refused_for_the_written_reason(new, terms, preparatory, expected):
    assert refusal(new, terms, limits=LIMITS, preparatory=preparatory) == expected


def test_successor_ends_everybody_on_the_eve():
    new = Term("rina", D, date(2026, 3, 10))

    ended = displaced(new, [HEAD, LEAVE])

    assert [(term.key, term.ends) for term in ended] == [(1, date(2026, 3, 9)), (2, date(2026, 3, 9))]


def test_plh_displaces_nobody():
    assert displaced(LEAVE, [HEAD]) == []


@given(starts=days)
@settings(max_examples=60)
def test_plt_never_exceeds_three_months_by_a_day(starts):
    last = latest_end(PLT, starts, LIMITS)

    assert refusal(Term("a", PLT, starts, last), [], limits=LIMITS) == ""
    assert refusal(Term("a", PLT, starts, last + timedelta(days=1)), [], limits=LIMITS) == "plt-too-long"


@given(found=st.lists(terms(), max_size=6, unique_by=lambda t: t.key), day=days)
@settings(max_examples=80)
def test_at_most_one_signs_on_any_day(found, day):
    for document_type in ("letter", "decree"):
        signers = [term for term in found if may_sign(term, found, day, document_type)]

        assert len(signers) <= 1
        assert all(term.covers(day) for term in signers)


@given(found=st.lists(terms(), max_size=5), new=terms())
@settings(max_examples=80)
def test_nobody_fills_a_post_beside_an_accepted_appointment(found, new):
    ended = displaced(new, found)
    rest = [term for term in found if term.key not in {e.key for e in ended}] + ended
    if refusal(new, rest, limits=LIMITS) or new.kind is PLH:
        return

    beside = [t for t in rest if t.kind is not PLH and t.meets(new)]

    assert beside == []


@pytest.mark.parametrize(
    ("kind", "above", "lines"),
    [
        (D, (), ("Camat",)),
        (PLT, (), ("Plt. Camat",)),
        (PJ, (), ("Pj. Camat",)),
        (D, ("Bupati",), ("a.n. Bupati", "Camat")),
        (PLH, ("Bupati", "Sekretaris Daerah"), ("a.n. Bupati", "Sekretaris Daerah", "u.b.", "Plh. Camat")),
    ],
)
def test_signature_names_everybody_in_whose_place_it_is_given(kind, above, lines):
    assert signature_block("Camat", kind, on_behalf_of=above) == lines


def test_signature_passes_through_two_hands_at_most():
    with pytest.raises(ValueError, match="two hands"):
        signature_block("Camat", D, on_behalf_of=("a", "b", "c"))
