"""What people ask about their data, and what the data protection officer does about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from smartnagari.audit.public import record_read
from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed
from smartnagari.kernel.events import publish
from smartnagari.kernel.ids import short_code
from smartnagari.kernel.workflow import Transition, Workflow, four_eyes

from ..crypto import seal_into
from ..models import DataRequest, Profile
from ..queries.profile import own_profile, subject_for
from ..queries.rights import desk_request_for, details_of, own_request_for
from ..rules.rights import SERVED_AT_ONCE, RightKind, due_at
from ..states import DATA_REQUESTS, OPEN_REQUESTS
from ..types import DataRequestMoved, DataRequestReceived
from .corrections import apply_correction, checked_correction
from .erasure import erase_person
from .profile import ensure_own_profile
from .reasons import purpose_of

CLOSING = {"finish", "refuse", "withdraw", "serve"}


@dataclass(frozen=True)
class Wish:
    """What comes with a request: free words, the corrected value, whether the account shall close too."""

    text: str = ""
    field: str = ""
    value: str = ""
    close_account: bool = False


def _not_their_own(request: DataRequest, actor: Actor, transition: Transition) -> None:
    four_eyes(first=f"u:{request.asked_by_id}", second=actor.key)
    four_eyes(first=f"u:{request.subject.user_id}", second=actor.key)


REQUESTS = Workflow(
    key="accounts.data_request",
    machine=DATA_REQUESTS,
    guards=dict.fromkeys(("take", "finish", "refuse"), (_not_their_own,)),
)


@transaction.atomic
def ask(
    *, actor: Actor, kind: RightKind, subject_id: UUID | None = None, wish: Wish | None = None
) -> DataRequest:
    """Put a request of a data subject; what the platform can do by itself is done at once.

    The same request sent twice (a double tap) gives the first one; another of a kind that is still open
    raises ``Conflict``.
    """
    wish = wish or Wish()
    subject = locked_subject(actor, subject_id)
    if kind is RightKind.CORRECT:
        checked_correction(wish.field, wish.value)
    elif kind in {RightKind.OBJECT, RightKind.RESTRICT} and len(wish.text.split()) < 2:
        sentence = _("Say in a few words what it is about, so that we can act on it.")
        raise Invalid(sentence, fields={"text": sentence})
    open_one = DataRequest.objects.filter(
        tenant_id=actor.tenant, subject=subject, kind=kind, state__in=OPEN_REQUESTS
    ).first()
    if open_one is not None:
        return _same_or_refused(open_one, wish)
    request = _new_request(actor, subject, kind, wish)
    if kind in SERVED_AT_ONCE:
        _move(request, "serve", actor=actor)
    return request


def locked_subject(actor: Actor, subject_id: UUID | None) -> Profile:
    """The person about whom the actor may decide, locked; an own empty profile is made for who has none."""
    if subject_id is None and own_profile(actor) is None:
        return ensure_own_profile(actor)
    subject = subject_for(actor, subject_id)
    return Profile.objects.select_for_update(of=("self",)).get(pk=subject.pk)


def _same_or_refused(request: DataRequest, wish: Wish) -> DataRequest:
    if details_of(request) == asdict(wish):
        return request
    sentence = _("You have asked for this already (%(number)s). Wait for the answer or withdraw it first.")
    raise Conflict(sentence % {"number": request.number}, number=request.number)


def _new_request(actor: Actor, subject: Profile, kind: RightKind, wish: Wish) -> DataRequest:
    if actor.user is None:
        raise NotAllowed(_("Sign in first."))
    now = timezone.now()
    request = DataRequest(
        tenant_id=actor.tenant,
        number=f"DP-{short_code(4)}-{short_code(4)}",
        subject=subject,
        asked_by_id=actor.user,
        kind=kind,
        received_at=now,
        due_at=due_at(now),
    )
    seal_into(request, "details_sealed", json.dumps(asdict(wish)))
    request.save()
    trail.record(
        actor, "accounts.data_request.ask", request.number, {"kind": kind, "subject": str(subject.pk)}
    )
    publish(
        DataRequestReceived(
            number=request.number, kind=kind, due_at=request.due_at.isoformat(), user=str(actor.user)
        ),
        subject=request.number,
    )
    return request


def _move(
    request: DataRequest, move: str, *, actor: Actor, note: str = "", changes: Mapping[str, Any] | None = None
) -> None:
    target = REQUESTS.machine.check(move, request.state).target
    closing = {"finished_at": timezone.now()} if move in CLOSING else {}
    REQUESTS.move(
        request,
        move,
        actor=actor,
        reference=request.number,
        note=note,
        changes={**closing, **(changes or {})},
        announce=DataRequestMoved(
            number=request.number,
            kind=request.kind,
            move=move,
            state=target,
            user=str(request.asked_by_id),
        ),
    )


@transaction.atomic
def withdraw_request(*, actor: Actor, number: str) -> DataRequest:
    """The person asks no longer."""
    request = own_request_for(actor, number, lock=True)
    _move(request, "withdraw", actor=actor)
    return request


@transaction.atomic
def take_request(*, actor: Actor, number: str) -> DataRequest:
    """An officer takes a request up; nobody handles their own."""
    request = desk_request_for(actor, number, lock=True)
    _move(request, "take", actor=actor, changes={"handled_by": actor.key})
    return request


@transaction.atomic
def answer_request(*, actor: Actor, number: str, move: str, answer: str) -> DataRequest:
    """Grant (``finish``) or refuse a request with an answer that the person reads.

    Granting does what was asked: the value is corrected, the data erased or their use paused. The audit row
    holds the answer's hash only, for the answer itself may hold anything.
    """
    request = desk_request_for(actor, number, lock=True)
    answer = answer.strip()
    seal_into(request, "answer_sealed", answer)
    note = f"sha256:{sha256(answer.encode()).hexdigest()}" if answer else ""
    _move(request, move, actor=actor, note=note, changes={"answer_sealed": request.answer_sealed})
    if move == "finish":
        _carry_out(request, actor)
    return request


@transaction.atomic
def unmask_wish(*, actor: Actor, number: str, reason: str) -> str:
    """The whole identity number that somebody asks to have put right, for a reason that is kept."""
    request = desk_request_for(actor, number)
    reason = purpose_of(reason)
    trail.record(actor, "accounts.data_request.unmask", request.number, {}, purpose=reason)
    record_read(
        actor=actor,
        person=request.subject.person_key,
        what="accounts.data_request",
        purpose=reason,
        subject=request.number,
    )
    return str(details_of(request).get("value", ""))


def _carry_out(request: DataRequest, actor: Actor) -> None:
    subject = Profile.objects.select_for_update(of=("self",)).get(pk=request.subject_id)
    wish = details_of(request)
    if request.kind == RightKind.CORRECT:
        apply_correction(actor=actor, profile=subject, field=wish["field"], value=wish["value"])
    elif request.kind == RightKind.ERASE:
        erase_person(actor=actor, profile=subject, close_account=wish["close_account"])
    elif request.kind == RightKind.RESTRICT:
        _flag(subject, "restricted_at", actor)
    elif request.kind == RightKind.OBJECT:
        _flag(subject, "objected_at", actor)


def _flag(profile: Profile, flag: str, actor: Actor, *, up: bool = True) -> None:
    setattr(profile, flag, timezone.now() if up else None)
    profile.save(update_fields=[flag, "updated_at"])
    trail.record(actor, f"accounts.profile.{flag.removesuffix('_at')}", str(profile.pk), {"on": up})


@transaction.atomic
def lift(*, actor: Actor, flag: str, subject_id: UUID | None = None) -> Profile:
    """The person ends the pause (``restricted_at``) or the objection (``objected_at``) again."""
    subject = locked_subject(actor, subject_id)
    if flag not in {"restricted_at", "objected_at"}:
        raise Invalid(_("Choose what to end."), fields={"flag": _("Choose what to end.")})
    _flag(subject, flag, actor, up=False)
    return subject
