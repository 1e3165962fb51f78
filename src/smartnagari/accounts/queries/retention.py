"""What is past its time, what a hold keeps, and what the last runs did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid
from smartnagari.kernel.personal import Purpose, purposes
from smartnagari.kernel.retention import RetentionRule, Term, retention_rules

from ..models import LegalHold, Profile, RetentionRun
from .profile import HANDLE_RIGHTS


@dataclass(frozen=True)
class Held:
    """What holds keep of a rule's rows: all of them, or those that ``rows`` finds."""

    all: bool = False
    rows: Q = field(default_factory=lambda: Q(pk__in=[]))


@dataclass(frozen=True)
class RuleView:
    """A rule as the data protection officer sees it."""

    rule: RetentionRule
    purpose: Purpose
    due: int
    held: int
    last: RetentionRun | None


def term_of(rule: RetentionRule) -> Term:
    """How long its rows are kept; a rule for a purpose without a term is a programming error."""
    ends = purposes[rule.purpose].ends
    if not isinstance(ends, Term):
        raise TypeError(f"{rule.key}: the purpose {rule.purpose} names no term.")
    return ends


def cutoff_of(rule: RetentionRule, now: datetime) -> datetime:
    """What happened before this moment is past its time."""
    return term_of(rule).cutoff(now)


def holds_in_force() -> QuerySet[LegalHold]:
    """The holds that nobody has lifted, newest first."""
    return LegalHold.objects.filter(lifted_at=None).select_related("profile").order_by("-created_at", "-id")


def is_held(profile_id: UUID) -> bool:
    """Whether a hold forbids to erase this person."""
    return holds_in_force().filter(Q(profile_id=profile_id) | Q(profile=None), rule="").exists()


def held_now(rule: RetentionRule, holds: Iterable[LegalHold] | None = None) -> Held:
    """What the holds in force keep of this rule."""
    found = [h for h in (holds_in_force() if holds is None else holds) if h.rule in {"", rule.key}]
    if any(hold.profile_id is None for hold in found):
        return Held(all=True)
    rows = Q(pk__in=[])
    if found:
        people = [hold.profile_id for hold in found]
        accounts = [hold.profile.user_id for hold in found if hold.profile and hold.profile.user_id]
        for lookup in rule.persons:
            rows |= Q(**{f"{lookup}__in": people})
        for lookup in rule.users:
            rows |= Q(**{f"{lookup}__in": accounts})
    return Held(rows=rows)


def due_and_held(
    rule: RetentionRule, cutoff: datetime, holds: Iterable[LegalHold] | None = None
) -> tuple[int, int]:
    """How many rows would go now, and how many a hold keeps."""
    rows, held = rule.rows(cutoff), held_now(rule, holds)
    past = rows.count()
    kept = past if held.all else rows.filter(held.rows).distinct().count() if held.rows else 0
    return past - kept, kept


def rules_at_a_glance(actor: Actor) -> list[RuleView]:
    """Every rule with what is due now and what its last run did."""
    actor.require(HANDLE_RIGHTS)
    now, holds = timezone.now(), list(holds_in_force())
    recent = RetentionRun.objects.filter(started_at__gte=now - timedelta(days=31))
    newest = {run.rule: run for run in recent.order_by("started_at", "id")}
    found = []
    for rule in retention_rules:
        due, held = due_and_held(rule, cutoff_of(rule, now), holds)
        found.append(RuleView(rule, purposes[rule.purpose], due, held, newest.get(rule.key)))
    return found


def last_runs(actor: Actor) -> QuerySet[RetentionRun]:
    """The runs that removed or kept something, newest first."""
    actor.require(HANDLE_RIGHTS)
    return RetentionRun.objects.filter(Q(removed__gt=0) | Q(held__gt=0)).order_by("-started_at", "-id")


def profile_of_email(email: str) -> UUID | None:
    """The person of this regency who signs in with this address; nobody for an empty one."""
    if not email:
        return None
    found = Profile.objects.filter(user__email=email.strip().lower()).values_list("pk", flat=True).first()
    if found is None:
        text = str(_("Nobody of this regency signs in with this address. Check its spelling."))
        raise Invalid(text, fields={"email": text})
    return found
