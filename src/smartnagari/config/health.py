"""Whether the process lives and whether it can serve, without telling details to strangers."""

from __future__ import annotations

from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import NotFound

LOOPBACK = {"127.0.0.1", "::1", ""}
_migrated = False


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


@open_door
@transaction.non_atomic_requests
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; it asks no database, or one that is away would have every process ended."""
    return _plain("ok")


@open_door
@transaction.non_atomic_requests
def readyz(request: HttpRequest) -> HttpResponse:
    global _migrated  # noqa: PLW0603 - once migrated, a process stays so; asking costs twenty queries
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not _migrated:
            executor = MigrationExecutor(connection)
            _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return _plain("no database", 503)
    return _plain("ok") if _migrated else _plain("migrations are waiting", 503)


@open_door
@transaction.non_atomic_requests
def metrics(request: HttpRequest) -> HttpResponse:
    """For the collector on the same host; whoever comes through the proxy is told there is nothing."""
    if request.META.get("REMOTE_ADDR", "") not in LOOPBACK or "HTTP_X_FORWARDED_FOR" in request.META:
        raise NotFound("Not found.")
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
