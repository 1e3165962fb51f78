"""The periodic jobs of the spine itself."""

from __future__ import annotations

from smartnagari.kernel.periodic import PeriodicJob, jobs


def register() -> None:
    """Put the jobs into the registry; called in ``ready()``."""
    from .actions.retention import sweep

    jobs.register(PeriodicJob(key="spine.sweep", every=3600, run=sweep))
