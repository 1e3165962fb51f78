"""What accounts tidy away by themselves."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.periodic import periodic
from smartnagari.kernel.retention import retention_rules
from smartnagari.kernel.tenancy import reading, tenant_in_force

from .actions.assignments import close_lapsed
from .actions.codes import forget_old_counts
from .actions.people import drop_unproven
from .actions.retention import run_rule
from .models import FailedTries
from .queries.grants import lapsed

HOUR = 3600


@periodic("accounts.tidy", every=HOUR)
def tidy() -> None:
    """Sign-ups that nobody proved, counters that no limit looks at, sessions that have run out."""
    drop_unproven(everybody=True)
    forget_old_counts()
    with transaction.atomic():
        FailedTries.objects.filter(last_at__lt=timezone.now() - timedelta(days=2)).delete()
        Session.objects.filter(expire_date__lt=timezone.now()).delete()


@periodic("accounts.retain", every=24 * HOUR)
def retain() -> None:
    """What is past its time goes, rule by rule; see ``accounts.retention``."""
    actor = Actor.system("accounts.retain", tenant_in_force())
    for rule in retention_rules:
        run_rule(actor=actor, rule=rule)


def _roles_have_lapsed() -> bool:
    with reading():
        return lapsed(today=timezone.localdate()).exists()


@periodic("accounts.lapse", every=600, wanted=_roles_have_lapsed)
def lapse() -> None:
    """Roles whose last day has passed are ended and the sessions of their holders closed."""
    close_lapsed(actor=Actor.system("accounts.lapse", tenant_in_force()), today=timezone.localdate())
