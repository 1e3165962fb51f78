"""Appointing holders of posts and ending their terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotFound

from ..models import Holder, Office, Position
from ..queries.holders import HEAD, MANAGE, holder_for, term_of
from ..queries.offices import office_for
from ..queries.opening import office_tag
from ..queries.sentences import sentence
from ..rules.delegation import Term, displaced, refusal
from ..rules.handover import person_key
from ..rules.roles import limits_on
from ..types import HoldersChanged, OfficeKind, PostKind
from .assignments import end_with_post
from .reasons import reason_of

ROLE_OF_POST = {
    (OfficeKind.VILLAGE, HEAD): "village_head",
    (OfficeKind.VILLAGE, "secretary"): "nagari_secretary",
    (OfficeKind.DISTRICT, HEAD): "district_head",
    (OfficeKind.AGENCY, HEAD): "agency_head",
    (OfficeKind.REGENCY, HEAD): "regent",
}
"""The role that goes with a post, and so ends with it."""


@dataclass(frozen=True)
class Appointment:
    """Who is appointed, how, for how long and by which letter."""

    person_name: str
    kind: PostKind
    starts: date
    ends: date | None = None
    basis_document: str = ""
    nip: str = ""
    mandate: str = ""
    document_types: tuple[str, ...] = ()
    user_id: UUID | None = None

    def term(self) -> Term:
        return Term(
            person=person_key(self.person_name, self.nip),
            kind=self.kind,
            starts=self.starts,
            ends=self.ends,
            mandate=self.mandate,
            document_types=frozenset(self.document_types),
        )


@transaction.atomic
def appoint_holder(
    *, actor: Actor, office: str, position: str, appointment: Appointment, replacing: bool = False
) -> Holder:
    """Enter who fills a post from a day on.

    With ``replacing`` everyone who fills it now ends on the eve; without, a filled post refuses. Raises
    ``Invalid`` with the sentence that says how to mend it (see ``rules.delegation``).
    """
    place = office_for(actor, office, permission=MANAGE, lock=True)
    post = Position.objects.select_for_update(of=("self",)).filter(office=place, key=position).first()
    if post is None:
        raise NotFound(_("This office has no such post."))
    rows = list(rows_of_post(post))
    new, terms = appointment.term(), [term_of(row) for row in rows]
    ended = displaced(new, terms) if replacing else []
    _refuse_when_wrong(new, terms, ended, preparatory=is_preparatory(place, position))

    end_rows(actor=actor, rows=rows, last_days={term.key: term.ends for term in ended})
    holder = Holder.objects.create(
        tenant_id=actor.tenant,
        position=post,
        person_name=appointment.person_name,
        nip=appointment.nip,
        user_id=appointment.user_id,
        kind=appointment.kind.value,
        valid_from=appointment.starts,
        valid_to=appointment.ends,
        basis_document=appointment.basis_document,
        mandate=appointment.mandate,
        document_types=sorted(appointment.document_types),
    )
    facts = {"position": position, "kind": appointment.kind.value, "from": appointment.starts.isoformat()}
    trail.record(actor, "accounts.holder.appoint", f"office:{place.slug}", facts)
    events.publish(HoldersChanged(slugs=[place.slug], since=facts["from"]), subject=place.slug)
    freshness.changed(office_tag(place.slug))
    return holder


def rows_of_post(post: Position) -> QuerySet[Holder]:
    """Every appointment to a post, locked, with what ending one needs."""
    rows = Holder.objects.select_for_update(of=("self",)).filter(position=post).order_by("valid_from", "pk")
    return rows.select_related("position__office__area", "position__office__agency")


def is_preparatory(office: Office, position: str) -> bool:
    """Whether this is the post of head of a preparatory nagari; ``area`` must be selected."""
    return position == HEAD and office.area is not None and office.area.preparatory


def _refuse_when_wrong(new: Term, terms: list[Term], ended: list[Term], *, preparatory: bool) -> None:
    keys = {term.key for term in ended}
    rest = [term for term in terms if term.key not in keys] + ended
    if any((t.kind, t.starts) == (new.kind, new.starts) for t in rest):
        raise Conflict(_("An appointment of this kind that starts on this day has been entered already."))
    code = refusal(new, rest, limits=limits_on(new.starts), preparatory=preparatory)
    if code:
        field = "ends" if code in {"ends-before-start", "needs-an-end", "plt-too-long"} else "kind"
        raise Invalid(sentence(code), fields={field: sentence(code)}, reason=code)


def end_rows(
    *, actor: Actor, rows: Iterable[Holder], last_days: Mapping[object, date | None]
) -> list[Holder]:
    """Give these rows their last days in one write, and end the roles that went with the posts.

    ``position.office`` with its area and agency must be selected.
    """
    changed = [row for row in rows if row.pk in last_days]
    for row in changed:
        row.valid_to = last_days[row.pk]
        row.updated_at = timezone.now()
    Holder.objects.bulk_update(changed, ["valid_to", "updated_at"])
    for row in changed:
        post = row.position
        role = ROLE_OF_POST.get((OfficeKind(post.office.kind), post.key))
        if role and row.user_id and row.valid_to:
            end_with_post(
                actor=actor, user_id=row.user_id, role=role, office=post.office, last_day=row.valid_to
            )
    return changed


@transaction.atomic
def end_holder(*, actor: Actor, holder_id: UUID, last_day: date, reason: str) -> Holder:
    """End a term on this last day; a Plh that is ended gives the signature back from the next day on."""
    holder = holder_for(actor, holder_id, lock=True)
    office, position = holder.position.office, holder.position.key
    reason = reason_of(reason, "reason")
    if last_day < holder.valid_from:
        raise Invalid(sentence("ends-before-start"), fields={"last_day": sentence("ends-before-start")})
    if holder.valid_to is not None and last_day > holder.valid_to:
        text = str(_("The term ends earlier already. To extend it, enter a new appointment."))
        raise Invalid(text, fields={"last_day": text})

    end_rows(actor=actor, rows=[holder], last_days={holder.pk: last_day})
    facts = {"position": position, "kind": holder.kind, "last_day": last_day.isoformat(), "reason": reason}
    trail.record(actor, "accounts.holder.end", f"office:{office.slug}", facts)
    since = (last_day + timedelta(days=1)).isoformat()
    events.publish(HoldersChanged(slugs=[office.slug], since=since), subject=office.slug)
    freshness.changed(office_tag(office.slug))
    return holder
