"""The log of changes: what a process that died, or another host, has left to be dropped."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from config.test_ready_store import page
from smartnagari.config.models import PageChange
from smartnagari.config.ready import keeper
from smartnagari.config.ready.store import Store
from smartnagari.kernel import freshness


@pytest.fixture
def kept(store, tenant):
    """The home page with a fact, kept, and the log read once."""
    keeper.take_up_changes()
    store.keep(page("/"), tenant=str(tenant.pk), tags={"fact", freshness.TENANT}, since=store.begin())
    return store


def is_kept(store: Store) -> bool:
    return store.read("a.example", "/") is not None


def test_change_is_written_beside_its_rows_and_drops_after_the_commit(
    kept, tenant, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as after:
        freshness.changed("fact", "other")
        before = is_kept(kept)
    for act in after:
        act()

    (written,) = PageChange.objects.filter(tags=["fact", "other"])
    assert written.regency == tenant.pk
    assert (before, is_kept(kept)) == (True, False)
    assert kept.has_taken_up(written.pk)


def test_change_that_is_rolled_back_drops_nothing(kept, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        freshness.changed("fact")
        transaction.set_rollback(True)

    keeper.take_up_changes()

    assert is_kept(kept)


def test_worker_drops_what_a_dead_process_left(kept):
    freshness.changed("fact")  # its process dies before the drop: in a test nothing follows the commit

    dropped = keeper.take_up_changes()

    assert (dropped, is_kept(kept)) == (1, False)


def test_each_host_takes_up_each_change_once(kept, tmp_path, tenant, monkeypatch):
    elsewhere = Store(tmp_path / "elsewhere")
    elsewhere.note_look()
    elsewhere.keep(page("/"), tenant=str(tenant.pk), tags={"fact"}, since=elsewhere.begin())
    freshness.changed("fact")
    keeper.take_up_changes()

    monkeypatch.setattr(keeper, "store", lambda: elsewhere)
    first, second = keeper.take_up_changes(), keeper.take_up_changes()

    assert (first, second) == (1, 0)
    assert not is_kept(elsewhere)


def test_change_of_one_regency_leaves_the_pages_of_others(kept, other_tenant, monkeypatch):
    PageChange.objects.create(regency=other_tenant.pk, tags=["fact"])

    keeper.take_up_changes()

    assert is_kept(kept)


def test_store_that_nobody_looked_after_starts_empty(kept):
    far = timezone.now().timestamp() + keeper.READ_BACK.total_seconds()
    kept.clock = lambda: far
    keeper.store().clock = kept.clock

    keeper.take_up_changes()

    assert not is_kept(kept)


def test_old_lines_leave_the_log(tenant):
    old = PageChange.objects.create(regency=tenant.pk, tags=["x"])
    PageChange.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=2))
    new = PageChange.objects.create(regency=tenant.pk, tags=["x"])

    keeper.forget_old_changes()

    assert set(PageChange.objects.filter(tags=["x"]).values_list("pk", flat=True)) == {new.pk}


def test_process_forgets_what_it_remembers_of_a_change_made_elsewhere(store, monkeypatch):
    told: list[frozenset[str]] = []
    monkeypatch.setattr(freshness, "_forgetting", [told.append])
    here = keeper.Attention()
    here.catch_up(store)
    told.clear()

    Store(store.folder).drop({"fact"}, tenant="t")
    first, second = here.catch_up(store), here.catch_up(store)

    assert first == second == store.begin()
    assert told == [frozenset({"fact"})]


def test_chore_is_registered_for_every_host():
    from smartnagari.kernel.periodic import chores

    assert chores["pages.look_after"].every == 1.0


def test_worker_keeps_the_store_empty_while_the_site_is_closed(kept, settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    settings.MAINTENANCE_FILE.touch()

    keeper.look_after_pages()

    assert not is_kept(kept)
