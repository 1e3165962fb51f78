"""What pages about incidents show: clocks in words, the thread of what happened, facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from smartnagari.ui.types import Fact, Step

from ..models import Incident, IncidentNotice
from ..rules.rights import Urgency, hours_left, urgency
from ..states import IncidentState
from .people import time_left

WAJIK = {
    IncidentState.OPEN: "working",
    IncidentState.CONTAINED: "sent",
    IncidentState.CLOSED: "done",
    IncidentState.DISMISSED: "stopped",
}


@dataclass(frozen=True)
class Clock:
    """Somebody who must be told, with the hours that are left."""

    notice: IncidentNotice
    wajik: str
    label: str
    tone: str
    left: str


@dataclass(frozen=True)
class IncidentRow:
    """An incident in words with its most pressing clock."""

    incident: Incident
    wajik: str
    label: str
    overdue: bool
    next: Clock | None


def clock(notice: IncidentNotice, *, now: datetime) -> Clock:
    """The notice with its clock in words."""
    if notice.told_at is not None:
        late = notice.told_at > notice.due_at
        return Clock(notice, "done", _("Told late") if late else _("Told in time"), "red" if late else "", "")
    press = urgency(notice.due_at, now=now)
    left = time_left(hours_left(notice.due_at, now=now))
    if press is Urgency.OVERDUE:
        return Clock(notice, "late", _("Overdue"), "", left)
    return Clock(notice, "empty", _("Not told yet"), "gold" if press is Urgency.SOON else "", left)


def incident_row(incident: Incident, notices: Iterable[IncidentNotice], *, now: datetime) -> IncidentRow:
    """The row of a list; ``notices`` come from the same query for all."""
    waiting = sorted((n for n in notices if n.told_at is None), key=lambda n: n.due_at)
    running = incident.closed_at is None
    upcoming = clock(waiting[0], now=now) if waiting and running else None
    overdue = upcoming is not None and upcoming.wajik == "late"
    return IncidentRow(
        incident=incident,
        wajik="late" if overdue else WAJIK[IncidentState(incident.state)],
        label=incident.get_state_display(),
        overdue=overdue,
        next=upcoming,
    )


def incident_facts(incident: Incident) -> list[Fact]:
    """What is known, question by question."""
    unknown = _("not known yet")
    happened = moment(incident.happened_at) if incident.happened_at else unknown
    kind = _("among them specific data (art. 4)") if incident.specific else ""
    return [
        Fact(_("Which data?"), incident.which, kind),
        Fact(_("When did it happen?"), happened),
        Fact(_("When did it become known?"), moment(incident.found_at), incident.get_found_by_display()),
        Fact(_("How did it happen?"), incident.cause or unknown),
        Fact(_("What was done about it?"), incident.measures or unknown),
    ]


def incident_steps(incident: Incident, notices: Iterable[IncidentNotice]) -> list[Step]:
    """What happened and what is still to come."""
    steps = [
        Step(_("Became known"), when=moment(incident.found_at)),
        Step(_("Registered"), when=moment(incident.created_at)),
    ]
    for notice in notices:
        told = notice.told_at
        when = moment(told) if told else _("by %(due)s") % {"due": moment(notice.due_at)}
        steps.append(Step(notice.get_whom_display(), state="done" if told else "empty", when=when))
    if incident.closed_at:
        steps.append(Step(incident.get_state_display(), when=moment(incident.closed_at), note=incident.note))
    else:
        steps.append(Step(_("Close"), state="empty"))
    return steps


def moment(at: datetime) -> str:
    """A moment in the words of the page."""
    return formats.date_format(timezone.localtime(at), "DATETIME_FORMAT")
