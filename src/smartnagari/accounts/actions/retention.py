"""Taking away what is past its time, a little at a time, and keeping what a hold protects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, NotFound
from smartnagari.kernel.retention import RetentionRule, retention_rules
from smartnagari.kernel.tenancy import reading

from ..models import LegalHold, Profile, RetentionRun
from ..queries.profile import HANDLE_RIGHTS
from ..queries.retention import Held, cutoff_of, due_and_held, held_now
from .reasons import reason_of

PIECE = 500


@dataclass(frozen=True)
class Outcome:
    """What a rule did, or would do: rows removed, rows that a hold keeps."""

    rule: RetentionRule
    cutoff: datetime
    removed: int
    held: int


def look_ahead(rule: RetentionRule) -> Outcome:
    """What :func:`run_rule` would do now; nothing changes."""
    cutoff = cutoff_of(rule, timezone.now())
    with reading():
        due, held = due_and_held(rule, cutoff)
    return Outcome(rule, cutoff, removed=due, held=held)


def run_rule(*, actor: Actor, rule: RetentionRule) -> Outcome:
    """Remove all rows of this rule that are past their time and under no hold, in short transactions.

    A run that was cut off goes on where it stood. The audit row at the end holds counts only.
    """
    run_id = _begin(actor, rule)
    while _piece(run_id, rule):
        pass
    return _finish(actor, run_id, rule)


@transaction.atomic
def _begin(actor: Actor, rule: RetentionRule) -> UUID:
    run, _new = RetentionRun.objects.get_or_create(
        rule=rule.key,
        finished_at=None,
        defaults={
            "tenant_id": actor.tenant,
            "cutoff": cutoff_of(rule, timezone.now()),
            "run_by": actor.key,
        },
    )
    return run.pk


@transaction.atomic
def _piece(run_id: UUID, rule: RetentionRule) -> bool:
    """One piece in the order of the keys; whether there may be another."""
    run = RetentionRun.objects.select_for_update(of=("self",)).get(pk=run_id)
    rows = rule.rows(run.cutoff)
    if run.checkpoint:
        rows = rows.filter(pk__gt=run.checkpoint)
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:PIECE])
    if not keys:
        return False
    piece = rule.rows(run.cutoff).filter(pk__in=keys)
    held = held_now(rule)
    kept = _kept(piece, held)
    run.held += len(kept)
    run.removed += 0 if held.all else rule.remove(piece.exclude(pk__in=kept))
    run.checkpoint = str(keys[-1])
    run.save(update_fields=["held", "removed", "checkpoint", "updated_at"])
    return len(keys) == PIECE


def _kept(piece: Any, held: Held) -> list[Any]:
    found = piece if held.all else piece.filter(held.rows)
    return list(found.order_by("pk").values_list("pk", flat=True).distinct())


@transaction.atomic
def _finish(actor: Actor, run_id: UUID, rule: RetentionRule) -> Outcome:
    run = RetentionRun.objects.select_for_update(of=("self",)).get(pk=run_id)
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at", "updated_at"])
    if run.removed or run.held:
        facts = {"removed": run.removed, "held": run.held, "before": run.cutoff}
        trail.record(actor, "accounts.retention.run", rule.key, facts)
    return Outcome(rule, run.cutoff, removed=run.removed, held=run.held)


@transaction.atomic
def place_hold(*, actor: Actor, rule: str = "", profile_id: UUID | None = None, reason: str) -> LegalHold:
    """Stop removal under one rule or all, for one person or everybody, for a reason that is kept."""
    actor.require(HANDLE_RIGHTS)
    if rule and rule not in retention_rules:
        raise Invalid(_("Choose what to hold."), fields={"rule": str(_("Choose what to hold."))})
    profile = Profile.objects.filter(pk=profile_id).first() if profile_id else None
    if profile_id and profile is None:
        raise NotFound(_("There is no such person."))
    hold = LegalHold.objects.create(
        tenant_id=actor.tenant,
        rule=rule,
        profile=profile,
        reason=reason_of(reason, "reason"),
        placed_by=actor.key,
    )
    facts = {"rule": rule or "all", "person": str(profile_id) if profile_id else "all"}
    trail.record(actor, "accounts.hold.place", str(hold.pk), facts, purpose=hold.reason)
    return hold


@transaction.atomic
def lift_hold(*, actor: Actor, hold_id: UUID) -> LegalHold:
    """End a hold; what is past its time goes with the next run."""
    actor.require(HANDLE_RIGHTS)
    hold = LegalHold.objects.select_for_update(of=("self",)).filter(pk=hold_id).first()
    if hold is None:
        raise NotFound(_("There is no such hold."))
    if hold.lifted_at is None:
        hold.lifted_at, hold.lifted_by = timezone.now(), actor.key
        hold.save(update_fields=["lifted_at", "lifted_by", "updated_at"])
        trail.record(actor, "accounts.hold.lift", str(hold.pk))
    return hold
