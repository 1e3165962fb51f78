"""What a signed-in person has proven and may do: the parts that an actor is made of."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from smartnagari.kernel.actor import Actor, Grant, Level

from ..models import User
from ..models.profile import Profile
from ..rules.assurance import Proof, session_level
from .contacts import is_proven
from .grants import grants_of, withheld_at


def identity_level(*, user_id: UUID, tenant_id: UUID) -> Level:
    """How sure this regency is who the person is."""
    assurance = (
        Profile.objects.filter(tenant_id=tenant_id, user_id=user_id, erased_at=None)
        .values_list("assurance", flat=True)
        .first()
    )
    return Level[assurance.upper()] if assurance else Level.L0


def is_demo_here(user: User) -> bool:
    """Whether the second factor is off for this account: demo data, in the demonstration alone."""
    return user.is_demo and settings.DEMO


def actor_for(
    user: User, *, tenant_id: UUID, records: Iterable[Mapping[str, Any]], ip: str = "", request_id: str = ""
) -> Actor:
    """The actor that this person is in this session.

    Without a second factor an officer comes in as a citizen: no grants. With an app alone (P1), roles that
    ask for a passkey (P2) only read.
    """
    grants = grants_of(user_id=user.pk, tenant_id=tenant_id, today=timezone.localdate())
    level = session_level(
        [Proof.read(record) for record in records],
        now=time.time(),
        contact_proven=user.is_demo or is_proven(user),
        identity=identity_level(user_id=user.pk, tenant_id=tenant_id),
        officer=bool(grants),
        demo=is_demo_here(user),
    )
    withheld: frozenset[str] = frozenset()
    if level is Level.P1:
        withheld = withheld_at(level, user_id=user.pk, tenant_id=tenant_id, today=timezone.localdate())
    allowed: tuple[Grant, ...] = grants if level >= Level.P1 else ()
    return Actor(
        key=f"u:{user.pk}",
        tenant=tenant_id,
        user=user.pk,
        level=level,
        grants=tuple(grant for grant in allowed if grant.permission not in withheld),
        ip=ip,
        request_id=request_id,
        facts={"officer": bool(grants), "withheld": withheld},
    )
