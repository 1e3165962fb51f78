"""Number series: 1 to n, each once, none lost."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from smartnagari.audit.models import AuditEntry
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotFound, TransitionRefused
from smartnagari.kernel.ids import uuid7
from smartnagari.regions.public import tenant_scope
from smartnagari.spine.models import NumberSeries, SeriesNumber
from smartnagari.spine.public import (
    Gap,
    issue_number,
    number_register,
    numbers_left_open,
    reserve_number,
    unaccounted_numbers,
    void_number,
)

LETTERS = "letters/office-1/2026"


def reserve(subject: str, series: str = LETTERS) -> int:
    return reserve_number(series=series, subject=subject)


def lines(series: str = LETTERS) -> list[tuple[int, str, str]]:
    return [(line.number, line.subject, line.state) for line in number_register(series)]


def test_numbers_count_from_one_in_each_series(tenant):
    given_out = [reserve("a"), reserve("b"), reserve("a", "receipts/2026"), reserve("c")]

    assert given_out == [1, 2, 1, 3]


def test_subject_gets_its_number_again(tenant):
    assert [reserve("a"), reserve("b"), reserve("a")] == [1, 2, 1]


def test_tenants_count_apart(tenant, other_tenant):
    here = reserve("a")
    with tenant_scope(other_tenant.pk):
        there = reserve("b")

    assert (here, there) == (1, 1)


def test_rolled_back_number_was_never_given(tenant):
    reserve("a")
    with suppress(ZeroDivisionError), transaction.atomic():
        reserve("b")
        raise ZeroDivisionError

    assert reserve("c") == 2
    assert unaccounted_numbers(LETTERS) == []


def test_number_is_issued_once_and_again_without_harm(tenant):
    reserve("a")

    assert [issue_number(series=LETTERS, subject="a"), issue_number(series=LETTERS, subject="a")] == [1, 1]
    assert lines() == [(1, "a", "issued")]


@pytest.mark.parametrize("issued", [True, False])
def test_void_number_keeps_its_line_and_its_reason(tenant, actor, issued):
    reserve("a")
    if issued:
        issue_number(series=LETTERS, subject="a")

    void_number(actor=actor, series=LETTERS, subject="a", reason="wrong person")

    [line] = number_register(LETTERS)
    assert (line.number, line.state, line.reason) == (1, "void", "wrong person")
    assert reserve("b") == 2
    assert AuditEntry.objects.get().facts["number"] == 1


def test_void_asks_for_a_reason(tenant, actor):
    reserve("a")

    with pytest.raises(Invalid):
        void_number(actor=actor, series=LETTERS, subject="a", reason="  ")

    assert lines() == [(1, "a", "reserved")]


def test_void_number_is_not_brought_back(tenant, actor):
    reserve("a")
    void_number(actor=actor, series=LETTERS, subject="a", reason="twice written")

    with pytest.raises(Conflict):
        reserve("a")
    with pytest.raises(TransitionRefused):
        issue_number(series=LETTERS, subject="a")
    with pytest.raises(TransitionRefused):
        void_number(actor=actor, series=LETTERS, subject="a", reason="again")


def test_number_that_was_never_reserved_is_not_found(tenant, actor):
    with pytest.raises(NotFound):
        issue_number(series=LETTERS, subject="a")
    with pytest.raises(NotFound):
        void_number(actor=actor, series=LETTERS, subject="a", reason="never")


@pytest.mark.parametrize(
    "wrong",
    [
        {"n": 1, "subject": "b"},
        {"n": 9, "subject": "a"},
        {"n": 0, "subject": "c"},
        {"n": 9, "subject": ""},
        {"n": 9, "subject": "d", "state": "void"},
        {"n": 9, "subject": "d", "state": "lost"},
    ],
)
def test_database_refuses_what_would_spoil_the_register(tenant, wrong):
    reserve("a")
    series = NumberSeries.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        SeriesNumber.objects.create(series=series, **wrong)


@pytest.mark.parametrize(
    ("gone", "gaps"),
    [
        ([], []),
        ([1], [Gap(1, 1)]),
        ([3, 4], [Gap(3, 4)]),
        ([6], [Gap(6, 6)]),
        ([1, 3, 5, 6], [Gap(1, 1), Gap(3, 3), Gap(5, 6)]),
        ([1, 2, 3, 4, 5, 6], [Gap(1, 6)]),
    ],
)
def test_missing_numbers_are_named(tenant, gone, gaps):
    for subject in "abcdef":
        reserve(subject)

    SeriesNumber.objects.filter(n__in=gone).delete()

    assert unaccounted_numbers(LETTERS) == gaps


def test_register_comes_in_pages(tenant):
    for subject in "abc":
        reserve(subject)

    pages = [number_register(LETTERS, limit=2), number_register(LETTERS, after=2, limit=2)]

    assert [[line.number for line in page] for page in pages] == [[1, 2], [3]]


def test_numbers_left_open_are_found(tenant):
    for subject in "abc":
        reserve(subject)
    issue_number(series=LETTERS, subject="b")
    SeriesNumber.objects.filter(subject="a").update(at=timezone.now() - timedelta(hours=2))

    left = numbers_left_open(before=timezone.now() - timedelta(hours=1))

    assert [line.subject for line in left] == ["a"]


STEPS = st.lists(
    st.tuples(st.sampled_from(["reserve", "abort", "issue", "void"]), st.integers(0, 4)), max_size=20
)


class TestRegister(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(steps=STEPS)
    def test_register_is_whole_after_any_steps(self, steps):
        tenant = uuid7()
        actor = Actor.system("test", tenant)
        with tenant_scope(tenant):
            for step, subject in steps:
                self.take(actor, step, str(subject))

            numbers = [line.number for line in number_register(LETTERS)]
            assert numbers == list(range(1, len(numbers) + 1))
            assert unaccounted_numbers(LETTERS) == []

    def take(self, actor, step, subject):
        try:
            with transaction.atomic():
                match step:
                    case "issue":
                        issue_number(series=LETTERS, subject=subject)
                    case "void":
                        void_number(actor=actor, series=LETTERS, subject=subject, reason="no")
                    case _:
                        reserve(subject)
                if step == "abort":
                    raise ZeroDivisionError
        except (ZeroDivisionError, NotFound, Conflict, TransitionRefused):
            return
