"""What the worker of each host does for its store, and one of them for the log."""

from __future__ import annotations

from smartnagari.kernel.periodic import Chore, PeriodicJob, chores, jobs

from .keeper import forget_old_changes, look_after_pages


def register() -> None:
    """Called in ``ready()``."""
    chores.register(Chore(key="pages.look_after", every=1.0, run=look_after_pages))
    jobs.register(PeriodicJob(key="pages.forget_changes", every=6 * 3600, run=forget_old_changes))
