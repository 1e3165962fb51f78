"""A change by any process shows on the next request of each worker of a real server."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from drills.system import System, system

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

FOUND = """
from django.db import transaction
from smartnagari.accounts.models import Office
from smartnagari.kernel.tenancy import inside, tenants
tenant = tenants()[0].id
with inside(tenant), transaction.atomic():
    for slug in ("kantor-satu", "kantor-dua"):
        Office.objects.create(tenant_id=tenant, slug=slug, name=slug.title(), kind="unit", phone="0751 1111")
"""
EDIT = """
from smartnagari.accounts.actions.offices import edit_office
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import inside, tenants
tenant = tenants()[0].id
with inside(tenant):
    edit_office(actor=Actor.system("test", tenant), slug="kantor-satu", changes={"phone": "0751 2222"})
"""
CHANGED, OTHER = "/direktori/kantor-satu/", "/direktori/kantor-dua/"


@pytest.fixture(scope="module")
def running() -> Iterator[System]:
    """Two workers of the web server, and nobody who looks after the store beside them."""
    with system("sqlite") as found:
        found.manage("shell", "-c", FOUND)
        found.start(worker=False)
        yield found


def workers(running: System) -> list[int]:
    """The processes of the server that answer: those below its own supervisor."""
    (parent,) = (pid for pid in running.part("granian") if _parent_of(pid) == running.process.pid)
    return [pid for pid in running.part("granian") if _parent_of(pid) == parent]


def _parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def answering(both: list[int], client: socket.socket) -> int:
    """Which of these processes holds the other end of this connection."""
    ends = f"{client.getpeername()[1]:04X}", f"{client.getsockname()[1]:04X}"
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    (inode,) = (line[9] for line in lines if (line[1][-4:], line[2][-4:]) == ends)
    held = {pid: {str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir()} for pid in both}
    return next(pid for pid in both if f"socket:[{inode}]" in held[pid])


def ask_each(running: System, both: list[int]) -> dict[int, tuple[str, str]]:
    """The first answers of each worker: the page that changes, and the tag of the other.

    The system deals connections out by itself, so there are as many as it takes.
    """
    told: dict[int, tuple[str, str]] = {}
    for _connection in range(100):
        connection = http.client.HTTPConnection(running.address.host, running.address.port, timeout=10)
        connection.connect()
        pages = []
        for path in (CHANGED, OTHER):
            connection.request("GET", path)
            answer = connection.getresponse()
            pages.append((answer.read().decode(), answer.headers["ETag"]))
            assert answer.status == 200
        told.setdefault(answering(both, connection.sock), (pages[0][0], pages[1][1]))
        connection.close()
        if len(told) == len(both):
            return told
    raise AssertionError(f"Only {list(told)} of {both} have answered.")


def test_change_of_another_process_shows_on_the_next_request_of_each_worker(running):
    both = workers(running)
    before = ask_each(running, both)
    (kept,) = running.folder.glob("ready/pages/*/direktori/kantor-dua/index.meta")
    drawn = kept.stat().st_mtime_ns, kept.stat().st_ino

    running.manage("shell", "-c", EDIT)
    after = ask_each(running, both)

    assert len(both) == 2
    assert (kept.stat().st_mtime_ns, kept.stat().st_ino) == drawn
    for pid in both:
        assert "0751 1111" in before[pid][0]
        assert "07512222" in after[pid][0]
        assert "0751 1111" not in after[pid][0]
        assert after[pid][1] == before[pid][1]
