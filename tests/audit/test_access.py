"""Who looked at whose data."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from smartnagari.audit.models import AccessLog
from smartnagari.audit.public import reads_by, reads_of, record_read, record_reads
from smartnagari.regions.public import tenant_scope


def test_read_is_noted_with_its_purpose(actor):
    officer = replace(actor, on_behalf_of="u:7")

    record_read(
        actor=officer, person="u:9", what="accounts.profile", purpose="birth report", subject="case/1"
    )

    [read] = reads_of("u:9")
    assert (read.actor, read.on_behalf_of, read.what) == ("u:1", "u:7", "accounts.profile")
    assert (read.purpose, read.subject) == ("birth report", "case/1")


def test_reads_of_a_list_are_noted_in_one_query(actor, django_assert_num_queries):
    with django_assert_num_queries(3):  # with the savepoint around it
        record_reads(actor=actor, persons=["u:7", "u:8", "u:7"], what="desk.list", purpose="queue")

    assert (len(reads_of("u:7")), len(reads_of("u:8")), len(reads_by("u:1"))) == (1, 1, 2)


@pytest.mark.parametrize("missing", ["person", "purpose"])
def test_read_without_person_or_purpose_is_refused(actor, missing):
    facts = {"person": "u:9", "purpose": "help"} | {missing: ""}

    with pytest.raises(IntegrityError), transaction.atomic():
        record_read(actor=actor, what="accounts.profile", **facts)

    assert not AccessLog.objects.exists()


def test_reads_come_newest_first_in_pages(actor):
    for number in range(5):
        record_read(actor=actor, person="u:9", what=f"view.{number}", purpose="help")

    first = reads_of("u:9", limit=3)
    rest = reads_of("u:9", before=first[-1].id, limit=3)

    assert [read.what for read in first] == ["view.4", "view.3", "view.2"]
    assert [read.what for read in rest] == ["view.1", "view.0"]


def test_reads_in_another_regency_are_not_shown(actor, other_tenant):
    record_read(actor=actor, person="u:9", what="accounts.profile", purpose="help")

    with tenant_scope(other_tenant.pk):
        assert reads_of("u:9") == []
