"""What ``smartnagari restore`` does beside bringing the data back."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from config.test_ready_store import page
from smartnagari.config.backups import restoring


@pytest.fixture
def archive(monkeypatch, tmp_path):
    """An archive that comes back whole, without the work."""
    whole = restoring.Restored(manifest=None, seconds=1.0, audit="The log is whole.")
    monkeypatch.setattr(restoring, "restore", lambda *_given, **_options: whole)
    return tmp_path / "archive.tar.zst"


def test_restored_data_are_not_hidden_by_pages_of_before(store, archive):
    store.keep(page("/"), tenant="t", tags={"fact"}, since=store.begin())
    told = StringIO()

    call_command("restore", archive, database="elsewhere.sqlite3", stdout=told)

    assert store.read("a.example", "/") is None
    assert "ready pages of this host are gone" in told.getvalue()


def test_restore_says_nothing_of_pages_where_none_are_kept(settings, archive):
    settings.READY_DIR = None
    told = StringIO()

    call_command("restore", archive, database="elsewhere.sqlite3", stdout=told)

    assert "pages" not in told.getvalue()
