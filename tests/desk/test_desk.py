"""The common worklist: whose work it is, taken up once, closed once."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.accounts import AgencyFactory, AgencyOfficeFactory, AssignmentFactory, UserFactory, actor_of
from factories.regions import DistrictFactory, VillageFactory
from smartnagari.desk.actions import claim_item, give_back_item
from smartnagari.desk.models import WorkItem
from smartnagari.desk.public import ItemKind, close_item, item_for, item_kinds, put_item, queue
from smartnagari.desk.states import ITEMS, ItemState
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, NotFound, TransitionRefused

LOOK = "accounts.offices.view"
LEGAL = {(source, move.name): move.target for move in ITEMS for source in move.sources}


@pytest.mark.parametrize(("state", "move"), list(product(ItemState, [move.name for move in ITEMS])))
def test_machine_allows_exactly_the_written_moves(state, move):
    if (state, move) in LEGAL:
        assert ITEMS.check(move, state).target == LEGAL[state, move]
    else:
        with pytest.raises(TransitionRefused):
            ITEMS.check(move, state)


@pytest.fixture(autouse=True)
def work():
    """A kind of work that only these tests know."""
    item_kinds.register(ItemKind("tests.work", "Contoh tugas", "tray", lambda subject: f"/meja/{subject}/"))
    yield
    item_kinds.unregister("tests.work")


@pytest.fixture
def system(tenant):
    return Actor.system("test", tenant.pk)


@pytest.fixture
def district(tenant):
    return DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih")


@pytest.fixture
def ulakan(district):
    return VillageFactory(tenant=district.tenant, parent=district, code="13.05.10.2002", name="Ulakan")


@pytest.fixture
def staff(tenant):
    def make(role, **scope):
        person = UserFactory(is_demo=True)
        AssignmentFactory(tenant=tenant, user=person, role=role, **scope)
        return person, actor_of(person, tenant)

    return make


@pytest.fixture
def put(system, ulakan):
    def do(subject="1", **given):
        values = {"title": f"Tugas {subject}", "permission": LOOK, "area": ulakan, **given}
        return put_item(actor=system, kind="tests.work", subject=subject, **values)

    return do


def test_work_is_seen_by_who_has_the_permission_there(put, staff, ulakan, district, tenant):
    item = put()
    beside = VillageFactory(tenant=tenant, parent=district, code="13.05.10.2001", name="Tapakih")

    assert list(queue(staff("nagari_operator", area=ulakan)[1])) == [item]
    assert list(queue(staff("district_head", area=district)[1])) == [item]
    assert not queue(staff("nagari_operator", area=beside)[1]).exists()
    assert not queue(staff("midwife", area=ulakan)[1]).exists()


def test_work_of_an_agency_is_seen_there_alone(put, staff, tenant):
    agency = AgencyFactory(tenant=tenant, slug="dinas-satu")
    office = AgencyOfficeFactory(tenant=tenant, agency=agency)
    other = AgencyFactory(tenant=tenant, slug="dinas-dua")

    item = put(area=None, office=office)

    assert list(queue(staff("agency_officer", agency=agency)[1])) == [item]
    assert not queue(staff("agency_officer", agency=other)[1]).exists()


def test_who_did_the_first_step_does_not_see_it(put, staff, ulakan):
    first, second = staff("nagari_operator", area=ulakan)[1], staff("nagari_operator", area=ulakan)[1]

    put(not_for=first.key)

    assert not queue(first).exists()
    assert queue(second).exists()


def test_most_urgent_comes_first_and_what_has_no_date_last(put, staff, ulakan):
    now = timezone.now()
    put("tanpa")
    put("lambat", due_at=now + timedelta(days=3))
    put("mendesak", due_at=now + timedelta(hours=1))

    found = queue(staff("nagari_operator", area=ulakan)[1])

    assert [item.subject for item in found] == ["mendesak", "lambat", "tanpa"]


def test_same_work_is_put_once(put):
    first, again = put(), put(title="Judul baru")

    assert first.pk == again.pk
    assert WorkItem.objects.get().title == "Judul baru"


def test_one_takes_it_up_and_the_other_is_told(put, staff, ulakan):
    item = put()
    first, second = staff("nagari_operator", area=ulakan)[1], staff("nagari_operator", area=ulakan)[1]

    for _tap in range(2):
        assert claim_item(actor=first, item_id=item.pk).held_by == first.key
    with pytest.raises(Conflict):
        claim_item(actor=second, item_id=item.pk)
    with pytest.raises(Conflict):
        give_back_item(actor=second, item_id=item.pk)

    give_back_item(actor=first, item_id=item.pk)
    assert claim_item(actor=second, item_id=item.pk).held_by == second.key


def test_work_elsewhere_is_not_found(put, staff, tenant, district):
    beside = VillageFactory(tenant=tenant, parent=district, code="13.05.10.2001", name="Tapakih")

    with pytest.raises(NotFound):
        claim_item(actor=staff("nagari_operator", area=beside)[1], item_id=put().pk)


@pytest.mark.parametrize(("done", "state"), [(True, "done"), (False, "withdrawn")])
def test_closed_work_is_over_and_may_come_again(put, system, done, state):
    put()

    for _tap in range(2):
        close_item(actor=system, kind="tests.work", subject="1", done=done)

    assert WorkItem.objects.get().state == state
    assert item_for(kind="tests.work", subject="1") is None
    put()
    assert WorkItem.objects.count() == 2


def test_queue_page_takes_up_and_leads_to_the_work(client, put, staff, ulakan, settings):
    settings.DEMO = True
    item = put()
    client.force_login(staff("nagari_operator", area=ulakan)[0])

    assert "Tugas 1" in client.get("/meja/tugas/").content.decode()
    answer = client.post(f"/meja/tugas/{item.pk}/ambil/")

    assert answer["Location"] == "/meja/1/"
    assert "Tugas 1" in client.get("/meja/tugas/", {"mine": "on"}).content.decode()


def test_queue_costs_the_same_for_any_length(client, put, staff, ulakan, settings):
    settings.DEMO = True
    client.force_login(staff("nagari_operator", area=ulakan)[0])
    client.get("/meja/tugas/")

    counts = []
    for rows in (1, 3):
        for number in range(rows):
            put(str(number))
        with CaptureQueriesContext(connection) as queries:
            client.get("/meja/tugas/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
