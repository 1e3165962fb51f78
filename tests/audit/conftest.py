"""People who do things that are written down."""

from __future__ import annotations

import pytest

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.ids import uuid7
from support.concurrency import shared_database  # noqa: F401 - a fixture


@pytest.fixture
def actor(tenant) -> Actor:
    return Actor(key="u:1", tenant=tenant.pk, user=uuid7(), ip="10.0.0.7", request_id="req-1")


@pytest.fixture
def acts(actor):
    """Write so many acts down."""

    def write(count: int = 1, **facts) -> None:
        for number in range(1, count + 1):
            trail.record(
                actor, "letters.letter.sign", f"letter/{number}", {"n": number} | facts, case=f"case/{number}"
            )

    return write
