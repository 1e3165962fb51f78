"""Sealing and walking the chain; every way in which a row can be tampered with."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from emptying import lift_guards
from smartnagari.audit.models import AuditEntry, AuditHead, AuditSeal, PendingSeal
from smartnagari.audit.public import Anchor, head_of_chain, oldest_unsealed, seal_pending, verify_chain
from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import tenant_scope
from smartnagari.spine.actions.periodic import run_due_jobs

WORDS = {
    "actor": "u:9",
    "on_behalf_of": "u:9",
    "action": "x.y.z",
    "subject": "letter/9",
    "case": "case/9",
    "purpose": "other",
    "ip": "10.9.9.9",
    "request_id": "req-9",
    "facts": {"n": 9},
    "at": timezone.now() - timedelta(days=1),
}

pytestmark = pytest.mark.usefixtures("as_owner")


@pytest.fixture
def tampering(tenant):
    """What somebody with every right to the database can do, constraints put off to the end."""
    with connection.cursor() as cursor:
        lift_guards(connection)
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
    return tenant


def broken_at() -> int | None:
    report = verify_chain()
    return report.broken.seq if report.broken else None


def delete(*places: int) -> None:
    """Take links and their entries out."""
    entries = list(AuditSeal.objects.filter(seq__in=places).values_list("entry_id", flat=True))
    AuditSeal.objects.filter(seq__in=places)._raw_delete("default")
    AuditEntry.objects.filter(pk__in=entries)._raw_delete("default")


def test_empty_chain_is_whole(tenant):
    report = verify_chain()

    assert (report.sealed, report.unsealed, report.broken) == (0, 0, None)


def test_sealed_rows_make_a_whole_chain(acts):
    acts(3)
    sealed = seal_pending()
    acts(2)
    sealed += seal_pending()

    report = verify_chain()
    assert (sealed, report.sealed, report.unsealed, report.broken) == (5, 5, 0, None)
    assert head_of_chain() == (5, report.head)
    assert not PendingSeal.objects.exists()


def test_chain_is_walked_and_sealed_in_pieces(acts, monkeypatch):
    monkeypatch.setattr("smartnagari.audit.actions.PIECE", 2)
    monkeypatch.setattr("smartnagari.audit.queries.chain.PAGE", 2)
    acts(5)
    walked = []

    sealed = seal_pending()
    report = verify_chain(progress=walked.append)

    assert (sealed, report.sealed, report.broken, walked) == (5, 5, None, [2, 2, 1])


def test_unsealed_rows_and_their_age_are_reported(acts):
    acts(2)
    PendingSeal.objects.update(since=timezone.now() - timedelta(minutes=5))

    report = verify_chain()

    assert (report.unsealed, report.broken) == (2, None)
    assert report.oldest_unsealed == AuditEntry.objects.earliest("id").at
    assert timezone.now() - oldest_unsealed() >= timedelta(minutes=5)


def test_late_row_with_a_smaller_id_takes_the_next_place(acts):
    acts(3)
    late = PendingSeal.objects.order_by("entry_id").first()
    late_entry = late.entry
    late.delete()
    seal_pending()
    PendingSeal.objects.create(entry=late_entry)

    seal_pending()

    assert AuditSeal.objects.get(entry=late_entry).seq == 3
    assert verify_chain().broken is None


def test_each_tenant_has_its_own_chain(acts, other_tenant):
    acts(2)
    seal_pending()
    with tenant_scope(other_tenant.pk):
        trail.record(Actor.system("x", other_tenant.pk), "a.b.c", "thing/1")
        seal_pending()
        there = verify_chain()

    assert (verify_chain().sealed, there.sealed, there.broken) == (2, 1, None)


def test_worker_seals_what_waits(acts):
    acts(2)

    run_due_jobs()

    assert verify_chain().sealed == 2


@pytest.mark.parametrize("column", WORDS)
def test_changed_column_of_an_entry_breaks_the_chain_there(acts, tampering, column):
    acts(5)
    seal_pending()

    AuditEntry.objects.filter(subject="letter/3").update(**{column: WORDS[column]})

    assert broken_at() == 3


def test_entry_given_to_another_tenant_breaks_the_chain_there(acts, tampering, other_tenant):
    acts(5)
    seal_pending()

    AuditEntry.objects.filter(subject="letter/3").update(tenant_id=other_tenant.pk)

    assert broken_at() == 3


@pytest.mark.parametrize(
    ("column", "value", "place"),
    [
        ("seq", 99, 3),
        ("prev_hash", "ab" * 32, 3),
        ("hash", "ab" * 32, 3),
        ("sealed_at", timezone.now() + timedelta(days=1), 3),
    ],
)
def test_changed_column_of_a_link_breaks_the_chain_there(acts, tampering, column, value, place):
    acts(5)
    seal_pending()

    AuditSeal.objects.filter(seq=3).update(**{column: value})

    assert broken_at() == place


def test_link_given_to_another_tenant_breaks_the_chain_there(acts, tampering, other_tenant):
    acts(5)
    seal_pending()

    AuditSeal.objects.filter(seq=3).update(tenant_id=other_tenant.pk)

    assert broken_at() == 3


@pytest.mark.parametrize(
    ("gone", "place"), [([1], 1), ([3], 3), ([2, 3], 2), ([5], 5), ([4, 5], 4), ([1, 2, 3, 4, 5], 1)]
)
def test_deleted_rows_break_the_chain_where_they_stood(acts, tampering, gone, place):
    acts(5)
    seal_pending()

    delete(*gone)

    assert broken_at() == place


def test_swapped_entries_break_the_chain_at_the_first(acts, tampering):
    acts(5)
    seal_pending()
    second, fourth = (AuditSeal.objects.get(seq=seq) for seq in (2, 4))

    AuditSeal.objects.filter(pk__in=[second.pk, fourth.pk])._raw_delete("default")
    AuditSeal.objects.create(**{**columns(second), "entry_id": fourth.entry_id})
    AuditSeal.objects.create(**{**columns(fourth), "entry_id": second.entry_id})

    assert broken_at() == 2


def columns(link: AuditSeal) -> dict[str, object]:
    names = ("seq", "prev_hash", "hash", "sealed_at", "entry_id")
    return {name: getattr(link, name) for name in names}


def test_renumbered_chain_breaks_where_the_row_was(acts, tampering):
    acts(5)
    seal_pending()

    delete(3)
    for seq in (4, 5):
        AuditSeal.objects.filter(seq=seq).update(seq=seq - 1)

    assert broken_at() == 3


def test_link_inserted_at_the_end_stands_beyond_the_head(acts, tampering):
    acts(2)
    seal_pending()
    acts(1)
    honest = AuditHead.objects.get()
    seal_pending()

    AuditHead.objects.update(seq=honest.seq, hash=honest.hash)

    assert (broken_at(), verify_chain().broken.why) == (3, "stands beyond the head of the chain")


def test_row_inserted_past_the_sealer_is_named(acts, tampering):
    acts(2)
    seal_pending()

    forged = AuditEntry.objects.create(actor="u:9", action="a.b.c")

    report = verify_chain()
    assert (report.broken.seq, report.sealed) == (0, 2)
    assert f"entry {forged.pk}" in report.broken.why


def test_row_taken_from_the_sealer_is_named(acts, tampering):
    acts(2)

    PendingSeal.objects.order_by("pk").first().delete()
    seal_pending()

    assert verify_chain().broken.seq == 0


def test_chain_written_anew_is_exposed_by_an_anchor(acts, tampering):
    acts(3)
    seal_pending()
    noted = Anchor("13.05", *head_of_chain())
    acts(2)
    seal_pending()
    before = verify_chain(anchors=[noted]).broken

    rewrite_from(2)

    assert before is None
    assert verify_chain().broken is None
    assert verify_chain(anchors=[noted]).broken.seq == 3


def test_chain_cut_off_with_its_head_is_exposed_by_an_anchor(acts, tampering):
    acts(5)
    seal_pending()
    noted = Anchor("13.05", *head_of_chain())
    delete(4, 5)
    end = AuditSeal.objects.get(seq=3)
    AuditHead.objects.update(seq=3, hash=end.hash)

    assert verify_chain().broken is None
    assert verify_chain(anchors=[noted]).broken.seq == 4


def rewrite_from(seq: int) -> None:
    """Change an entry and compute every later link again, as somebody who reads this source could."""
    later = list(AuditSeal.objects.filter(seq__gte=seq).order_by("seq"))
    AuditEntry.objects.filter(pk=later[0].entry_id).update(actor="u:9")
    before = AuditSeal.objects.get(seq=seq - 1)
    AuditHead.objects.update(seq=before.seq, hash=before.hash)
    AuditSeal.objects.filter(seq__gte=seq)._raw_delete("default")
    with transaction.atomic():
        PendingSeal.objects.bulk_create(PendingSeal(entry_id=link.entry_id) for link in later)
    seal_pending()
