"""Erasing a person: every part of the platform empties what it may, and says what it keeps and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from smartnagari.audit.public import reads_of
from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict
from smartnagari.kernel.events import publish
from smartnagari.kernel.personal import Hold, Section, Subject, data_holders

from ..crypto import seal_into, unsealed
from ..labels import LABELS, WORDS
from ..models import Assurance, Channel, Consent, DataRequest, Guardianship, Profile, User
from ..queries.grants import is_officer
from ..queries.profile import masked_number, priorities
from ..queries.retention import is_held
from ..queries.rights import answer_of, details_of
from ..states import OPEN_REQUESTS
from ..types import ProfileErased
from .sessions import end_sessions

EMPTY_TEXTS = ("name", "birth_place", "sex", "address", "contact_email", "contact_phone")
SEALED = ("nik_sealed", "kk_sealed", "priority_sealed")


@transaction.atomic
def erase_person(*, actor: Actor, profile: Profile, close_account: bool) -> int:
    """Have every holder erase this person, and close the account when asked; gives the rows touched.

    Sealed values are gone with their row's column; the audit chain holds references only and stays whole.
    """
    subject = Subject(tenant=profile.tenant_id, profile=profile.pk, user=profile.user_id)
    if close_account and profile.user_id is not None:
        _refuse_officer(profile.user_id, profile.tenant_id)
    if is_held(profile.pk):
        raise Conflict(_("A hold forbids to erase this person now. Lift it first, or refuse and say why."))
    touched = sum(holder.erase(subject) for holder in data_holders)
    if close_account and profile.user_id is not None:
        _close_account(profile.user_id)
    trail.record(
        actor, "accounts.profile.erase", str(profile.pk), {"rows": touched, "account_closed": close_account}
    )
    publish(ProfileErased(profile=str(profile.pk)), subject=str(profile.pk))
    return touched


def _refuse_officer(user_id: UUID, tenant_id: UUID) -> None:
    if is_officer(user_id=user_id, tenant_id=tenant_id, today=timezone.localdate()):
        raise Conflict(_("This account still holds an assignment. End the assignment first."))


def _close_account(user_id: UUID) -> None:
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    end_sessions(user_id=user.pk)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.email = user.phone = None
    user.contact_phone = user.name = ""
    user.phone_verified = user.contact_phone_verified = user.is_active = False
    user.phone_proven_at, user.phone_released_at = None, timezone.now()
    user.set_unusable_password()
    user.save()


class AccountData:
    """What accounts keep about a person: profile, guardians, consents, requests, and who has looked."""

    key = "accounts"

    def sections(self, subject: Subject) -> Iterable[Section]:
        profile = Profile.objects.select_related("area", "user").get(pk=subject.profile)
        yield Section("profile", _("Profile"), (profile_row(profile, full=subject.full),), LABELS, WORDS)
        yield Section(
            "consents", _("Consents"), tuple(_rows(Consent, subject, CONSENT_COLUMNS)), LABELS, WORDS
        )
        yield Section("guardians", _("Guardians and wards"), tuple(_bonds(subject)), LABELS, WORDS)
        requests = DataRequest.objects.filter(subject_id=subject.profile).order_by("received_at", "id")
        yield Section(
            "data_requests", _("Data requests"), tuple(_request_row(r) for r in requests), LABELS, WORDS
        )
        reads = tuple(_reads(f"p:{subject.profile}"))
        yield Section("access_log", _("Who has seen my data"), reads, LABELS, WORDS)

    def holds(self, subject: Subject) -> Iterable[Hold]:
        if DataRequest.objects.filter(subject_id=subject.profile).exists():
            yield Hold(
                _("Your data requests and our answers"),
                _("They prove that your rights were kept (UU 27/2022 art. 31); your words are emptied."),
            )
        if Consent.objects.filter(profile_id=subject.profile).exists():
            yield Hold(
                _("That and when you agreed or withdrew"),
                _("We have to be able to prove a consent (UU 27/2022 art. 24)."),
            )
        if is_held(subject.profile):
            yield Hold(
                _("Everything, for now"), _("A court or an examination needs it (UU 27/2022 art. 15).")
            )
        yield Hold(
            _("The log of who did what"),
            _("It holds no personal values, only numbers of records, and may not be changed."),
        )

    def erase(self, subject: Subject) -> int:
        """Empty the profile, end consents and guardianships, forget what was written in requests."""
        profile = Profile.objects.select_for_update(of=("self",)).get(pk=subject.profile)
        _empty(profile)
        now = timezone.now()
        consents = Consent.objects.filter(profile=profile, withdrawn_at=None)
        ended = consents.update(withdrawn_at=now, withdrawn_channel=Channel.WEB)
        for side in ("guardian", "ward"):
            bonds = Guardianship.objects.filter(**{side: profile, "valid_to": None})
            ended += bonds.update(valid_to=timezone.localdate())
        ended += _forget_words(profile)
        return 1 + ended


def _reads(person: str) -> Iterable[dict[str, object]]:
    """Every read of this person's data, page by page."""
    before: int | None = None
    while page := reads_of(person, before=before, limit=500):
        yield from ({"at": r.at, "who": r.actor, "what": r.what, "purpose": r.purpose} for r in page)
        before = page[-1].id


