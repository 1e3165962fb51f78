"""Writing to the people whom an incident concerns: a piece at a time, each person once."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import formats, timezone, translation

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Unavailable

from ..models import Incident, IncidentPerson
from ..queries.incidents import concerned, notices_ordered, to_tell
from ..rules.incidents import Whom
from ..states import OPEN_INCIDENTS
from ..texts.incidents import NOTICE
from .letters import recipient, write

PIECE = 200


def send_ordered(*, actor: Actor) -> int:
    """Write to all who wait for an ordered notice; how many were written to.

    When the day's budget of telephone messages is used up the rest waits for the next round.
    """
    total = 0
    for incident_id in list(notices_ordered().order_by("pk").values_list("pk", flat=True)):
        while sent := _piece(actor, incident_id):
            total += sent
    return total


@transaction.atomic
def _piece(actor: Actor, incident_id: UUID) -> int:
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident_id)
    if incident.state not in OPEN_INCIDENTS:
        return 0
    people = to_tell(incident).select_related("profile__user").order_by("pk")[:PIECE]
    sent = sum(_tell(incident, person) for person in people)
    _all_told(actor, incident)
    return sent


def _tell(incident: Incident, person: IncidentPerson) -> bool:
    """Write to one; who cannot be reached after all needs a letter."""
    user = person.profile.user
    to = recipient(user) if user is not None and user.is_active else None
    if to is None or not (to.email or to.phone):
        person.reachable = False
        person.save(update_fields=["reachable", "updated_at"])
        return False
    with translation.override(to.language):
        happened = timezone.localtime(incident.happened_at or incident.found_at)
        values = {
            "number": incident.number,
            "data": incident.which,
            "when": formats.date_format(happened, "DATETIME_FORMAT"),
            "how": incident.cause,
            "measures": incident.measures,
        }
    try:
        with transaction.atomic():
            write(NOTICE, to, silent=False, **values)
    except Unavailable:
        return False
    person.told_at = timezone.now()
    person.save(update_fields=["told_at", "updated_at"])
    return True


def _all_told(actor: Actor, incident: Incident) -> None:
    """When nobody waits and nobody needs a letter, the duty towards the people is done."""
    counts = concerned(incident)
    notice = incident.notices.filter(whom=Whom.PERSONS.value, told_at=None).first()
    if notice is None or counts.waiting or counts.by_letter or not counts.people:
        return
    notice.told_at, notice.reference, notice.told_by = timezone.now(), NOTICE, actor.key
    notice.save(update_fields=["told_at", "reference", "told_by", "updated_at"])
    facts = {"whom": Whom.PERSONS.value, "people": counts.told, "late": notice.told_at > notice.due_at}
    trail.record(actor, "accounts.incident.tell", incident.number, facts, case=incident.number)
