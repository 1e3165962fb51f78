"""Verification: an officer of an agency vouches for an entry, and says when and how it was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed
from smartnagari.regions.public import Confidence

from .. import tags
from ..models import PotentialItem, Verification
from ..queries.verification import item_to_verify
from ..types import PotentialVerified, Terms

KIND = "potential.item"


@dataclass(frozen=True)
class Seen:
    """What an officer has seen: on which day, how, of which version, and what there is to say of it."""

    on: date
    method: str
    version: int
    agency: str
    note: str = ""


@transaction.atomic
def verify_item(*, actor: Actor, subject_id: UUID, seen: Seen, terms: Terms) -> PotentialItem:
    """The entry, vouched for. Refused for another version than was seen, and for a day that lies ahead.

    Who writes for a nagari does not vouch for it.
    """
    item = item_to_verify(actor, subject_id, terms, lock=True)
    if seen.version != item.version:
        raise Conflict(_("The entry has changed since you opened it. Look at it once more."))
    if actor.user is not None and actor.can("publishing.edit", item.area):
        raise NotAllowed(_("You write for this nagari. Somebody of the agency has to vouch for it."))
    _check(item, seen, terms)
    Verification.objects.create(
        tenant_id=item.tenant_id,
        kind=KIND,
        subject=item.pk,
        version=item.version,
        on=seen.on,
        method=seen.method,
        note=seen.note,
        officer=actor.key,
        agency=seen.agency,
    )
    item.verified_on, item.verified_by, item.confidence = seen.on, seen.agency, Confidence.CONFIRMED
    item.changed_at = timezone.now()
    item.save(update_fields=["verified_on", "verified_by", "confidence", "changed_at", "updated_at"])
    facts = {"on": seen.on.isoformat(), "method": seen.method, "version": item.version}
    trail.record(actor, "potential.item.verify", str(item.pk), facts)
    _tell(item)
    return item


def _check(item: PotentialItem, seen: Seen, terms: Terms) -> None:
    if seen.method not in terms.options["methods"]:
        raise Invalid(_("Say how you have seen it."), fields={"method": str(_("Choose one."))})
    if seen.on > timezone.localdate():
        told = _("This day lies ahead. Write the day on which you looked.")
        raise Invalid(told, fields={"on": str(told)})
    if item.verified_on is not None and seen.on < item.verified_on:
        told = _("There is a newer verification already.")
        raise Invalid(told, fields={"on": str(told)})


def _tell(item: PotentialItem) -> None:
    area = item.area
    freshness.changed(tags.of(item.pk), tags.ITEMS, *([tags.area(area.pk)] if area else []))
    told = PotentialVerified(kind=KIND, subject=str(item.pk), area=area.code if area else "")
    events.publish(told, subject=str(item.pk))
