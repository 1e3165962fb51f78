"""Help at the counter for colleagues who cannot sign in: a code in their hand, never a password in ours."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import tenancy, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, NotAllowed

from ..models import Assignment, PasswordHelp, User
from ..queries.assignments import person_for
from ..rules.phone import BadPhone, mobile
from ..rules.roles import helping
from ..states import AssignmentState
from . import letters
from .codes import hashed, matches, new_code
from .reasons import reason_of
from .sessions import end_sessions
from .tries import check_tries, count_failure, forgive, keys_for

HELP = "accounts.passwords.help"
VALID_FOR = timedelta(minutes=30)
MOST_TRIES = 5
KNOWN_FOR = timedelta(days=7)
"""How long a role has to stand before the one who gave it may help its holder: whoever could give a role to
a stranger and hand out a code for the stranger's account the same day could take any account over."""
RUNNING = (AssignmentState.PROPOSED, AssignmentState.ACTIVE)


class Document(StrEnum):
    """By what the helper knew the person who stood before them."""

    KTP = "ktp"
    STAFF_CARD = "staff_card"
    PASSPORT = "passport"


@transaction.atomic
def give_help_code(
    *, actor: Actor, user_id: UUID, document: Document, note: str, today: date, url: str = ""
) -> str:
    """A one-time code for a colleague who stands at the counter and has shown who they are.

    It works for 30 minutes, once; an earlier one stops working. Shown this once and kept as a hash. Not for
    oneself, nor for anybody with a role, here or in another regency, that the helper may not help. The person
    is told, with ``url`` as the page of their sessions. Raises ``NotFound`` outside the helper's area.
    """
    person = person_for(actor, user_id, today=today, permission=HELP)
    if actor.user == person.pk:
        raise NotAllowed(_("Nobody helps themselves here. Ask another administrator."))
    _require_helpable(actor, person, today)
    note = reason_of(note, "note")
    now = timezone.now()
    PasswordHelp.objects.filter(user=person, used_at=None, expires_at__gt=now).update(expires_at=now)
    code = new_code()
    PasswordHelp.objects.create(
        tenant_id=actor.tenant,
        user=person,
        given_by=actor.key,
        document=document.value,
        check_note=note,
        code_hash=hashed(code),
        expires_at=now + VALID_FOR,
    )
    letters.tell_of_change(person, "help_given", url=url)
    trail.record(actor, "accounts.password.help", f"u:{person.pk}", {"document": document.value})
    return code


def _require_helpable(actor: Actor, person: User, today: date) -> None:
    """Every role that the person has or will have must be one that the helper may help, right there."""
    rows = _running(person, today).filter(tenant_id=actor.tenant)
    mine = list(rows.select_related("area", "agency", "office__agency"))
    if _works_elsewhere(actor, person, today) or not all(actor.can(helping(a.role), a) for a in mine):
        raise NotAllowed(
            _("This person also has a role that you cannot help with. The regency administrator can.")
        )
    long_ago = timezone.now() - KNOWN_FOR
    if all(given.granted_by == actor.key and given.created_at > long_ago for given in mine):
        raise NotAllowed(
            _("You gave this person their role only days ago. Another administrator has to help them.")
        )


def _running(person: User, today: date) -> QuerySet[Assignment]:
    """The roles of a person that count, wait for a second person or begin later, in the regency in force."""
    unended = Q(valid_to=None) | Q(valid_to__gte=today)
    return Assignment.objects.filter(unended, user=person, state__in=RUNNING)


def _works_elsewhere(actor: Actor, person: User, today: date) -> bool:
    """Whether another regency has given this person a role: the account is one, whoever helps with it."""
    for tenant in tenancy.tenants():
        if tenant.id != actor.tenant:
            with tenancy.inside(tenant.id):
                if _running(person, today).exists():
                    return True
    return False


@transaction.atomic
def _take_code(*, tenant_id: UUID, login: str, code: str) -> PasswordHelp | None:
    """The help that this code belongs to, counting the try; ``None`` when it does not work."""
    running = PasswordHelp.objects.select_for_update(of=("self",)).filter(
        tenant_id=tenant_id, used_at=None, expires_at__gt=timezone.now(), tries__lt=MOST_TRIES
    )
    found = running.filter(_who(login), user__is_active=True).order_by("-created_at").first()
    if found is None:
        return None
    found.tries += 1
    found.save(update_fields=["tries", "updated_at"])
    return found if matches(code, found.code_hash) else None


def _who(login: str) -> Q:
    try:
        return Q(user__phone=mobile(login))
    except BadPhone:
        return Q(user__email=login.strip().lower())


def redeem_help_code(*, actor: Actor, login: str, code: str, password: str, url: str = "") -> User:
    """Set a new password with a code from the counter; every session of the person is closed.

    Wrong codes count whether or not anybody has this login, and slow down. Raises ``Invalid`` (the code does
    not work; the password is too weak) or ``TooMany``.
    """
    keys = keys_for(login=f"help|{login.strip().lower()}", ip=actor.ip)
    check_tries(keys=keys)
    taken = _take_code(tenant_id=actor.tenant, login=login, code=code)
    if taken is None:
        count_failure(keys=keys)
        text = str(_("This code does not work. Check login and code, or ask for a new one at the counter."))
        raise Invalid(text, fields={"code": text})
    try:
        validate_password(password, taken.user)
    except ValidationError as fault:
        text = " ".join(fault.messages)
        raise Invalid(text, fields={"password": text}) from fault
    forgive(keys=keys)
    return _set_password(actor=actor, help_id=taken.pk, password=password, url=url)


@transaction.atomic
def _set_password(*, actor: Actor, help_id: UUID, password: str, url: str) -> User:
    taken = PasswordHelp.objects.select_for_update(of=("self",)).get(pk=help_id)
    if taken.used_at is not None:
        raise Invalid(_("This code has been used already. Ask for a new one at the counter."))
    user = User.objects.select_for_update(of=("self",)).get(pk=taken.user_id)
    user.set_password(password)
    user.password_set_at = timezone.now()
    user.save(update_fields=["password", "password_set_at"])
    taken.used_at = timezone.now()
    taken.save(update_fields=["used_at", "updated_at"])
    end_sessions(user_id=user.pk)
    letters.tell_of_change(user, "help_used", url=url)
    trail.record(actor, "accounts.password.set_by_help", f"u:{user.pk}", {"help": str(taken.pk)})
    return user
