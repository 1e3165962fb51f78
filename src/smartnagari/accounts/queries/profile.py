"""Reads of profiles: through gates that know who asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import holds_on

from ..crypto import index_of, unsealed
from ..models import Guardianship, Profile
from ..rules.identity import masked

VIEW = "accounts.people.view"
VERIFY = "accounts.identity.verify"
HANDLE_RIGHTS = "accounts.rights.handle"


def own_profile(actor: Actor, *, lock: bool = False) -> Profile | None:
    """The profile of the person who asks; ``None`` before they have written one."""
    if actor.user is None:
        return None
    profiles = Profile.objects.select_related("area").filter(tenant_id=actor.tenant, user_id=actor.user)
    return (profiles.select_for_update(of=("self",)) if lock else profiles).first()


def wards_of(profile: Profile | None, *, on: date) -> QuerySet[Profile]:
    """The persons for whom this one acts on this day."""
    if profile is None:
        return Profile.objects.none()
    return Profile.objects.filter(
        pk__in=Guardianship.objects.filter(
            holds_on(on), tenant_id=profile.tenant_id, guardian=profile
        ).values("ward_id"),
        tenant_id=profile.tenant_id,
        erased_at=None,
    )


def within(places: Iterable[tuple[ScopeKind, str]]) -> Q:
    """The condition that a profile lies in one of these scopes; its area's code carries its parents."""
    conditions = [Q(pk__in=[])]
    for kind, key in places:
        if kind is ScopeKind.TENANT:
            return Q()
        if kind in {ScopeKind.DISTRICT, ScopeKind.VILLAGE, ScopeKind.HAMLET}:
            conditions.append(Q(area__code=key) | Q(area__code__startswith=f"{key}."))
    return reduce(or_, conditions)


def _at_work(actor: Actor) -> Q:
    """Where this officer looks after people, or holds their cards against what they have filled in."""
    reaches = [actor.reach(permission) for permission in (VIEW, VERIFY)]
    return Q() if None in reaches else within(place for reach in reaches for place in reach or ())


def visible_profiles(actor: Actor) -> QuerySet[Profile]:
    """The profiles that this person may look at: their own, their wards', those of their place of work.

    A restricted profile is out of every officer's sight but the data protection officer's.
    """
    profiles = Profile.objects.select_related("area").filter(tenant_id=actor.tenant)
    if actor.can(HANDLE_RIGHTS):
        return profiles
    sight = _at_work(actor) & Q(restricted_at=None, erased_at=None)
    own = own_profile(actor)
    if own is not None:
        sight |= Q(pk=own.pk) | Q(pk__in=wards_of(own, on=timezone.localdate()).values("pk"))
    return profiles.filter(sight)


def profile_for(actor: Actor, profile_id: UUID, *, lock: bool = False) -> Profile:
    """This profile, if ``actor`` may see it; anybody else is told that it does not exist."""
    profiles = visible_profiles(actor)
    if lock:
        profiles = profiles.select_for_update(of=("self",))
    profile = profiles.filter(pk=profile_id).first()
    if profile is None:
        raise NotFound(_("We do not know this person here."))
    return profile


def subject_for(actor: Actor, profile_id: UUID | None) -> Profile:
    """The person about whose data ``actor`` may decide: themselves, or a ward of theirs."""
    own = own_profile(actor)
    if own is not None and profile_id in {None, own.pk}:
        return own
    ward = (
        wards_of(own, on=timezone.localdate()).filter(pk=profile_id).first() if own and profile_id else None
    )
    if ward is None:
        raise NotFound(_("We do not know this person here."))
    return ward


def profile_by_nik(actor: Actor, digits: str) -> Profile | None:
    """The visible profile with this NIK, found by blind index."""
    index = index_of(tenant=actor.tenant, number="nik", digits=digits)
    return visible_profiles(actor).filter(nik_index=index).first()


def masked_number(profile: Profile, which: str) -> str:
    """The NIK or KK as pages show it; empty when there is none."""
    return masked(unsealed(profile, f"{which}_sealed"))


def priorities(profile: Profile) -> tuple[str, ...]:
    """Why this person goes first (specific data)."""
    return tuple(filter(None, unsealed(profile, "priority_sealed").split(",")))


PARTS = ("name", "nik_sealed", "kk_sealed", "birth_date", "sex", "area_id", "address")


def completeness(profile: Profile | None) -> tuple[int, int]:
    """How many of the parts that services ask for are there, and of how many."""
    if profile is None:
        return 0, len(PARTS)
    return sum(bool(getattr(profile, part)) for part in PARTS), len(PARTS)


def may_decide_automatically(profile_id: UUID) -> bool:
    """Whether a machine may decide about this person alone (UU 27/2022 art. 10): not after an objection."""
    return not Profile.objects.filter(pk=profile_id, objected_at__isnull=False).exists()
