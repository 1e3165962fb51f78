"""Writers and sealers at the same moment, on a database that several connections see."""

import pytest
from django.db import transaction

from smartnagari.audit.models import AuditEntry
from smartnagari.audit.public import seal_pending, verify_chain
from smartnagari.kernel import trail
from support.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


class Aborted(Exception):
    """A change that does not happen after all."""


def test_chain_is_whole_with_writers_and_sealers_at_once(shared_database, actor):
    def act(person: int) -> None:
        if person % 4 == 0:
            for _turn in range(4):
                seal_pending()
            return
        for turn in range(4):
            try:
                with transaction.atomic():
                    trail.record(actor, "a.b.c", f"thing/{person}/{turn}")
                    if turn == 3:
                        raise Aborted
            except Aborted:
                continue

    outcomes = at_once(12, act, tenant=actor.tenant)
    seal_pending()

    report = verify_chain()
    assert outcomes == [None] * 12
    assert (report.sealed, report.unsealed, report.broken) == (27, 0, None)
    assert AuditEntry.objects.count() == 27


@pytest.mark.postgres
def test_row_committed_late_is_not_passed_over(shared_database, actor):
    """The first writer takes the smaller id and commits after the second has been sealed."""
    with transaction.atomic():
        trail.record(actor, "a.b.c", "thing/early")
        [outcome] = at_once(1, lambda _n: second_writer(actor), tenant=actor.tenant)
    sealed = seal_pending()

    assert (outcome, sealed) == (1, 1)
    assert verify_chain().broken is None


def second_writer(actor) -> int:
    with transaction.atomic():
        trail.record(actor, "a.b.c", "thing/late")
    return seal_pending()
