"""What somebody wants to change for the whole regency, until a second person has decided."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from smartnagari.kernel.actor import ScopeKind

from ..rules.places import scopes_of_code
from ..states import ProposalState
from .tenancy import TenantOwned

DECIDED = [ProposalState.APPROVED.value, ProposalState.REFUSED.value]


class Proposal(TenantOwned):
    """A change to regency-wide data under a legal basis (usulan), which needs a second pair of eyes.

    ``kind`` is a key of the registry of kinds, ``payload`` what the kind checked, ``subject`` what it is
    about (one open proposal each), ``place`` the code of the area that it lies in, empty for the whole
    regency. ``title`` and ``effect`` (sentences per language) keep what both people read.
    """

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=160)
    place = models.CharField(max_length=24, blank=True)
    title = models.CharField(max_length=250)
    payload = models.JSONField()
    effect = models.JSONField(default=dict)
    legal_basis = models.CharField(max_length=300)
    effective_on = models.DateField()
    state = models.CharField(max_length=9, choices=ProposalState, default=ProposalState.PROPOSED)
    proposed_by = models.CharField(max_length=80)
    decided_by = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "subject"],
                condition=Q(state=ProposalState.PROPOSED),
                name="proposal_open_once_per_subject",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("proposed_by")), name="proposal_decided_by_a_second_person"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=DECIDED) & ~Q(decided_by=""))
                | (~Q(state__in=DECIDED) & Q(decided_by="")),
                name="proposal_decider_known_exactly_when_decided",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.PROPOSED, closed_at__isnull=True)
                | (~Q(state=ProposalState.PROPOSED) & Q(closed_at__isnull=False)),
                name="proposal_closed_exactly_when_not_open",
            ),
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="proposal_state_known"),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.REFUSED) | ~Q(note=""), name="proposal_refused_with_a_reason"
            ),
            models.CheckConstraint(condition=~Q(legal_basis=""), name="proposal_has_a_legal_basis"),
        ]
        indexes = [
            models.Index(fields=["tenant", "state", "place"], name="proposal_by_state_and_place"),
            models.Index(fields=["tenant", "subject"], name="proposal_by_subject"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.PROPOSED

    @property
    def reference(self) -> str:
        """How audit and events name it."""
        return f"proposal:{self.pk}"

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """The scopes it falls under: the tenant, and those of its place."""
        yield ScopeKind.TENANT, str(self.tenant_id)
        yield from scopes_of_code(self.place)
