"""Handing many offices over to new heads from one file: kept first, looked at, then applied."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid

from ..models import Handover, HandoverLine, Holder, Position
from ..queries.handover import APPLY, Checked, handover_for, head_rows, plan_entry
from ..queries.holders import HEAD, term_of
from ..queries.opening import office_tag
from ..queries.sentences import described
from ..rules.handover import Change, Entry
from ..types import HoldersChanged, PostKind
from .holders import end_rows

BATCH = 100
Outcome = HandoverLine.Outcome


@transaction.atomic
def keep_handover(*, actor: Actor, file_name: str, content: bytes, checked: Checked) -> Handover:
    """Keep a checked file as a hand-over that can be looked at and applied; the same file gives the same one.

    Raises ``Invalid`` while anything is wrong with the file.
    """
    actor.require(APPLY)
    if checked.problems:
        raise Invalid(described(checked.problems[0]), problems=len(checked.problems))
    digest = hashlib.sha256(content).hexdigest()
    handover, is_new = Handover.objects.get_or_create(
        tenant_id=actor.tenant,
        digest=digest,
        defaults={
            "reference": f"ST-{timezone.localdate():%y%m%d}-{digest[:6].upper()}",
            "file_name": file_name[-120:],
            "read_by": actor.key,
        },
    )
    if not is_new:
        return handover
    HandoverLine.objects.bulk_create(_line(handover, change.entry) for change in checked.changes)
    facts = {"lines": len(checked.changes), "digest": digest}
    trail.record(actor, "accounts.handover.keep", f"handover:{handover.reference}", facts)
    return handover


def _line(handover: Handover, entry: Entry) -> HandoverLine:
    return HandoverLine(
        tenant_id=handover.tenant_id,
        handover=handover,
        line=entry.line,
        office_id=entry.office,
        person_name=entry.person_name,
        nip=entry.nip,
        kind=entry.kind.value,
        valid_from=entry.starts,
        valid_to=entry.ends,
        basis_document=entry.decree,
    )


def apply_handover(*, actor: Actor, reference: str) -> Handover:
    """Apply every line that still waits, in short transactions; begun again, it goes on where it stopped."""
    while apply_batch(actor=actor, reference=reference):
        pass
    return handover_for(actor, reference)


@transaction.atomic
def apply_batch(*, actor: Actor, reference: str, size: int = BATCH) -> int:
    """Apply the next lines of a hand-over together; returns how many still wait.

    Each line is planned anew under lock, for the offices may have changed since the file was checked. Raises
    ``Invalid`` at a line that no longer fits; then none of this batch is applied.
    """
    handover = handover_for(actor, reference, lock=True)
    waiting = handover.lines.filter(outcome=Outcome.PENDING).select_related("office__area", "office__agency")
    lines = list(waiting.order_by("line")[:size])
    if not lines:
        return 0
    ids = [line.office_id for line in lines]
    posts = (
        Position.objects.select_for_update(of=("self",)).filter(office_id__in=ids, key=HEAD).order_by("pk")
    )
    by_office = {post.office_id: post for post in posts}
    rows = head_rows(ids, lock=True)
    plans = {line.pk: _plan(line, rows.get(line.office_id, [])) for line in lines}
    _write(actor, handover, lines, plans, by_office, rows)
    left = handover.lines.filter(outcome=Outcome.PENDING).count()
    if not left:
        handover.applied_by, handover.applied_at = actor.key, timezone.now()
        handover.save(update_fields=["applied_by", "applied_at", "updated_at"])
    return left


def _plan(line: HandoverLine, rows: Sequence[Holder]) -> Change:
    entry = Entry(
        line=line.line,
        office=line.office_id,
        person_name=line.person_name,
        kind=PostKind(line.kind),
        starts=line.valid_from,
        ends=line.valid_to,
        decree=line.basis_document,
        nip=line.nip,
    )
    change, problem = plan_entry(entry, line.office, [term_of(row) for row in rows])
    if change is None:
        text = described(problem) if problem else str(_("This line cannot be applied."))
        raise Invalid(text, line=line.line)
    return change


def _write(
    actor: Actor,
    handover: Handover,
    lines: Sequence[HandoverLine],
    plans: Mapping[UUID, Change],
    posts: Mapping[UUID, Position],
    rows: Mapping[UUID, Sequence[Holder]],
) -> None:
    """The new heads, the ends of the old, the outcome of each line, and what audit and events say of them."""
    new = [line for line in lines if plans[line.pk].new]
    last_days = {term.key: term.ends for line in new for term in plans[line.pk].ends}
    end_rows(actor=actor, rows=[row for found in rows.values() for row in found], last_days=last_days)
    Holder.objects.bulk_create(_holder(line, posts[line.office_id]) for line in new)
    for line in lines:
        line.outcome = Outcome.APPLIED if plans[line.pk].new else Outcome.UNCHANGED
    HandoverLine.objects.bulk_update(lines, ["outcome"])
    for line in new:
        facts = {"position": HEAD, "kind": line.kind, "from": line.valid_from.isoformat(), "line": line.line}
        trail.record(
            actor, "accounts.holder.appoint", f"office:{line.office.slug}", facts, case=handover.reference
        )
    if new:
        since: date = min(line.valid_from for line in new)
        changed = HoldersChanged(slugs=[line.office.slug for line in new], since=since.isoformat())
        events.publish(changed, subject=handover.reference)
        freshness.changed(*(office_tag(slug) for slug in changed.slugs))


def _holder(line: HandoverLine, post: Position) -> Holder:
    return Holder(
        tenant_id=line.tenant_id,
        position=post,
        person_name=line.person_name,
        nip=line.nip,
        kind=line.kind,
        valid_from=line.valid_from,
        valid_to=line.valid_to,
        basis_document=line.basis_document,
    )