def _forget_words(profile: Profile) -> int:
    closed = DataRequest.objects.filter(subject=profile).exclude(state__in=OPEN_REQUESTS)
    return closed.update(details_sealed=None)


def _empty(profile: Profile) -> None:
    for name in EMPTY_TEXTS:
        setattr(profile, name, "")
    for name in SEALED:
        seal_into(profile, name, "")
    profile.birth_date = profile.verified_at = profile.area = None
    profile.languages = []
    profile.assurance, profile.verified_how, profile.verified_by = Assurance.L1, "", ""
    profile.erased_at = timezone.now()
    profile.save()


CONSENT_COLUMNS = ("purpose", "version", "text", "channel", "given_at", "withdrawn_at")


def _rows(model: Any, subject: Subject, columns: tuple[str, ...]) -> Iterable[dict[str, object]]:
    return model.objects.filter(profile_id=subject.profile).order_by("created_at", "id").values(*columns)


def _bonds(subject: Subject) -> Iterable[dict[str, object]]:
    columns = ("relation", "basis_document", "valid_from", "valid_to")
    for side, me in (("guardian", "ward"), ("ward", "guardian")):
        bonds = Guardianship.objects.filter(**{f"{me}_id": subject.profile}).order_by("valid_from", "id")
        for row in bonds.values(*columns):
            yield {"they_are_my": side, **row}


def _request_row(request: DataRequest) -> dict[str, object]:
    return {
        "number": request.number,
        "kind": request.kind,
        "state": request.state,
        "received_at": request.received_at,
        "due_at": request.due_at,
        "finished_at": request.finished_at,
        "asked": details_of(request).get("text", ""),
        "answer": answer_of(request),
    }


def profile_row(profile: Profile, *, full: bool) -> dict[str, object]:
    """The profile as its person gets it; identity numbers whole only where ``full`` says so."""
    show = (
        (lambda which: unsealed(profile, f"{which}_sealed"))
        if full
        else (lambda w: masked_number(profile, w))
    )
    user = profile.user
    return {
        "name": profile.name,
        "nik": show("nik"),
        "kk": show("kk"),
        "birth_date": profile.birth_date,
        "birth_place": profile.birth_place,
        "sex": profile.sex,
        "area": profile.area.name if profile.area else "",
        "address": profile.address,
        "contact_email": profile.contact_email,
        "contact_phone": profile.contact_phone,
        "languages": " ".join(profile.languages),
        "priority": " ".join(priorities(profile)),
        "assurance": profile.assurance,
        "verified_how": profile.verified_how,
        "verified_at": profile.verified_at,
        "account_email": (user.email or "") if user else "",
        "account_phone": (user.phone or "") if user else "",
    }
