"""Handing offices over from a file: what a line may say, and the whole of it in one day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import (
    AssignmentFactory,
    HolderFactory,
    OfficeFactory,
    PositionFactory,
    UserFactory,
    officer,
)
from factories.regions import PreparatoryFactory, VillageFactory
from smartnagari.accounts.actions.handover import apply_batch, apply_handover, keep_handover
from smartnagari.accounts.actions.holders import Appointment, appoint_holder
from smartnagari.accounts.models import Assignment, Handover, HandoverLine, Holder
from smartnagari.accounts.queries.handover import check_handover, handover_for
from smartnagari.accounts.queries.holders import holders_on
from smartnagari.accounts.queries.sentences import described
from smartnagari.accounts.states import AssignmentState
from smartnagari.accounts.types import PostKind
from smartnagari.audit.public import Selection, entries
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, NotAllowed, NotFound

HEAD = "kantor;nama;jenis;mulai;nomor sk\n"
START = date(2026, 7, 20)


@pytest.fixture
def ulakan(district):
    area = VillageFactory(tenant=district.tenant, parent=district, code="13.05.10.2002", name="Ulakan")
    return PositionFactory(office=OfficeFactory(area=area, slug="nagari-ulakan"))


def many(tenant, count):
    """So many nagari offices, each with a head, and the file that hands them all over."""
    posts = [
        PositionFactory(office=OfficeFactory(area=VillageFactory(tenant=tenant), tenant=tenant))
        for _ in range(count)
    ]
    for post in posts:
        HolderFactory(position=post)
    letters = [f"{a}{b}" for a in "ABCDEFGHIJ" for b in "abcdefghij"]
    lines = [
        f"{p.office.slug};Wali {letters[n]};definitif;20/07/2026;188/{n}/2026" for n, p in enumerate(posts)
    ]
    return posts, (HEAD + "\n".join(lines)).encode()


def keep(actor, content):
    checked = check_handover(actor, content)
    return keep_handover(actor=actor, file_name="pilwana.csv", content=content, checked=checked)


def said(actor, line, language="en"):
    problems = check_handover(actor, (HEAD + line).encode()).problems
    return [described(problem, language=language) for problem in problems]


def test_74_offices_are_handed_over_in_one_go(tenant, admin):
    posts, content = many(tenant, 74)

    handover = apply_handover(actor=admin, reference=keep(admin, content).reference)

    heads = holders_on([post.office_id for post in posts], START)
    assert [heads[post.office_id].person_name for post in posts[:3]] == ["Wali Aa", "Wali Ab", "Wali Ac"]
    assert len(heads) == 74
    assert all(head.starts == START for head in heads.values())
    assert Holder.objects.filter(valid_to=date(2026, 7, 19)).count() == 74
    assert handover.applied_by == admin.key
    assert len(list(entries(Selection(case=handover.reference)))) == 74


def test_cost_of_a_handover_is_two_inserts_an_office_and_a_constant(tenant, admin):
    costs = []
    for count in (10, 30):
        _posts, content = many(tenant, count)
        reference = keep(admin, content).reference
        with CaptureQueriesContext(connection) as queries:
            apply_batch(actor=admin, reference=reference)
        costs.append(len(queries))

    assert costs[1] - costs[0] == 2 * 20
    assert costs[0] <= 2 * 10 + 25


def test_checking_a_file_costs_the_same_for_any_length(tenant, admin):
    costs = []
    for count in (3, 30):
        _posts, content = many(tenant, count)
        with CaptureQueriesContext(connection) as queries:
            check_handover(admin, content)
        costs.append(len(queries))

    assert costs == [2, 2]


def test_checking_writes_nothing(tenant, admin):
    _posts, content = many(tenant, 2)

    check_handover(admin, content)

    assert (Handover.objects.count(), Holder.objects.count()) == (0, 2)


def test_same_file_twice_is_the_same_handover_and_changes_nothing_more(tenant, admin):
    _posts, content = many(tenant, 3)
    first = apply_handover(actor=admin, reference=keep(admin, content).reference)

    second = apply_handover(actor=admin, reference=keep(admin, content).reference)

    assert first.pk == second.pk
    assert Holder.objects.count() == 6


def test_lines_that_are_so_already_stay_unchanged(tenant, admin):
    _posts, content = many(tenant, 2)
    apply_handover(actor=admin, reference=keep(admin, content).reference)

    again = apply_handover(actor=admin, reference=keep(admin, content + b"\n").reference)

    assert set(again.lines.values_list("outcome", flat=True).order_by()) == {"unchanged"}
    assert Holder.objects.count() == 4


def test_interrupted_handover_goes_on_where_it_stopped(tenant, admin):
    _posts, content = many(tenant, 5)
    reference = keep(admin, content).reference

    left = apply_batch(actor=admin, reference=reference, size=2)
    done_first = set(HandoverLine.objects.filter(outcome="applied").values_list("line", flat=True).order_by())
    apply_handover(actor=admin, reference=reference)

    assert (left, done_first) == (3, {2, 3})
    assert HandoverLine.objects.filter(outcome="applied").count() == 5
    assert Holder.objects.count() == 10


def test_line_that_no_longer_fits_stops_its_batch_whole(tenant, admin):
    posts, content = many(tenant, 3)
    reference = keep(admin, content).reference
    late = Appointment("Orang Lain", PostKind.DEFINITIVE, START)
    appoint_holder(
        actor=admin, office=posts[1].office.slug, position="head", appointment=late, replacing=True
    )

    with pytest.raises(Invalid):
        apply_handover(actor=admin, reference=reference)

    assert Holder.objects.filter(person_name__startswith="Wali").count() == 0


def test_outgoing_heads_lose_their_roles(tenant, admin, ulakan):
    user = UserFactory()
    HolderFactory(position=ulakan, user=user)
    AssignmentFactory(user=user, role="village_head", area=ulakan.office.area)
    content = (HEAD + "nagari-ulakan;Rina;;1/7/2026;1/2026").encode()

    apply_handover(actor=admin, reference=keep(admin, content).reference)

    ended = Assignment.objects.get(user=user)
    assert (ended.state, ended.valid_to) == (AssignmentState.ENDED, date(2026, 6, 30))


@pytest.mark.parametrize(
    "line",
    [
        "nagari-ulakan;Rina;definitif;20/07/2026;1/2026",
        "13.05.10.2002;Rina;;20-07-2026;1/2026",
        "Nagari  ULAKAN;Rina;Definitif;2026-07-20;1/2026",
        "Kantor Ulakan;Rina;Pj.;20 Juli 2026;1/2026",
        "nagari-ulakan;O;definitif;20/07/2026;1/2026",
    ],
)
def test_lines_as_people_write_them_are_understood(admin, ulakan, line):
    checked = check_handover(admin, (HEAD + line).encode())

    assert checked.problems == ()
    assert (checked.changes[0].entry.office, checked.changes[0].entry.starts) == (ulakan.office_id, START)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "nagari-ulakan;Rina;;31/02/2026;1",
            "Line 2: The date 31/02/2026 does not exist: February 2026 has 28 days.",
        ),
        (
            "nagari-ulakan;Rina;;20/07/26;1",
            "Line 2: Write the year of “20/07/26” with four digits, as in 27/06/2026.",
        ),
        ("nagari-ulakan;;;20/07/2026;1", "Line 2: “nama” is empty. Please fill it in."),
        ("nagari-ulakan;Rina 2;;20/07/2026;1", "Line 2: The name contains “2”. Write the name in letters."),
        ("nagari-ulakan;Rina;;20/07/2026;", "Line 2: “nomor sk” is empty. Please fill it in."),
        (
            "nagari-x;Rina;;20/07/2026;1",
            "Line 2: There is no office “nagari-x”. "
            "Use its code or its address name, as the list of offices shows them.",
        ),
        (
            "nagari-ulakan;Rina;ketua;20/07/2026;1",
            "Line 2: “ketua” is not known. Write definitif, Plt, Plh or Pj.",
        ),
        (
            "nagari-ulakan;Rina;;1/7/2026;1\n13.05.10.2002;Budi;;1/7/2026;2",
            "Line 3: This office stands in line 2 already. Keep one of the two lines.",
        ),
        ("nagari-ulakan;Rina;Plt;20/07/2026;1", "Line 2: A Plt and a Plh have a last day. Please enter it."),
        (
            "nagari-ulakan;Rina;;1/1/2019;1",
            "Line 2: Somebody has been entered for this office from the same day or later. "
            "Please check the date.",
        ),
    ],
)
def test_each_fault_is_said_with_its_line_and_how_to_mend_it(admin, ulakan, line, sentence):
    HolderFactory(position=ulakan)

    assert said(admin, line) == [sentence]


def test_preparatory_nagari_gets_a_pj(tenant, admin, ulakan):
    area = PreparatoryFactory(tenant=tenant, mother=ulakan.office.area, code="13.05.10.2002-P1")
    PositionFactory(office=OfficeFactory(area=area, slug="nagari-anak"))

    assert said(admin, "nagari-anak;Rina;definitif;20/07/2026;1") == [
        "Line 2: A preparatory nagari is led by a Pj. Please enter Pj as the kind."
    ]
    assert said(admin, "nagari-anak;Rina;Pj;20/07/2026;1") == []


def test_name_that_fits_two_offices_asks_for_the_code(tenant, admin, district):
    for code in ("13.05.10.2003", "13.05.10.2004"):
        area = VillageFactory(
            tenant=tenant, parent=district, code=code, name="Sungai Sariak", slug=code.replace(".", "-")
        )
        PositionFactory(office=OfficeFactory(area=area, name=f"Kantor {code}"))

    assert said(admin, "Sungai Sariak;Rina;;20/07/2026;1") == [
        "Line 2: “Sungai Sariak” fits 2 offices. Use the code of the office instead."
    ]


def test_faulty_file_is_not_kept(admin, ulakan):
    with pytest.raises(Invalid):
        keep(admin, (HEAD + "nagari-x;Rina;;20/07/2026;1").encode())

    assert not Handover.objects.exists()


def test_only_who_may_apply_sees_and_applies(tenant, admin, ulakan, district):
    reference = keep(admin, (HEAD + "nagari-ulakan;Rina;;20/07/2026;1").encode()).reference
    stranger = officer("district_admin", tenant, area=district)

    with pytest.raises(NotFound):
        handover_for(stranger, reference)
    with pytest.raises(NotFound):
        apply_handover(actor=stranger, reference=reference)
    with pytest.raises(NotAllowed):
        keep_handover(
            actor=stranger,
            file_name="x",
            content=b"x",
            checked=check_handover(admin, HEAD.encode() + b"nagari-ulakan;R;;1/8/2026;1"),
        )


def test_command_line_acts_under_its_own_name(tenant, ulakan):
    actor = Actor.system("handover_offices", tenant.pk)

    handover = apply_handover(
        actor=actor, reference=keep(actor, (HEAD + "nagari-ulakan;R;;1/8/2026;1").encode()).reference
    )

    assert handover.applied_by == "s:handover_offices"
