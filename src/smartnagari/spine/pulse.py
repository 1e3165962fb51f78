"""Heartbeats: a lease is renewed from a thread of its own while something long runs."""

from __future__ import annotations

import contextvars
import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Self

from django.db import Error, connection

from .rules import PATIENCE

log = logging.getLogger(__name__)


class Pulse:
    """Calls ``renew`` three times a lease until the block ends, ``renew`` says no, or patience does.

    The thread has its own connection to the database and the caller's context, so the same tenant.
    """

    def __init__(
        self, renew: Callable[[], bool], *, lease: timedelta, patience: timedelta = PATIENCE
    ) -> None:
        self._renew = renew
        self._every = lease.total_seconds() / 3
        self._patience = patience.total_seconds()
        self._over = threading.Event()
        context = contextvars.copy_context()
        self._thread = threading.Thread(target=context.run, args=(self._beat,), name="pulse", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        end = time.monotonic() + self._patience
        while not self._over.wait(self._every) and time.monotonic() < end:
            try:
                if not self._renew():
                    return
            except Error:
                log.warning("heartbeat failed", exc_info=True)
            finally:
                connection.close()
