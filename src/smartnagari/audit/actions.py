"""What the log writes: entries beside their change, links after it, reads of personal data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import tenant_in_force

from . import rules
from .models import AccessLog, AuditEntry, AuditHead, AuditSeal, PendingSeal
from .queries.entries import entry_of

PIECE = 500


def record(
    *,
    actor: Actor,
    action: str,
    subject: str,
    facts: Mapping[str, Any],
    case: str = "",
    purpose: str = "",
) -> None:
    """Write one act, in the transaction of the change itself.

    Raises ``RuntimeError`` outside a transaction or for an actor of another tenant, ``TypeError`` for facts
    that hold a float or what JSON cannot hold.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{action} was recorded outside a transaction.")
    _same_tenant(actor, action)
    plain = json.loads(json.dumps(facts, cls=DjangoJSONEncoder))
    if rules.holds_float(plain):
        raise TypeError(f"{action}: write amounts and measures as whole numbers or text, not as floats.")
    entry = AuditEntry.objects.create(
        actor=actor.key,
        on_behalf_of=actor.on_behalf_of,
        action=action,
        subject=subject,
        case=case,
        purpose=purpose,
        ip=actor.ip,
        request_id=actor.request_id,
        facts=plain,
    )
    PendingSeal.objects.create(entry=entry, since=entry.at)


def _same_tenant(actor: Actor, action: str) -> None:
    if actor.tenant != tenant_in_force():
        raise RuntimeError(f"{action} by an actor of another tenant than the one in force.")


def seal_pending() -> int:
    """Join what has been committed to the chain of the tenant in force; how many entries were.

    In the order of their ids as far as they can be seen: one whose transaction ends later takes a later
    place, so none is ever passed over. One sealer at a time; a second one leaves at once.
    """
    total = 0
    while True:
        sealed = _seal_piece()
        total += sealed
        if sealed < PIECE:
            return total


@transaction.atomic
def _seal_piece() -> int:
    if not _only_sealer():
        return 0
    waiting = list(PendingSeal.objects.select_related("entry").order_by("entry_id")[:PIECE])
    if not waiting:
        return 0
    head, _new = AuditHead.objects.get_or_create(
        tenant_id=tenant_in_force(), defaults={"seq": 0, "hash": rules.GENESIS.hex()}
    )
    now = timezone.now()
    links = []
    for pending in waiting:
        head.seq += 1
        seal = rules.seal(
            entry_of(pending.entry), seq=head.seq, previous=bytes.fromhex(head.hash), sealed_at=now
        )
        head.hash = seal.hash
        links.append(
            AuditSeal(
                seq=seal.seq, entry=pending.entry, prev_hash=seal.prev_hash, hash=seal.hash, sealed_at=now
            )
        )
    AuditSeal.objects.bulk_create(links)
    head.save(update_fields=["seq", "hash"])
    PendingSeal.objects.filter(pk__in=[pending.pk for pending in waiting]).delete()
    return len(links)


def _only_sealer() -> bool:
    """Take the lock of this tenant's chain until the transaction ends; SQLite has one writer anyway."""
    if connection.vendor != "postgresql":
        return True
    name = hashlib.sha256(b"audit chain " + tenant_in_force().bytes).digest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [int.from_bytes(name[:8], signed=True)])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def record_reads(*, actor: Actor, persons: Iterable[str], what: str, purpose: str, subject: str = "") -> None:
    """Note that the actor was shown data of these persons: which view or data set, and what for."""
    _same_tenant(actor, what)
    AccessLog.objects.bulk_create(
        AccessLog(
            actor=actor.key,
            on_behalf_of=actor.on_behalf_of,
            person=person,
            what=what,
            subject=subject,
            purpose=purpose,
            ip=actor.ip,
            request_id=actor.request_id,
        )
        for person in dict.fromkeys(persons)
    )


def record_read(*, actor: Actor, person: str, what: str, purpose: str, subject: str = "") -> None:
    """Note that the actor was shown data of this person."""
    record_reads(actor=actor, persons=[person], what=what, purpose=purpose, subject=subject)
