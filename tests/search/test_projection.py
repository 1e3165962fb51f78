"""What is put can be found, in step with the transaction; what is forgotten cannot."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from smartnagari.kernel import findable
from smartnagari.kernel.findable import Findable
from smartnagari.regions.public import tenant_scope
from smartnagari.search.models import Entry, Spelling, Word


def test_putting_twice_keeps_one_row_and_counts_each_word_once(tenant, kind):
    thing = Findable(kind=kind, key="1", title="Pasar Sungai Sariak", url="/p/1/")

    findable.put(thing)
    findable.put(thing)

    assert Entry.objects.filter(kind=kind).count() == 1
    assert dict(Word.objects.values_list("word", "count")) == {"pasar": 1, "sungai": 1, "sarik": 1}


def test_a_new_title_takes_the_place_of_the_old_one(tenant, kind):
    findable.put(Findable(kind=kind, key="1", title="Pasar Lamo", url="/p/1/"))

    findable.put(Findable(kind=kind, key="1", title="Pasar Baru", url="/p/1/"))

    assert set(Word.objects.values_list("word", flat=True)) == {"pasar", "baru"}
    assert not Spelling.objects.filter(word="lama").exists()


def test_what_is_forgotten_leaves_no_word_behind(tenant, kind):
    findable.put(Findable(kind=kind, key="1", title="Pasar Baru", url="/p/1/"))

    findable.forget(kind, "1")

    assert not Entry.objects.filter(kind=kind).exists()
    assert not Word.objects.exists()
    assert not Spelling.objects.exists()


def test_an_unknown_kind_is_refused(tenant):
    with pytest.raises(KeyError):
        findable.put(Findable(kind="nobody.knows", key="1", title="x", url="/"))


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_put(tenant, kind):
    with pytest.raises(RuntimeError, match="transaction"):
        findable.put(Findable(kind=kind, key="1", title="x", url="/"))


def test_what_is_rolled_back_was_never_findable(tenant, kind):
    with transaction.atomic():
        findable.put(Findable(kind=kind, key="1", title="Pasar", url="/"))
        transaction.set_rollback(True)

    assert not Entry.objects.filter(kind=kind).exists()
    assert not Word.objects.exists()


def test_the_same_key_in_two_tenants_is_two_things(tenant, other_tenant, kind):
    findable.put(Findable(kind=kind, key="1", title="Pasar", url="/"))
    with tenant_scope(other_tenant.pk):
        findable.put(Findable(kind=kind, key="1", title="Balai", url="/"))

    assert list(Entry.objects.filter(kind=kind).values_list("title", flat=True)) == ["Pasar"]
    with tenant_scope(other_tenant.pk):
        assert list(Entry.objects.filter(kind=kind).values_list("title", flat=True)) == ["Balai"]


def test_many_at_once_are_all_there(tenant, kind):
    findable.put(*(Findable(kind=kind, key=str(n), title=f"Pasar {n:04}", url="/") for n in range(1200)))

    assert Entry.objects.filter(kind=kind).count() == 1200
    assert Word.objects.get(word="pasar").count == 1200


def test_hostile_text_is_kept_as_text(tenant, kind):
    findable.put(Findable(kind=kind, key="1", title="a\0b <script>'\"", url="/", text="\0" * 50_000))

    assert Entry.objects.get(kind=kind).title == "a b <script>'\""


def test_the_index_follows_by_triggers(tenant, kind):
    findable.put(Findable(kind=kind, key="1", title="Pasar", url="/"))
    Entry.objects.filter(kind=kind).delete()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_index")
        assert cursor.fetchone() == (0,)
