"""The worker: goes from tenant to tenant, runs what is due, delivers what waits."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from django.db import Error, close_old_connections, connection, connections

from smartnagari.kernel.tenancy import inside, tenants

from .actions.delivering import BATCH, deliver_due
from .actions.periodic import run_due_jobs
from .chores import ChoreThread
from .rules import LEASE

LONGEST_WAIT = 30.0

log = logging.getLogger(__name__)


class Worker:
    """One process of background work; run as many as you like, on as many hosts.

    :meth:`stop` lets it finish what it has in hand. A database that goes away is waited for.
    """

    def __init__(self, *, poll: float = 0.5, lease: timedelta = LEASE, batch: int = BATCH) -> None:
        self.poll = poll
        self.lease = lease
        self.batch = batch
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Finish the delivery in hand and no more."""
        self._stopping.set()

    def run(self) -> None:
        """Work until :meth:`stop`, with the chores of this host beside it."""
        beside = ChoreThread()
        beside.start()
        try:
            self._work()
        finally:
            beside.stop()

    def _work(self) -> None:
        wait = self.poll
        while not self._stopping.is_set():
            try:
                wait = 0.0 if self.round() else self.poll
            except Error:
                connections.close_all()
                wait = min(max(wait, self.poll) * 2, LONGEST_WAIT)
                log.warning("the database does not answer; trying again", exc_info=True, extra={"wait": wait})
            self._stopping.wait(wait)

    def run_until_idle(self) -> int:
        """Work until nothing is due; how much was done."""
        total = 0
        while not self._stopping.is_set() and (done := self.round()):
            total += done
        return total

    def round(self) -> int:
        """One look at every tenant; how much was done."""
        if not connection.in_atomic_block:  # a test's own transaction is nobody's to close
            close_old_connections()
        done = 0
        for tenant in tenants():
            with inside(tenant.id):
                done += self._serve(tenant.code)
            if self._stopping.is_set():
                break
        return done

    def _serve(self, code: str) -> int:
        """What one tenant has; a mistake in its jobs is not the other tenants' misfortune."""
        try:
            return run_due_jobs(lease=self.lease) + deliver_due(
                limit=self.batch, lease=self.lease, stopping=self._stopping.is_set
            )
        except Error:
            raise
        except Exception:
            log.exception("a tenant could not be served", extra={"tenant": code})
            return 0
