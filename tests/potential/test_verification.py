"""Officers of an agency vouch for what is theirs, as it stands, and the page says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.accounts import AgencyFactory, AssignmentFactory, UserFactory, actor_of
from factories.potential import PotentialItemFactory
from smartnagari.audit.models import AuditEntry
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from smartnagari.potential.actions.verify import Seen, verify_item
from smartnagari.potential.models import PotentialItem, Verification
from smartnagari.potential.terms import terms_of


@pytest.fixture
def officer(tenant, settings):
    """Makes somebody who verifies for this agency; the second factor is off in the demonstration."""
    settings.DEMO = True

    def make(slug="distan-kp"):
        agency = AgencyFactory(tenant=tenant, slug=slug, short_name=slug.upper())
        person = UserFactory(is_demo=True)
        AssignmentFactory(tenant=tenant, user=person, role="potential_verifier", agency=agency, area=None)
        return person, actor_of(person, tenant)

    return make


def seen(item, **more):
    facts = {"on": timezone.localdate(), "method": "visit", "version": item.version, "agency": "Distan KP"}
    return Seen(**facts | more)


def vouch(actor, item, **more):
    terms = terms_of(item.tenant)
    return verify_item(actor=actor, subject_id=item.pk, seen=seen(item, **more), terms=terms)


def test_officer_vouches_for_an_entry_of_the_own_sector(coconut, officer):
    row = vouch(officer()[1], coconut.fibre, note="Gudang dilihat")

    kept = Verification.objects.get(subject=row.pk)
    assert (row.verified_on, row.verified_by, row.confidence) == (
        timezone.localdate(),
        "Distan KP",
        "confirmed",
    )
    assert (kept.method, kept.version, kept.note) == ("visit", 1, "Gudang dilihat")
    assert AuditEntry.objects.filter(action="potential.item.verify", subject=str(row.pk)).exists()


def test_entry_of_another_sector_is_not_found(coconut, officer):
    with pytest.raises(NotFound):
        vouch(officer("disparpora")[1], coconut.fibre)


def test_entry_that_changed_meanwhile_is_looked_at_again(coconut, officer):
    with pytest.raises(Conflict):
        vouch(officer()[1], coconut.fibre, version=7)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"on": timezone.localdate() + timedelta(days=1)}, "on"),
        ({"method": "mimpi"}, "method"),
    ],
)
def test_verification_that_cannot_be_is_refused(coconut, officer, more, field):
    with pytest.raises(Invalid) as refusal:
        vouch(officer()[1], coconut.fibre, **more)

    assert set(refusal.value.fields) == {field}


def test_older_verification_does_not_replace_a_newer_one(coconut, officer):
    with pytest.raises(Invalid):
        vouch(officer()[1], coconut.grove, on=date(2019, 1, 1))


def test_who_writes_for_the_nagari_does_not_vouch_for_it(coconut, officer, tenant):
    person, _actor = officer()
    AssignmentFactory(tenant=tenant, user=person, role="nagari_operator", area=coconut.koto)

    with pytest.raises(NotAllowed):
        vouch(actor_of(person, tenant), coconut.grove)


def test_desk_lists_what_nobody_has_looked_at_first_at_the_same_cost(client, coconut, officer):
    client.force_login(officer()[0])

    def cost():
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/meja/potensi/").content.decode()
        return len(queries), page

    cost()
    few, page = cost()
    PotentialItemFactory.create_batch(2, area=coconut.koto)

    assert page.index("Sabut kelapa ekspor") < page.index("Kelapa dalam")
    assert cost()[0] == few


def test_desk_vouches_in_one_form_and_the_public_page_says_so(client, coconut, officer):
    client.force_login(officer()[0])
    path = f"/meja/potensi/{coconut.fibre.pk}/"
    answers = {"version": "1", "method": "visit", "on": timezone.localdate().isoformat(), "note": ""}

    wrong = client.post(path, answers | {"on": "2099-01-01"})
    right = client.post(path, answers)

    assert (wrong.status_code, right.status_code) == (422, 302)
    row = PotentialItem.objects.get(pk=coconut.fibre.pk)
    assert (row.verified_on, row.verified_by) == (timezone.localdate(), "DISTAN-KP")
    assert "DISTAN-KP" in client.get("/potensi/sabut-kelapa-ekspor-ulakan/").content.decode()


def test_desk_does_not_open_to_another_agency(client, coconut, officer):
    client.force_login(officer("disparpora")[0])

    page = client.get("/meja/potensi/")

    assert "Sabut kelapa ekspor" not in page.content.decode()
    assert client.get(f"/meja/potensi/{coconut.fibre.pk}/").status_code == 404
