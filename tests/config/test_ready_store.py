"""The store of ready pages: what is kept, what is dropped, and what may not be kept any more."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time

import pytest

from smartnagari.config.ready.index import ANY
from smartnagari.config.ready.pages import Page, compressed, etag_of
from smartnagari.config.ready.store import Store

HERE, THERE = "tenant-1", "tenant-2"


def page(path: str = "/", text: str = "one", *, host: str = "a.example", until: float | None = None) -> Page:
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return Page(host, path, headers, compressed(text.encode() * 50), until)


@pytest.fixture
def store(tmp_path, clock):
    return Store(tmp_path / "ready", clock=clock)


def keep(store: Store, kept: Page, *tags: str, tenant: str = HERE) -> bool:
    return store.keep(kept, tenant=tenant, tags=tags, since=store.begin())


def paths(store: Store) -> set[str]:
    known = store.index.connection().execute("SELECT host, path FROM pages").fetchall()
    return {path for host, path in known if store.read(host, path)}


def files(store: Store) -> list[str]:
    return sorted(file.name for file in store.pages.rglob("*") if file.is_file())


def test_page_comes_back_as_it_was_kept(store):
    kept = page("/nagari/ulakan/", until=2_000_000.0)

    assert keep(store, kept, "areas")

    assert store.read("a.example", "/nagari/ulakan/") == kept
    assert store.read("a.example", "/nagari/") is None
    assert store.read("b.example", "/nagari/ulakan/") is None


def test_files_lie_where_nginx_looks_and_carry_its_tag(store):
    kept = page("/nagari/ulakan/")
    keep(store, kept, "areas")

    folder = store.pages / "a.example/nagari/ulakan"
    look = (folder / "index.html.br").stat()

    assert files(store) == ["index.html", "index.html.br", "index.html.gz", "index.meta"]
    assert f'"{int(look.st_mtime):x}-{look.st_size:x}"' == etag_of(kept.forms["br"]) == kept.etags["br"]
    assert (folder / "index.html").stat().st_mode & 0o777 == 0o644


def test_change_drops_exactly_the_pages_that_show_it(store):
    keep(store, page("/"), "areas", "news")
    keep(store, page("/nagari/a/"), "area:a", "areas")
    keep(store, page("/nagari/b/"), "area:b")
    keep(store, page("/", host="b.example"), "areas", tenant=THERE)

    dropped = store.drop({"areas"}, tenant=HERE)

    assert dropped == 2
    assert paths(store) == {"/", "/nagari/b/"}
    assert store.read("a.example", "/") is None
    assert store.read("b.example", "/") is not None


def test_change_of_no_tenant_drops_the_pages_of_all(store):
    keep(store, page("/"), "calendar")
    keep(store, page("/", host="b.example"), "calendar", tenant=THERE)

    assert store.drop({"calendar"}, tenant=ANY) == 2
    assert files(store) == []


def test_page_begun_before_a_change_is_not_kept_after_it(store):
    since = store.begin()
    store.drop({"area:a"}, tenant=HERE)

    assert not store.keep(page("/a/"), tenant=HERE, tags={"area:a"}, since=since)
    assert store.keep(page("/b/"), tenant=HERE, tags={"area:b"}, since=since)
    assert store.keep(page("/c/"), tenant=THERE, tags={"area:a"}, since=since)
    assert store.keep(page("/a/"), tenant=HERE, tags={"area:a"}, since=store.begin())


def test_page_begun_before_all_were_thrown_away_is_not_kept(store):
    since = store.begin()
    keep(store, page("/old/"))

    store.drop_all()

    assert files(store) == []
    assert not store.keep(page("/"), tenant=HERE, tags={"x"}, since=since)
    assert keep(store, page("/"), "x")


def test_page_whose_time_is_over_is_swept_and_not_kept_again(store, clock):
    keep(store, page("/", until=clock.now + 10), "x")
    keep(store, page("/b/"), "x")

    clock.now += 9.9
    early = store.sweep()
    clock.now += 0.1
    due = store.sweep()

    assert (early, due) == (0, 1)
    assert paths(store) == {"/b/"}
    assert not keep(store, page("/", until=clock.now), "x")


def test_oldest_pages_go_when_there_are_too_many_bytes(store):
    for path in ("/a/", "/b/", "/c/"):
        keep(store, page(path), "x")

    store.sweep(most_bytes=page().size * 2)

    assert paths(store) == {"/b/", "/c/"}


def test_no_disk_is_filled_where_nobody_sweeps(store):
    size = page().size
    kept = [
        store.keep(page(f"/{n}/"), tenant=HERE, tags=(), since=store.begin(), most_bytes=size)
        for n in range(4)
    ]

    assert kept == [True, True, True, False]


def test_page_kept_anew_takes_the_place_of_the_old_one(store):
    keep(store, page("/", "old"), "old")
    keep(store, page("/", "new"), "new")

    store.drop({"old"}, tenant=HERE)

    assert store.read("a.example", "/") == page("/", "new")


def test_change_is_taken_up_once(store):
    store.drop({"x"}, tenant=HERE, change=7)
    keep(store, page("/"), "x")

    again = store.drop({"x"}, tenant=HERE, change=7)

    assert again == 0
    assert store.has_taken_up(7)
    assert paths(store) == {"/"}


def test_broken_index_costs_all_pages_and_shows_no_wrong_one(store):
    keep(store, page("/"), "x")
    store.index.close()
    for file in store.folder.glob("index.sqlite3*"):
        file.write_bytes(b"no database" * 1000)

    with pytest.raises(sqlite3.Error):
        store.drop({"x"}, tenant=HERE)

    assert files(store) == []
    assert keep(store, page("/"), "x")
    assert paths(store) == {"/"}


def test_half_a_page_is_no_page(store):
    keep(store, page("/"), "x")
    (store.pages / "a.example/index.html.br").write_bytes(b"other")

    assert store.read("a.example", "/") is None


DIES = """
import os, signal, sys
from pathlib import Path
from smartnagari.config.ready import pages, store
def die(*args): os.kill(os.getpid(), signal.SIGKILL)
setattr(pages, sys.argv[2], die)
place = store.Store(Path(sys.argv[1]))
new = pages.Page("a.example", "/", (), pages.compressed(b"new"))
if sys.argv[3] == "drop":
    place.drop({"x"}, tenant="tenant-1")
