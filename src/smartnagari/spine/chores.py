"""The chores of this host: done in a thread beside the deliveries, however long one of those takes."""

from __future__ import annotations

import logging
import threading
import time

from django.db import OperationalError, close_old_connections, connections

from smartnagari.kernel.periodic import Chore, chores

SHORTEST_WAIT = 0.2

log = logging.getLogger(__name__)


class ChoreThread:
    """Runs every chore when its time has come, until told to stop."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="chores", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Let the chore in hand end, and begin no other."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        due = {chore.key: 0.0 for chore in chores}
        while not self._over.is_set():
            for chore in chores:
                if time.monotonic() >= due[chore.key]:
                    do(chore)
                    due[chore.key] = time.monotonic() + chore.every
            self._over.wait(max(SHORTEST_WAIT, min(due.values(), default=1.0) - time.monotonic()))
        connections.close_all()


def do(chore: Chore) -> None:
    """One chore, once; what goes wrong is written down, and it is tried again next time."""
    try:
        close_old_connections()
        chore.run()
    except OperationalError as error:
        log.warning("the chore %s gave way and comes again: %s", chore.key, error)
        connections.close_all()
    except Exception:
        log.exception("a chore failed", extra={"chore": chore.key})
        connections.close_all()
