"""What waits for an officer who verifies, and the gate to one entry."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import Assignment, User
from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.kernel.errors import NotFound

from ..models import PotentialItem, Verification
from ..policies import VERIFY, may_verify
from ..types import Terms

TREE = (ScopeKind.DISTRICT, ScopeKind.VILLAGE, ScopeKind.HAMLET)


def within_reach(actor: Actor, terms: Terms) -> Q:
    """The entries that this actor may vouch for: of its agency's sectors, or where it works."""
    reach = actor.reach(VERIFY)
    if reach is None or (ScopeKind.TENANT, str(actor.tenant)) in reach:
        return Q()
    found = Q(pk__in=[])
    for kind, key in sorted(reach):
        if kind is ScopeKind.AGENCY:
            sectors = [sector.key for sector in terms.sectors.values() if key in sector.agencies]
            found |= Q(sector__in=sectors)
        elif kind in TREE:
            found |= Q(area__code=key) | Q(area__code__startswith=f"{key}.")
    return found


def to_verify_rows(actor: Actor, terms: Terms) -> QuerySet[PotentialItem]:
    """The public entries that this actor verifies, those never verified first, then the oldest."""
    rows = PotentialItem.objects.live().filter(within_reach(actor, terms))
    ordered = rows.select_related("area__parent").order_by(
        F("verified_on").asc(nulls_first=True), "changed_at", "pk"
    )
    found: QuerySet[PotentialItem] = ordered
    return found


def item_to_verify(actor: Actor, subject_id: UUID, terms: Terms, *, lock: bool = False) -> PotentialItem:
    """The public entry of this key if ``actor`` may vouch for it; else ``NotFound``."""
    rows = PotentialItem.objects.live().select_related("area__parent")
    if lock:
        rows = rows.select_for_update(of=("self",))
    item: PotentialItem | None = rows.filter(pk=subject_id).first()
    if item is None or not may_verify(actor, terms, sector=item.sector, area=item.area):
        raise NotFound(_("There is no such entry among those that you verify."))
    return item


def verifications_of(item: PotentialItem) -> list[Verification]:
    """Who has vouched for it so far, the newest first."""
    rows = Verification.objects.filter(kind="potential.item", subject=item.pk)
    return list(rows.order_by("-on", "-created_at", "pk")[:20])


def agency_of(actor: Actor) -> str:
    """For whom this officer vouches: the agency of the role, else who they are."""
    own = sorted(key for kind, key in actor.reach(VERIFY) or () if kind is ScopeKind.AGENCY)
    rows = Assignment.objects.filter(user_id=actor.user, agency__slug__in=own).select_related("agency")
    named = rows.order_by("agency__short_name").values_list("agency__short_name", flat=True).first()
    if named:
        return str(named)
    person = User.objects.filter(pk__in=[actor.user]).values_list("name", flat=True).first()
    return str(person or actor.key)
