"""Incidents: the gate, the lists, whom they concern, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import NotFound

from ..models import Incident, IncidentNotice, IncidentPerson
from ..states import OPEN_INCIDENTS

HANDLE_INCIDENTS = "accounts.incidents.handle"


@dataclass(frozen=True)
class Concerned:
    """How many people it concerns, how many have a message, and how many need a letter."""

    people: int
    told: int
    by_letter: int

    @property
    def waiting(self) -> int:
        return self.people - self.told - self.by_letter


def incidents(actor: Actor, *, closed: bool = False) -> QuerySet[Incident]:
    """The incidents of the regency: open ones by their next deadline, closed ones the newest first."""
    actor.require(HANDLE_INCIDENTS)
    found = Incident.objects.filter(tenant_id=actor.tenant).prefetch_related("notices")
    if closed:
        return found.exclude(state__in=OPEN_INCIDENTS).order_by("-closed_at", "-id")
    next_due = Min("notices__due_at", filter=Q(notices__told_at=None))
    return found.filter(state__in=OPEN_INCIDENTS).annotate(next_due=next_due).order_by("next_due", "id")


def incident_for(actor: Actor, number: str, *, lock: bool = False) -> Incident:
    """The incident of this number; who may not handle incidents is told that there is none."""
    found = Incident.objects.filter(tenant_id=actor.tenant)
    if lock:
        found = found.select_for_update(of=("self",))
    incident = found.filter(number=number.upper()).first()
    if incident is None or not actor.can(HANDLE_INCIDENTS, incident):
        raise NotFound(_("There is no incident with this number."))
    return incident


def notices_of(incident: Incident) -> list[IncidentNotice]:
    """Whom it has to be told, the most pressing first."""
    return list(incident.notices.order_by("due_at", "whom"))


def concerned(incident: Incident) -> Concerned:
    """Counts alone: who they are is nobody's to look at."""
    found = IncidentPerson.objects.filter(incident=incident).aggregate(
        people=Count("pk"),
        told=Count("pk", filter=Q(told_at__isnull=False)),
        by_letter=Count("pk", filter=Q(told_at=None, reachable=False)),
    )
    return Concerned(**found)


def to_tell(incident: Incident) -> QuerySet[IncidentPerson]:
    """Those who can be reached by message and have none yet."""
    return IncidentPerson.objects.filter(incident=incident, reachable=True, told_at=None)


def notices_ordered() -> QuerySet[Incident]:
    """Open incidents whose people still wait for an ordered message."""
    waiting = IncidentPerson.objects.filter(reachable=True, told_at=None).values("incident")
    return Incident.objects.filter(state__in=OPEN_INCIDENTS, ordered_at__isnull=False, pk__in=waiting)


def incidents_open(actor: Actor, *, due_before: datetime | None = None) -> int:
    """How many are open; with ``due_before`` those with somebody who should have been told by then."""
    if not actor.can(HANDLE_INCIDENTS):
        return 0
    found = Incident.objects.filter(tenant_id=actor.tenant, state__in=OPEN_INCIDENTS)
    if due_before:
        late = IncidentNotice.objects.filter(told_at=None, due_at__lt=due_before)
        found = found.filter(pk__in=late.values("incident"))
    return found.count()
