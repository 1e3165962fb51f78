"""An archive comes back whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pyrage
import pytest

from smartnagari.config.backups import making, manifest, restoring
from smartnagari.config.backups.engines import Sqlite
from smartnagari.config.backups.manifest import BadBackup


@pytest.fixture
def engine(tmp_path):
    """A small database with three rows."""
    path = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letter (number INTEGER PRIMARY KEY, subject TEXT)")
        connection.executemany("INSERT INTO letter (subject) VALUES (?)", [("a",), ("b",), ("c",)])
        connection.commit()
    return Sqlite(path)


@pytest.fixture
def uploads(tmp_path):
    folder = tmp_path / "files/2026"
    folder.mkdir(parents=True)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8 a photo")
    return tmp_path / "files"


def bring_back(archive, target, **options):
    """Restore a database that has no audit table; the restore drill covers the chain on a real one."""
    return restoring.restore(archive, database=str(target), verify=lambda _database: "", **options)


def test_backup_comes_back_with_its_files(engine, uploads, tmp_path):
    made = making.make(engine, files=uploads, into=tmp_path / "backups")

    bring_back(made.archive, tmp_path / "back.sqlite3", files=tmp_path / "returned")

    assert Sqlite(tmp_path / "back.sqlite3").rows() == {"letter": 3}
    assert (tmp_path / "returned/2026/photo.jpg").read_bytes() == b"\xff\xd8 a photo"


def test_encrypted_backup_needs_its_key(engine, tmp_path):
    identity = pyrage.x25519.Identity.generate()
    key, stranger = tmp_path / "key.txt", tmp_path / "stranger.txt"
    key.write_text(f"# kept elsewhere\n{identity}\n")
    stranger.write_text(str(pyrage.x25519.Identity.generate()))
    made = making.make(engine, files=None, into=tmp_path / "b", recipient=str(identity.to_public()))

    for wrong in (None, stranger):
        with pytest.raises(BadBackup, match=r"--identity|does not open"):
            bring_back(made.archive, tmp_path / "back.sqlite3", identity=wrong)
    bring_back(made.archive, tmp_path / "back.sqlite3", identity=key)

    assert b"letter" not in made.archive.read_bytes()
    assert Sqlite(tmp_path / "back.sqlite3").rows() == {"letter": 3}


def test_restore_refuses_a_database_with_rows(engine, tmp_path):
    made = making.make(engine, files=None, into=tmp_path / "b")

    with pytest.raises(BadBackup, match="not empty"):
        bring_back(made.archive, engine.path)

    assert engine.rows() == {"letter": 3}


def test_changed_file_is_named(tmp_path):
    (tmp_path / "database.sqlite3").write_bytes(b"rows")
    made = manifest.Manifest("2026-01-01", "0", "sqlite", {}, manifest.digests(tmp_path))
    made.write(tmp_path)
    (tmp_path / "database.sqlite3").write_bytes(b"row5")

    with pytest.raises(BadBackup, match=r"database\.sqlite3"):
        manifest.verify(tmp_path)


def test_file_that_nobody_saved_is_named(tmp_path):
    manifest.Manifest("2026-01-01", "0", "sqlite", {}, {}).write(tmp_path)
    (tmp_path / "planted.sh").write_text("rm -rf /")

    with pytest.raises(BadBackup, match=r"planted\.sh"):
        manifest.verify(tmp_path)


def test_missing_row_fails_the_restore():
    made = manifest.Manifest("2026-01-01", "0", "sqlite", {"letter": 3}, {})

    with pytest.raises(BadBackup, match=r"letter \(3 saved, 2 back\)"):
        restoring.compare(made, {"letter": 2})


def test_truncated_archive_is_refused(engine, tmp_path):
    made = making.make(engine, files=None, into=tmp_path / "b")
    made.archive.write_bytes(made.archive.read_bytes()[:5000])

    with pytest.raises(BadBackup, match=r"not a whole archive|Damaged|manifest"):
        bring_back(made.archive, tmp_path / "back.sqlite3")


def test_forget_keeps_the_newest(engine, tmp_path):
    made = [making.make(engine, files=None, into=tmp_path / "b").archive for _ in range(3)]

    making.forget(tmp_path / "b", keep=2)

    assert making.backups(tmp_path / "b") == made[1:]
