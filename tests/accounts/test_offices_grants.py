"""What a person may do today: by role, scope and dates, in one query."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from factories.accounts import (
    AgencyOfficeFactory,
    AssignmentFactory,
    DistrictOfficeFactory,
    OfficeFactory,
    UserFactory,
    actor_of,
    officer,
)
from factories.regions import PreparatoryFactory, VillageFactory
from smartnagari.accounts.models import Assignment
from smartnagari.accounts.queries.grants import grants_of, is_officer
from smartnagari.accounts.queries.levels import actor_for
from smartnagari.accounts.queries.offices import office_for, visible_offices
from smartnagari.accounts.states import AssignmentState
from smartnagari.kernel.actor import ScopeKind
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import tenant_scope

TODAY = date(2026, 5, 21)


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({}, True),
        ({"valid_from": TODAY}, True),
        ({"valid_from": TODAY + timedelta(days=1)}, False),
        ({"valid_to": TODAY}, True),
        ({"valid_to": TODAY - timedelta(days=1)}, False),
        ({"state": AssignmentState.PROPOSED, "approved_by": ""}, False),
        ({"state": AssignmentState.REFUSED}, False),
        ({"state": AssignmentState.ENDED, "valid_to": TODAY}, False),
    ],
    ids=str,
)
def test_assignment_counts_on_its_days_and_in_force_only(tenant, ulakan, fields, counts):
    assignment = AssignmentFactory(area=ulakan, **fields)
    who = {"user_id": assignment.user_id, "tenant_id": tenant.pk, "today": TODAY}

    assert bool(grants_of(**who)) is counts
    assert is_officer(**who) is counts
    assert assignment.in_force(TODAY) is counts


@pytest.mark.parametrize("rows", [1, 5])
def test_grants_cost_one_query_however_many(tenant, rows, django_assert_num_queries):
    user = UserFactory()
    for _ in range(rows):
        AssignmentFactory(user=user, area=VillageFactory(tenant=tenant))

    with django_assert_num_queries(1):
        grants = grants_of(user_id=user.pk, tenant_id=tenant.pk, today=TODAY)

    assert len({grant.key for grant in grants}) == rows


def test_grants_of_another_regency_do_not_count(tenant, other_tenant, ulakan):
    user = UserFactory()
    AssignmentFactory(user=user, area=ulakan)

    with tenant_scope(other_tenant.pk):
        assert grants_of(user_id=user.pk, tenant_id=other_tenant.pk, today=TODAY) == ()


@pytest.mark.parametrize(
    ("kind", "mandate", "strategic"),
    [("definitive", "", True), ("plt", "", False), ("plt", "SK 7/2026", True)],
)
def test_acting_officials_get_no_strategic_grants_without_mandate(tenant, ulakan, kind, mandate, strategic):
    assignment = AssignmentFactory(
        role="village_head", area=ulakan, kind=kind, mandate=mandate, valid_to=date(2030, 1, 1)
    )

    grants = grants_of(user_id=assignment.user_id, tenant_id=tenant.pk, today=TODAY)

    assert {grant.strategic for grant in grants} == {strategic}


def test_scope_reaches_exactly_what_lies_in_it(tenant, district, ulakan):
    here = OfficeFactory(area=ulakan, slug="nagari-ulakan")
    above = DistrictOfficeFactory(area=district, slug="kecamatan-ulakan")
    elsewhere = OfficeFactory(slug="nagari-jauh")
    agency = AgencyOfficeFactory()

    def reached(actor):
        return set(visible_offices(actor).values_list("slug", flat=True).order_by())

    assert reached(officer("nagari_operator", tenant, area=ulakan)) == {here.slug}
    assert reached(officer("district_admin", tenant, area=district)) == {here.slug, above.slug}
    assert reached(officer("agency_officer", tenant, agency=agency.agency)) == {agency.slug}
    assert reached(officer("agency_officer", tenant, office=elsewhere)) == {elsewhere.slug}
    assert reached(officer("regent", tenant)) == {here.slug, above.slug, elsewhere.slug, agency.slug}
    assert reached(officer("midwife", tenant, area=ulakan)) == set()


def test_mother_nagari_does_not_reach_its_preparatory_daughter(tenant, ulakan):
    daughter = PreparatoryFactory(tenant=tenant, mother=ulakan, code="13.05.10.2002-P1")
    OfficeFactory(area=daughter, slug="nagari-anak")

    with pytest.raises(NotFound):
        office_for(officer("nagari_operator", tenant, area=ulakan), "nagari-anak")
    assert office_for(officer("nagari_operator", tenant, area=daughter), "nagari-anak")


def test_office_of_another_regency_is_not_found(tenant, other_tenant):
    actor = officer("tenant_admin", tenant)
    with tenant_scope(other_tenant.pk):
        area = VillageFactory(tenant=other_tenant, parent__code="13.06.01")
        OfficeFactory(tenant=other_tenant, area=area, slug="nagari-lain")

    with pytest.raises(NotFound):
        office_for(actor, "nagari-lain")


def test_assignment_names_the_scopes_that_it_lies_in(tenant, ulakan):
    assignment = Assignment.objects.get(pk=AssignmentFactory(area=ulakan).pk)

    assert set(assignment.scopes()) == {
        (ScopeKind.TENANT, str(tenant.pk)),
        (ScopeKind.DISTRICT, "13.05.10"),
        (ScopeKind.VILLAGE, "13.05.10.2002"),
    }


def test_person_without_assignment_has_no_grants(tenant):
    assert actor_of(UserFactory(), tenant).grants == ()
    assert not is_officer(user_id=UserFactory().pk, tenant_id=tenant.pk, today=timezone.localdate())


def by_proofs(user, tenant, *kinds: str):
    """The actor of a session that was opened with these second factors."""
    records = [{"method": "mfa", "type": kind, "at": 0} for kind in kinds]
    return actor_for(user, tenant_id=tenant.pk, records=records)


def test_roles_that_ask_for_a_passkey_only_read_without_one(tenant, ulakan):
    head = AssignmentFactory(tenant=tenant, role="village_head", area=ulakan).user

    app, passkey = by_proofs(head, tenant, "totp"), by_proofs(head, tenant, "webauthn")

    can = {p: (app.can(p), passkey.can(p)) for p in ("accounts.offices.view", "accounts.identity.unmask")}
    assert can == {"accounts.offices.view": (True, True), "accounts.identity.unmask": (False, True)}


def test_what_a_lower_role_gives_is_not_withheld(tenant, ulakan):
    head = AssignmentFactory(tenant=tenant, role="village_head", area=ulakan).user
    AssignmentFactory(tenant=tenant, user=head, role="nagari_secretary", area=ulakan)

    assert by_proofs(head, tenant, "totp").can("accounts.identity.unmask")


def test_withheld_page_asks_for_the_passkey(client, tenant, ulakan):
    head = AssignmentFactory(tenant=tenant, role="village_head", area=ulakan).user
    office = OfficeFactory(tenant=tenant, area=ulakan)
    EmailAddress.objects.create(user=head, email=head.email, verified=True, primary=True)
    client.force_login(head)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
    session["account_authentication_methods_user"] = str(head.pk)
    session.save()

    seen, asked = client.get(f"/meja/kantor/{office.slug}/"), client.get(f"/meja/kantor/{office.slug}/ubah/")

    assert seen.status_code == 200
    assert asked.headers["Location"].startswith("/akun/tingkat/?butuh=P2")
