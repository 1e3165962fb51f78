"""What the data protection officer does about an incident: register, describe, tell, close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotFound
from smartnagari.kernel.ids import short_code
from smartnagari.kernel.workflow import Transition, Workflow
from smartnagari.regions.public import area_of_code

from ..models import Incident, IncidentNotice, IncidentPerson, Profile
from ..queries.incidents import HANDLE_INCIDENTS, incident_for
from ..rules.identity import holds_identity_number
from ..rules.incidents import clocks, hours_on
from ..states import INCIDENTS, OPEN_INCIDENTS, IncidentState

WORDS = ("title", "which", "cause", "measures")
CLOSING = {IncidentState.CLOSED, IncidentState.DISMISSED}


@dataclass(frozen=True)
class Account:
    """What is known of an incident. No names and no numbers of people: the words go into notices."""

    title: str
    found_at: datetime
    found_by: str
    which: str
    happened_at: datetime | None = None
    cause: str = ""
    measures: str = ""
    specific: bool = False
    vital: bool = False


def _everybody_told(record: Incident, actor: Actor, transition: Transition) -> None:
    if record.notices.filter(told_at=None).exists():
        raise Conflict(_("Not everybody who must know has been told. Enter the notices first."))


INCIDENT = Workflow(key="accounts.incident", machine=INCIDENTS, guards={"close": (_everybody_told,)})


@transaction.atomic
def register_incident(*, actor: Actor, account: Account) -> Incident:
    """Write an incident down; the clocks run from when it became known, not from now."""
    actor.require(HANDLE_INCIDENTS)
    _check(account)
    incident = Incident.objects.create(
        tenant_id=actor.tenant,
        number=f"IN-{short_code(4)}-{short_code(4)}",
        registered_by=actor.key,
        **asdict(account),
    )
    _set_clocks(incident)
    facts = {"found_at": incident.found_at, "specific": incident.specific, "vital": incident.vital}
    trail.record(actor, "accounts.incident.register", incident.number, facts, case=incident.number)
    return incident


@transaction.atomic
def describe_incident(*, actor: Actor, number: str, account: Account) -> Incident:
    """Put in what is known by now. Clocks follow the moment it became known; what was told stays told."""
    incident = _open_one(actor, number)
    _check(account)
    changed = {name: value for name, value in asdict(account).items() if getattr(incident, name) != value}
    for name, value in changed.items():
        setattr(incident, name, value)
    incident.save(update_fields=[*changed, "updated_at"])
    if changed.keys() & {"found_at", "vital"}:
        _set_clocks(incident)
    facts = {"changed": sorted(changed), "found_at": incident.found_at}
    trail.record(actor, "accounts.incident.describe", number, facts, case=number)
    return incident


def _open_one(actor: Actor, number: str) -> Incident:
    incident = incident_for(actor, number, lock=True)
    if incident.state not in OPEN_INCIDENTS:
        raise Conflict(_("This incident is closed and stays as it is."))
    return incident


def _check(account: Account) -> None:
    faults: dict[str, str] = {}
    now = timezone.now()
    if account.found_at > now:
        faults["found_at"] = _("This moment is still to come.")
    if account.happened_at and account.happened_at > account.found_at:
        faults["happened_at"] = _("It cannot have been found before it happened.")
    for name in WORDS:
        if holds_identity_number(getattr(account, name)):
            faults[name] = _("Leave identity numbers out: this text goes into notices and reports.")
    if not account.title.strip() or not account.which.strip():
        faults["which"] = _("Say which data it is about.")
    if faults:
        raise Invalid(_("Something is not right yet."), fields=faults)


def _set_clocks(incident: Incident) -> None:
    hours = hours_on(timezone.localdate(incident.found_at))
    wanted = clocks(incident.found_at, hours, vital=incident.vital)
    standing = {notice.whom: notice for notice in incident.notices.order_by("whom")}
    for whom, due_at in wanted.items():
        notice = standing.get(whom.value)
        if notice is None:
            IncidentNotice.objects.create(
                tenant_id=incident.tenant_id, incident=incident, whom=whom.value, due_at=due_at
            )
        elif notice.told_at is None:
            IncidentNotice.objects.filter(pk=notice.pk).update(due_at=due_at)
    incident.notices.filter(told_at=None).exclude(whom__in=[whom.value for whom in wanted]).delete()


@transaction.atomic
def move_incident(*, actor: Actor, number: str, move: str, note: str) -> Incident:
    """Stopped, closed, or found to be none; each with a sentence that stays."""
    incident = incident_for(actor, number, lock=True)
    target = INCIDENTS.check(move, incident.state).target
    changes: dict[str, Any] = {"note": note.strip()[:500]}
    if target in CLOSING:
        changes["closed_at"] = timezone.now()
    INCIDENT.move(
        incident, move, actor=actor, reference=incident.number, note=note, changes=changes, case=number
    )
    return incident


@transaction.atomic
def record_notice(
    *, actor: Actor, number: str, whom: str, reference: str, told_at: datetime | None = None
) -> IncidentNotice:
    """Write down that somebody was told, by which letter; once."""
    incident = _open_one(actor, number)
    notice = incident.notices.select_for_update(of=("self",)).filter(whom=whom).first()
    if notice is None:
        raise NotFound(_("Nobody of this kind has to be told."))
    told_at = told_at or timezone.now()
    if notice.told_at is not None:
        raise Conflict(_("This notice has been entered already."))
    if not incident.found_at <= told_at <= timezone.now():
        sentence = _("The moment lies before the incident became known, or is still to come.")
        raise Invalid(sentence, fields={"told_at": sentence})
    if not reference.strip():
        raise Invalid(_("Name the letter."), fields={"reference": _("Name the letter.")})
    notice.told_at, notice.reference, notice.told_by = told_at, reference.strip()[:120], actor.key
    notice.save(update_fields=["told_at", "reference", "told_by", "updated_at"])
    facts = {"whom": whom, "told_at": told_at, "late": told_at > notice.due_at}
    trail.record(actor, "accounts.incident.tell", number, facts, case=number)
    return notice


@dataclass(frozen=True)
class Added:
    """How many people were put on the list, and the addresses that nobody uses."""

    people: int
    unknown: tuple[str, ...]


@transaction.atomic
def add_people(*, actor: Actor, number: str, emails: Iterable[str] = (), area: str = "") -> Added:
    """Put people on the list: those of these accounts, and everybody of a nagari or korong."""
    incident = _open_one(actor, number)
    wanted = {email.strip().lower() for email in emails if email.strip()}
    profiles = Profile.objects.filter(tenant_id=actor.tenant, erased_at=None).select_related("user")
    found = Q(user__email__in=wanted)
    if area:
        code = area_of_code(area.strip()).code
        found |= Q(area__code=code) | Q(area__code__startswith=f"{code}.")
    rows = [
        IncidentPerson(
            tenant_id=actor.tenant,
            incident=incident,
            profile=profile,
            reachable=bool(profile.user and profile.user.is_active),
        )
        for profile in profiles.filter(found).order_by("pk")
    ]
    before = incident.people.count()
    IncidentPerson.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    added = incident.people.count() - before
    unknown = wanted - {row.profile.user.email for row in rows if row.profile.user}
    facts = {"people": added, "area": area, "unknown": len(unknown)}
    trail.record(actor, "accounts.incident.add_people", number, facts, case=number)
    return Added(added, tuple(sorted(unknown)))


@transaction.atomic
def order_notices(*, actor: Actor, number: str) -> Incident:
    """Have everybody on the list written to; the worker sends in pieces, also to who is added later."""
    incident = _open_one(actor, number)
    if not incident.people.exists():
        raise Conflict(_("Nobody stands on the list yet. Enter whom it concerns first."))
    missing = [name for name in ("cause", "measures") if not getattr(incident, name).strip()]
    if missing:
        sentence = _("The notice must say how it happened and what was done (art. 46). Fill that in first.")
        raise Invalid(sentence, fields=dict.fromkeys(missing, sentence))
    if incident.ordered_at is None:
        incident.ordered_at = timezone.now()
        incident.save(update_fields=["ordered_at", "updated_at"])
        people = incident.people.count()
        trail.record(actor, "accounts.incident.order_notices", number, {"people": people}, case=number)
    return incident
