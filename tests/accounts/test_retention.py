"""Retention: what goes when its time is over, what a hold keeps, and runs that were cut off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.accounts import AssignmentFactory, UserFactory
from factories.profiles import ProfileFactory, officer
from smartnagari.accounts.actions import retention
from smartnagari.accounts.actions.erasure import erase_person
from smartnagari.accounts.actions.retention import lift_hold, look_ahead, place_hold, run_rule
from smartnagari.accounts.models import Consent, DataRequest, LegalHold, RetentionRun
from smartnagari.audit.models import AuditEntry
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from smartnagari.kernel.personal import purposes
from smartnagari.kernel.retention import RetentionRule, Term, delete, retention_rules
from smartnagari.notifications.models import Message
from smartnagari.regions.public import tenant_scope
from smartnagari.spine.actions.periodic import run_due_jobs

HANDLE = "accounts.rights.handle"
NOW = timezone.now()
OLD, YOUNG = NOW - timedelta(days=5 * 366 + 2), NOW - timedelta(days=300)
RULE = retention_rules["accounts.consents"]
PAGE = "/meja/data-pribadi/penyimpanan/"


@pytest.fixture
def robot(tenant):
    return Actor.system("retain", tenant.pk)


@pytest.fixture
def pdp(tenant):
    return officer(tenant, HANDLE)


@pytest.fixture
def pages(tenant, settings, client):
    settings.DEMO = True
    user = UserFactory(is_demo=True)
    AssignmentFactory(user=user, role="data_protection_officer")
    client.force_login(user)
    return client


def consent(withdrawn=OLD, profile=None):
    profile = profile or ProfileFactory()
    return Consent.objects.create(
        tenant_id=profile.tenant_id,
        profile=profile,
        purpose="accounts.news",
        version="1",
        text="x",
        given_at=OLD - timedelta(days=1),
        given_by="u:1",
        withdrawn_at=withdrawn,
        withdrawn_channel="web" if withdrawn else "",
    )


def said(*args):
    out = StringIO()
    call_command("retain", *args, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("term", "now", "cutoff"),
    [
        (Term("closed", years=5), datetime(2026, 5, 12, 9, tzinfo=UTC), datetime(2021, 5, 12, 9, tzinfo=UTC)),
        (Term("closed", years=1), datetime(2028, 2, 29, 9, tzinfo=UTC), datetime(2027, 2, 28, 9, tzinfo=UTC)),
        (Term("seen", days=90), datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_term_is_counted_back_from_now(term, now, cutoff):
    assert term.cutoff(now) == cutoff


@pytest.mark.parametrize("wrong", [{}, {"years": -1}, {"days": -1}])
def test_term_of_no_time_is_a_programming_error(wrong):
    with pytest.raises(ValueError, match="term"):
        Term("closed", **wrong)


def test_every_rule_has_a_purpose_with_a_term():
    assert len(retention_rules) >= 8
    for rule in retention_rules:
        assert isinstance(purposes[rule.purpose].ends, Term), rule.key


def test_what_is_past_its_time_goes_and_nothing_else(robot):
    consent(OLD), consent(YOUNG), consent(None)

    outcome = run_rule(actor=robot, rule=RULE)

    assert (outcome.removed, outcome.held) == (1, 0)
    assert Consent.objects.count() == 2


def test_run_is_written_down_with_counts_only(robot):
    consent()

    run_rule(actor=robot, rule=RULE)

    facts = AuditEntry.objects.get(action="accounts.retention.run").facts
    assert facts.keys() == {"removed", "held", "before"}
    assert RetentionRun.objects.get(rule=RULE.key).finished_at is not None


def test_run_that_finds_nothing_leaves_no_audit_row(robot):
    run_rule(actor=robot, rule=RULE)

    assert not AuditEntry.objects.exists()


def test_looking_ahead_changes_nothing(robot):
    consent()

    assert look_ahead(RULE).removed == 1
    assert Consent.objects.count() == 1
    assert not RetentionRun.objects.exists()


def test_hold_of_one_person_keeps_theirs_alone(robot, pdp):
    mine, other = consent(), consent()
    place_hold(actor=pdp, profile_id=mine.profile_id, reason="Pemeriksaan Inspektorat")
    assert (look_ahead(RULE).removed, look_ahead(RULE).held) == (1, 1)

    outcome = run_rule(actor=robot, rule=RULE)

    assert (outcome.removed, outcome.held) == (1, 1)
    assert list(Consent.objects.values_list("pk", flat=True)) == [mine.pk]
    assert other.pk != mine.pk


@pytest.mark.parametrize(("rule", "kept"), [("", 1), (RULE.key, 1), ("accounts.sessions", 0)])
def test_hold_of_everybody_keeps_all_of_its_rule(robot, pdp, rule, kept):
    consent()
    place_hold(actor=pdp, rule=rule, reason="Perkara di pengadilan")

    run_rule(actor=robot, rule=RULE)

    assert Consent.objects.count() == kept


def test_lifted_hold_keeps_nothing(robot, pdp):
    consent()
    hold = place_hold(actor=pdp, reason="Perkara di pengadilan")
    lift_hold(actor=pdp, hold_id=hold.pk)
    lift_hold(actor=pdp, hold_id=hold.pk)

    assert run_rule(actor=robot, rule=RULE).removed == 1
    assert AuditEntry.objects.filter(action="accounts.hold.lift").count() == 1


def test_person_under_a_hold_is_not_erased(pdp):
    profile = ProfileFactory()
    place_hold(actor=pdp, profile_id=profile.pk, reason="Perkara di pengadilan")

    with pytest.raises(Conflict):
        erase_person(actor=pdp, profile=profile, close_account=False)


def test_hold_asks_for_permission_reason_and_a_known_rule(tenant, pdp):
    with pytest.raises(NotAllowed):
        place_hold(actor=officer(tenant), reason="Perkara di pengadilan")
    with pytest.raises(Invalid):
        place_hold(actor=pdp, reason="")
    with pytest.raises(Invalid):
        place_hold(actor=pdp, rule="entah", reason="Perkara di pengadilan")


def test_hold_of_another_regency_is_not_found(tenant, other_tenant, pdp):
    with tenant_scope(other_tenant.pk):
        foreign = LegalHold.objects.create(tenant=other_tenant, reason="x", placed_by="u:1")

    with pytest.raises(NotFound):
        lift_hold(actor=pdp, hold_id=foreign.pk)


def test_run_that_was_cut_off_goes_on_where_it_stood(robot, monkeypatch):
    monkeypatch.setattr(retention, "PIECE", 2)
    for _each in range(5):
        consent()
    calls = []

    def break_off(rows):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("killed")
        return delete(rows)

    broken = RetentionRule(RULE.key, RULE.purpose, RULE.label, RULE.rows, break_off, persons=RULE.persons)
    with pytest.raises(RuntimeError):
        run_rule(actor=robot, rule=broken)
    assert Consent.objects.count() == 3

    outcome = run_rule(actor=robot, rule=RULE)

    assert (outcome.removed, Consent.objects.count(), RetentionRun.objects.count()) == (5, 0, 1)


def test_another_regency_keeps_its_rows(robot, other_tenant):
    with tenant_scope(other_tenant.pk):
        consent()

    run_rule(actor=robot, rule=RULE)

    with tenant_scope(other_tenant.pk):
        assert Consent.objects.count() == 1


def test_answered_requests_devices_and_messages_go_too(robot, tenant):
    profile = ProfileFactory()
    DataRequest.objects.create(
        tenant_id=tenant.pk,
        number="DP-1",
        subject=profile,
        asked_by=profile.user,
        kind="access",
        state="done",
        received_at=OLD - timedelta(days=1),
        due_at=OLD,
        finished_at=OLD,
    )
    seen = UserSession.objects.create(user=profile.user, session_key="k", ip="10.0.0.1", user_agent="x")
    UserSession.objects.filter(pk=seen.pk).update(last_seen_at=NOW - timedelta(days=91))
    for state, age in (("sent", 91), ("queued", 91), ("sent", 89)):
        message = Message.objects.create(
            tenant=tenant, text="accounts.code", channel="x", address="x", state=state, expires_at=NOW
        )
        Message.objects.filter(pk=message.pk).update(created_at=NOW - timedelta(days=age))

    run_due_jobs()

    assert not DataRequest.objects.exists()
    assert not UserSession.objects.exists()
    assert Message.objects.filter(text="accounts.code").count() == 2


def test_command_tells_and_then_does(robot, other_tenant):
    consent()
    before = f"{timezone.localdate(purposes[RULE.purpose].ends.cutoff(NOW)):%Y-%m-%d}"

    told = said("--dry-run", "--tenant", "13.05", "--rule", RULE.key)
    done = said("--rule", RULE.key)

    assert told == f"13.05  {RULE.key}: would remove 1 from before {before}\n"
    assert done.splitlines()[0] == f"13.05  {RULE.key}: removed 1 from before {before}"
    assert not Consent.objects.exists()


@pytest.mark.parametrize(("option", "wrong"), [("--rule", "entah"), ("--tenant", "99.99")])
def test_command_refuses_what_is_not_there(tenant, option, wrong):
    with pytest.raises(CommandError, match=wrong):
        said(option, wrong)


def test_page_shows_rules_runs_and_holds(pages, robot, pdp):
    consent()
    place_hold(actor=pdp, rule="accounts.sessions", reason="Surat 700/12/2026")
    run_rule(actor=robot, rule=RULE)

    page = pages.get(PAGE).content.decode()

    assert "Surat 700/12/2026" in page
    assert page.count(str(RULE.label)) >= 2
    assert "no-store" in pages.get(PAGE)["Cache-Control"]


def test_officer_holds_and_lifts_on_the_page(pages):
    profile = ProfileFactory()
    answer = pages.post(f"{PAGE}tahan/", {"rule": "", "email": profile.user.email, "reason": "Surat 7/2026"})
    assert answer.status_code == 302
    hold = LegalHold.objects.get()

    pages.post(f"{PAGE}{hold.pk}/akhiri/")

    hold.refresh_from_db()
    assert (hold.profile_id, hold.lifted_at is None) == (profile.pk, False)


@pytest.mark.parametrize("typed", [{"reason": ""}, {"email": "entah@contoh.id"}, {"rule": "entah"}])
def test_form_that_cannot_be_used_comes_back(pages, typed):
    answer = pages.post(f"{PAGE}tahan/", {"rule": "", "email": "", "reason": "Surat 7/2026"} | typed)

    assert answer.status_code == 422
    assert not LegalHold.objects.exists()


def test_page_costs_the_same_queries_for_any_number_of_runs_and_holds(pages, robot, pdp):
    counts = []
    pages.get(PAGE)  # the first page of a session writes it down
    for times in (1, 2):
        for _time in range(times):
            consent()
            place_hold(actor=pdp, rule="accounts.sessions", reason="Surat 700/12/2026")
            run_rule(actor=robot, rule=RULE)
        with CaptureQueriesContext(connection) as queries:
            pages.get(PAGE)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_open_run_stands_once_in_the_database(tenant):
    kept = {"tenant": tenant, "rule": "x", "cutoff": NOW, "run_by": "s:x"}
    RetentionRun.objects.create(**kept)

    with pytest.raises(Exception, match=r"(?i)unique"), transaction.atomic():
        RetentionRun.objects.create(**kept)