else:
    place.keep(new, tenant="tenant-1", tags={"y"}, since=place.begin())
"""


@pytest.mark.parametrize(("where", "work"), [("write", "keep"), ("remove", "keep"), ("remove", "drop")])
def test_process_that_dies_leaves_no_page_that_nobody_can_drop(tmp_path, where, work):
    store = Store(tmp_path / "ready")
    keep(store, page("/"), "x")

    died = subprocess.run([sys.executable, "-c", DIES, store.folder, where, work], check=False)
    begun = time.monotonic()
    store.drop({"x"}, tenant=HERE)

    assert died.returncode == -9
    assert time.monotonic() - begun < 5
    assert files(store) == []


def test_pages_of_many_processes_are_all_whole(tmp_path):
    store = Store(tmp_path / "ready")
    work = (
        "import sys, time; from pathlib import Path; from smartnagari.config.ready import pages, store\n"
        "place = store.Store(Path(sys.argv[1]))\n"
        "for n in range(40):\n"
        "    text = f'{sys.argv[2]} {n} '.encode() * 500\n"
        "    kept = pages.Page('a.example', '/', (), pages.compressed(text))\n"
        "    place.keep(kept, tenant='t', tags={'x'}, since=place.begin())\n"
        "    time.sleep(0.01)\n"
        "    if n % 3 == 0: place.drop({'x'}, tenant='t')\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", work, store.folder, str(n)]) for n in range(3)]

    seen = 0
    while any(process.poll() is None for process in running):
        found = store.read("a.example", "/")
        seen += found is not None
        assert found is None or len(set(found.forms[""].split(b" "))) <= 3

    assert [process.returncode for process in running] == [0, 0, 0]
    assert seen


def test_index_that_was_taken_away_under_a_running_process_is_made_anew(store):
    since = store.begin()
    keep(store, page("/a/"), "x")

    Store(store.folder).wreck()

    assert not store.keep(page("/a/"), tenant=HERE, tags={"x"}, since=since)
    assert keep(store, page("/b/"), "x")
    assert Store(store.folder).drop({"x"}, tenant=HERE) == 1
    assert files(store) == []
