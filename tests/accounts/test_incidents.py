"""Incidents with personal data: clocks, whom to tell, notices to people, the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.accounts import AssignmentFactory, UserFactory
from factories.profiles import ProfileFactory, officer
from factories.regions import VillageFactory
from smartnagari.accounts.actions.incident_notices import send_ordered
from smartnagari.accounts.actions.incidents import (
    Account,
    add_people,
    describe_incident,
    move_incident,
    order_notices,
    record_notice,
    register_incident,
)
from smartnagari.accounts.models import Incident, IncidentPerson
from smartnagari.accounts.queries.incidents import HANDLE_INCIDENTS, concerned, incident_for, notices_of
from smartnagari.accounts.rules.incidents import Hours, Whom, clocks, hours_on
from smartnagari.accounts.states import INCIDENTS, IncidentState
from smartnagari.audit.models import AuditEntry
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TransitionRefused
from smartnagari.notifications.models import Message
from smartnagari.regions.public import tenant_scope
from smartnagari.spine.actions.periodic import run_due_jobs

DESK = "/meja/insiden/"
KNOWN = datetime(2026, 6, 26, 9, 10, tzinfo=UTC)
NOTE = "Akses dicabut."


@pytest.fixture
def pdp(tenant):
    return officer(tenant, HANDLE_INCIDENTS)


@pytest.fixture
def account():
    return Account(
        title="Lembar pemohon terlihat umum",
        found_at=timezone.now() - timedelta(hours=1),
        found_by="officer",
        which="Nama dan alamat pemohon",
        cause="Salah setelan",
        measures="Halaman ditutup",
    )


@pytest.fixture
def incident(pdp, account):
    return register_incident(actor=pdp, account=account)


@pytest.fixture
def robot(tenant):
    return Actor.system("accounts.incident_notices", tenant.pk)


@pytest.fixture
def pages(tenant, settings, client):
    settings.DEMO = True
    user = UserFactory(is_demo=True)
    AssignmentFactory(user=user, role="data_protection_officer")
    client.force_login(user)
    return client


def tell_all(pdp, incident):
    for notice in notices_of(incident):
        record_notice(actor=pdp, number=incident.number, whom=notice.whom, reference="555/1/2026")


def typed(**other):
    """The form as a person fills it in."""
    found = timezone.localtime() - timedelta(hours=2)
    words = {"title": "Berkas hilang", "which": "Nama pemohon", "found_by": "citizen"}
    return words | {"found_at": f"{found:%d/%m/%Y %H.%M}"} | other


@pytest.mark.parametrize(
    ("vital", "expected"),
    [
        (False, {Whom.PERSONS: 72, Whom.AUTHORITY: 72}),
        (True, {Whom.CSIRT: 24, Whom.PERSONS: 72, Whom.AUTHORITY: 72}),
    ],
)
def test_clocks_run_from_when_it_became_known_day_and_night(vital, expected):
    found = clocks(KNOWN, hours_on(KNOWN.date()), vital=vital)

    assert found == {whom: KNOWN + timedelta(hours=hours) for whom, hours in expected.items()}


def test_limits_are_those_of_the_day():
    written = [Hours(date(2022, 10, 17), "a", 72, 72, 24), Hours(date(2027, 1, 1), "b", 48, 72, 12)]

    assert hours_on(date(2026, 12, 31), written).basis == "a"
    assert hours_on(date(2027, 1, 1), written).persons == 48
    with pytest.raises(LookupError):
        hours_on(date(2020, 1, 1), written)


def test_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        clocks(datetime(2026, 6, 26, 9, 10), hours_on(date(2026, 6, 26)), vital=False)


LEGAL = {(source, move.name) for move in INCIDENTS for source in move.sources}


@pytest.mark.parametrize(
    ("state", "move"), list(product(IncidentState.values, ["contain", "close", "dismiss"]))
)
def test_machine_allows_exactly_the_written_moves(state, move):
    if (state, move) in LEGAL:
        assert INCIDENTS.check(move, state).name == move
    else:
        with pytest.raises(TransitionRefused):
            INCIDENTS.check(move, state)


def test_registering_starts_the_clocks_and_is_written_down(incident, account):
    due = {notice.whom: notice.due_at for notice in notices_of(incident)}

    assert due == dict.fromkeys(["authority", "persons"], account.found_at + timedelta(hours=72))
    assert AuditEntry.objects.get(case=incident.number).action == "accounts.incident.register"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"found_at": timezone.now() + timedelta(days=1)}, "found_at"),
        ({"happened_at": timezone.now() + timedelta(hours=1)}, "happened_at"),
        ({"which": " "}, "which"),
        ({"cause": "NIK 1305101708900001 terlihat"}, "cause"),
    ],
)
def test_account_that_cannot_be_is_refused(pdp, account, changed, field):
    with pytest.raises(Invalid) as refusal:
        register_incident(actor=pdp, account=replace(account, **changed))

    assert field in refusal.value.fields
    assert not Incident.objects.exists()


def test_who_may_not_handle_incidents_finds_none(tenant, incident, account):
    stranger = officer(tenant, "accounts.rights.handle")

    with pytest.raises(NotAllowed):
        register_incident(actor=stranger, account=account)
    with pytest.raises(NotFound):
        incident_for(stranger, incident.number)


def test_incident_of_another_regency_is_not_found(tenant, other_tenant, incident):
    with tenant_scope(other_tenant.pk), pytest.raises(NotFound):
        incident_for(officer(other_tenant, HANDLE_INCIDENTS), incident.number)


def test_what_is_known_later_moves_the_clocks_and_adds_one(pdp, incident, account):
    earlier = account.found_at - timedelta(hours=10)

    describe_incident(
        actor=pdp, number=incident.number, account=replace(account, found_at=earlier, vital=True)
    )

    due = {notice.whom: notice.due_at - earlier for notice in notices_of(incident)}
    assert due == {
        "csirt": timedelta(hours=24),
        "persons": timedelta(hours=72),
        "authority": timedelta(hours=72),
    }


def test_clock_goes_when_nothing_vital_is_hit_after_all(pdp, incident, account):
    describe_incident(actor=pdp, number=incident.number, account=replace(account, vital=True))
    describe_incident(actor=pdp, number=incident.number, account=account)

    assert {notice.whom for notice in notices_of(incident)} == {"persons", "authority"}


def test_notice_is_entered_once_with_its_letter(pdp, incident):
    record_notice(actor=pdp, number=incident.number, whom="authority", reference="555/1/2026")

    with pytest.raises(Conflict):
        record_notice(actor=pdp, number=incident.number, whom="authority", reference="555/2/2026")
    with pytest.raises(NotFound):
        record_notice(actor=pdp, number=incident.number, whom="csirt", reference="555/3/2026")
    with pytest.raises(Invalid):
        record_notice(actor=pdp, number=incident.number, whom="persons", reference=" ")


@pytest.mark.parametrize("hours", [-2, 1])
def test_notice_before_it_became_known_or_to_come_is_refused(pdp, incident, hours):
    at = timezone.now() + timedelta(hours=hours)

    with pytest.raises(Invalid):
        record_notice(actor=pdp, number=incident.number, whom="persons", reference="1/2026", told_at=at)


def test_incident_closes_only_when_everybody_was_told(pdp, incident):
    move_incident(actor=pdp, number=incident.number, move="contain", note=NOTE)
    with pytest.raises(Conflict):
        move_incident(actor=pdp, number=incident.number, move="close", note=NOTE)
    tell_all(pdp, incident)

    closed = move_incident(actor=pdp, number=incident.number, move="close", note=NOTE)

    assert (closed.state, closed.closed_at is None) == ("closed", False)


@pytest.mark.parametrize("act", ["describe", "tell", "people"])
def test_closed_incident_stays_as_it_is(pdp, incident, account, act):
    move_incident(actor=pdp, number=incident.number, move="dismiss", note="Data contoh")
    acts = {
        "describe": lambda: describe_incident(actor=pdp, number=incident.number, account=account),
        "tell": lambda: record_notice(actor=pdp, number=incident.number, whom="persons", reference="1"),
        "people": lambda: add_people(actor=pdp, number=incident.number, emails=["a@b.id"]),
    }

    with pytest.raises(Conflict):
        acts[act]()


def test_people_are_found_by_address_and_by_nagari(tenant, pdp, incident):
    village = VillageFactory(tenant=tenant)
    ProfileFactory(area=village)
    known = ProfileFactory()

    emails = [known.user.email.upper(), "entah@contoh.id", known.user.email]
    added = add_people(actor=pdp, number=incident.number, emails=emails, area=village.code)
    again = add_people(actor=pdp, number=incident.number, emails=emails)

    assert (added.people, added.unknown, again.people) == (2, ("entah@contoh.id",), 0)


def test_nobody_is_written_to_before_the_list_and_the_words_are_there(pdp, account):
    bare = register_incident(actor=pdp, account=replace(account, measures=""))
    with pytest.raises(Conflict):
        order_notices(actor=pdp, number=bare.number)
    add_people(actor=pdp, number=bare.number, emails=[ProfileFactory().user.email])

    with pytest.raises(Invalid) as refusal:
        order_notices(actor=pdp, number=bare.number)

    assert refusal.value.fields.keys() == {"measures"}


def test_everybody_is_written_to_once_and_the_duty_is_done(pdp, incident):
    people = [ProfileFactory() for _each in range(3)]
    add_people(actor=pdp, number=incident.number, emails=[person.user.email for person in people])
    order_notices(actor=pdp, number=incident.number)

    run_due_jobs()
    run_due_jobs()

    sent = Message.objects.filter(text="accounts.incident.notice")
    assert {message.user for message in sent} == {person.user_id for person in people}
    assert sent.count() == 3
    assert sent[0].values.keys() >= {"number", "data", "when", "how", "measures"}
    told = {notice.whom: notice.told_at is not None for notice in notices_of(incident)}
    assert told == {"persons": True, "authority": False}


def test_who_cannot_be_reached_needs_a_letter_and_the_duty_stays(pdp, incident, robot):
    silent, closed = ProfileFactory(user=None), ProfileFactory(user=UserFactory(is_active=False))
    IncidentPerson.objects.create(tenant_id=robot.tenant, incident=incident, profile=silent)
    add_people(actor=pdp, number=incident.number, emails=[closed.user.email])
    order_notices(actor=pdp, number=incident.number)

    send_ordered(actor=robot)

    assert (concerned(incident).told, concerned(incident).by_letter) == (0, 2)
    assert all(notice.told_at is None for notice in notices_of(incident))


def test_telephone_budget_that_is_used_up_leaves_people_waiting(pdp, incident, robot, settings):
    settings.PHONE_MESSAGES_A_DAY = 1
    for number in range(2):
        user = UserFactory(email=None, phone=f"+62812345678{number:02d}", phone_verified=True)
        profile = ProfileFactory(user=user)
        IncidentPerson.objects.create(tenant_id=robot.tenant, incident=incident, profile=profile)
    order_notices(actor=pdp, number=incident.number)

    sent = send_ordered(actor=robot)

    assert (sent, concerned(incident).waiting) == (1, 1)


def test_officer_goes_the_whole_way_on_the_pages(pages):
    made = pages.post(f"{DESK}baru/", typed(cause="x y", measures="x y"))
    incident = Incident.objects.get()
    here = f"{DESK}{incident.number}/"
    assert made["Location"] == here
    person = ProfileFactory()
    pages.post(f"{here}orang/", {"emails": person.user.email, "area": ""})
    pages.post(f"{here}kirim/")
    now = f"{timezone.localtime():%d/%m/%Y %H.%M}"
    for whom in ("persons", "authority"):
        pages.post(f"{here}diberi-tahu/", {"told_at": now, "reference": "555/1/2026", "whom": whom})
    for move in ("contain", "close"):
        pages.post(f"{here}langkah/", {"note": NOTE, "move": move})

    incident.refresh_from_db()
    assert incident.state == "closed"
    assert incident.number in pages.get(f"{DESK}?state=closed").content.decode()


@pytest.mark.parametrize("changed", [{"which": ""}, {"found_at": "kemarin"}, {"found_by": "x"}])
def test_form_that_cannot_be_used_comes_back(pages, changed):
    assert pages.post(f"{DESK}baru/", typed(**changed)).status_code == 422
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("where", "data"),
    [
        ("orang", {"emails": "", "area": ""}),
        ("orang", {"emails": "", "area": "99.99"}),
        ("kirim", {}),
        ("diberi-tahu", {"told_at": "x", "reference": "", "whom": "persons"}),
        ("diberi-tahu", {"told_at": "01/01/2020 10.00", "reference": "1/2020", "whom": "persons"}),
        ("langkah", {"note": "", "move": "contain"}),
        ("ubah", {"title": ""}),
    ],
)
def test_step_that_cannot_be_taken_comes_back_with_the_reason(pages, incident, where, data):
    answer = pages.post(f"{DESK}{incident.number}/{where}/", data)

    assert answer.status_code == 422
    assert incident.number in answer.content.decode()


def test_late_clock_is_said_in_list_and_case(pages, pdp, account):
    late = register_incident(
        actor=pdp, account=replace(account, found_at=timezone.now() - timedelta(hours=80))
    )

    for path in (DESK, f"{DESK}{late.number}/"):
        assert "9 jam" in pages.get(path).content.decode()


def test_report_says_what_the_law_asks_and_names_nobody(pages, pdp, incident):
    person = ProfileFactory(name="Siti Rahasia")
    add_people(actor=pdp, number=incident.number, emails=[person.user.email])

    page = pages.get(f"{DESK}{incident.number}/laporan/").content.decode()

    for words in (incident.which, incident.cause, incident.measures, incident.number):
        assert words in page
    assert "Siti Rahasia" not in page


@pytest.mark.parametrize("where", ["", "ubah/", "laporan/"])
def test_pages_of_an_incident_are_kept_by_nobody(pages, incident, where):
    assert "no-store" in pages.get(f"{DESK}{incident.number}/{where}")["Cache-Control"]


@pytest.mark.parametrize("where", ["", "ubah/", "laporan/"])
def test_incident_of_another_regency_gives_404(pages, other_tenant, where):
    with tenant_scope(other_tenant.pk):
        foreign = Incident.objects.create(
            tenant=other_tenant,
            number="IN-ASING",
            title="x",
            which="x",
            found_at=timezone.now(),
            found_by="officer",
            registered_by="u:1",
        )

    assert pages.get(f"{DESK}{foreign.number}/{where}").status_code == 404


def test_list_costs_the_same_queries_for_any_length(pages, pdp, account):
    counts = []
    pages.get(DESK)
    for rows in (1, 2):
        for _row in range(rows):
            register_incident(actor=pdp, account=account)
        with CaptureQueriesContext(connection) as queries:
            pages.get(DESK)
        counts.append(len(queries))

    assert counts[0] == counts[1]
