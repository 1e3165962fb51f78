"""What people and officers do with a profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from smartnagari.audit.public import record_read
from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, NotAllowed
from smartnagari.kernel.workflow import four_eyes
from smartnagari.regions.public import Area

from ..crypto import index_of, seal_into, unsealed
from ..models import Assurance, Guardianship, Profile, VerifiedHow
from ..queries.profile import own_profile, profile_for
from ..rules.identity import holds_identity_number
from ..types import ProfileEntry
from .reasons import purpose_of

PROVEN = ("name", "birth_date", "sex")
"""What an officer has compared with the card: changed by request only once the identity is proven."""

SIMPLE = ("name", "birth_date", "birth_place", "sex", "address", "contact_email", "contact_phone")
NUMBERS = {"nik": "nik_sealed", "kk": "kk_sealed"}


@transaction.atomic
def save_own_profile(*, actor: Actor, entry: ProfileEntry) -> Profile:
    """Write what a person states about themselves; the first time makes the profile.

    Raises ``Invalid`` when the NIK is another profile's, or when a proven part would change.
    """
    profile = ensure_own_profile(actor)
    if profile.verified:
        _refuse_proven(profile, entry)
    changed = write_entry(profile, entry)
    profile.erased_at = None
    save_with_nik(profile)
    trail.record(actor, "accounts.profile.save", str(profile.pk), {"fields": changed})
    return profile


def ensure_own_profile(actor: Actor) -> Profile:
    """The own profile, locked; who has none gets an empty one, once whatever happens."""
    if actor.user is None:
        raise NotAllowed(_("Sign in first."))
    profile = own_profile(actor, lock=True)
    if profile is None:
        Profile.objects.get_or_create(tenant_id=actor.tenant, user_id=actor.user)
        return ensure_own_profile(actor)
    return profile


def save_with_nik(profile: Profile) -> None:
    """Save; the loser of two who write the same NIK at once is told so like anybody else."""
    try:
        with transaction.atomic():
            profile.save()
    except IntegrityError:
        raise taken_nik() from None


def _refuse_proven(profile: Profile, entry: ProfileEntry) -> None:
    sentence = _("An officer has compared this with your card. Ask for a correction instead.")
    fields = {name: sentence for name in PROVEN if getattr(entry, name) != getattr(profile, name)}
    if entry.nik is not None and entry.nik != unsealed(profile, "nik_sealed"):
        fields["nik"] = sentence
    if fields:
        raise Invalid(sentence, fields=fields)


def write_entry(profile: Profile, entry: ProfileEntry) -> list[str]:
    """Put the entry into the row, unsaved; gives the names of what changed, never the values."""
    entry = replace(entry, area_id=_known_area(profile.tenant_id, entry.area_id))
    wanted = {name: getattr(entry, name) for name in (*SIMPLE, "area_id")} | {
        "languages": list(entry.languages)
    }
    changed = [name for name, value in wanted.items() if getattr(profile, name) != value]
    for name in changed:
        setattr(profile, name, wanted[name])
    for number, column in NUMBERS.items():
        digits = getattr(entry, number)
        if digits is not None and digits != unsealed(profile, column):
            if number == "nik":
                refuse_taken_nik(profile, digits)
            seal_into(profile, column, digits)
            changed.append(number)
    priority = ",".join(sorted(entry.priority))
    if priority != unsealed(profile, "priority_sealed"):
        seal_into(profile, "priority_sealed", priority)
        changed.append("priority")
    return changed


def _known_area(tenant: UUID, area_id: UUID | None) -> UUID | None:
    if area_id is None or Area.objects.filter(tenant_id=tenant, pk=area_id).exists():
        return area_id
    sentence = _("Choose your nagari from the list.")
    raise Invalid(sentence, fields={"area": sentence})


def refuse_taken_nik(profile: Profile, digits: str) -> None:
    """Raise ``Invalid`` when another profile of the regency bears this NIK."""
    index = index_of(tenant=profile.tenant_id, number="nik", digits=digits)
    same = Profile.objects.filter(tenant_id=profile.tenant_id, nik_index=index).exclude(pk=profile.pk)
    if digits and same.exists():
        raise taken_nik()


def taken_nik() -> Invalid:
    """What is said about a NIK that somebody else has claimed."""
    sentence = _(
        "This NIK belongs to another account here. If it is yours, bring your identity card to the nagari "
        "office or sign in to your other account."
    )
    return Invalid(sentence, fields={"nik": sentence}, taken=True)


@transaction.atomic
def verify_profile(*, actor: Actor, profile_id: UUID, level: str, how: str) -> Profile:
    """Record that an officer (or a trusted system) has proven who this person is.

    Nobody verifies themselves; a profile without name, NIK and birth date has nothing to compare.
    """
    profile = profile_for(actor, profile_id, lock=True)
    actor.require("accounts.identity.verify", profile)
    four_eyes(first=f"u:{profile.user_id}", second=actor.key)
    if level not in {Assurance.L2, Assurance.L3} or how not in VerifiedHow.values:
        raise Invalid(_("Say how the identity was proven."), fields={"how": _("Choose one of the ways.")})
    if not (profile.name and profile.nik_sealed and profile.birth_date):
        raise Invalid(_("Name, NIK and birth date have to be filled in before they can be compared."))
    profile.assurance, profile.verified_how = level, how
    profile.verified_at, profile.verified_by = timezone.now(), actor.key
    profile.save(update_fields=["assurance", "verified_how", "verified_at", "verified_by", "updated_at"])
    trail.record(actor, "accounts.profile.verify", str(profile.pk), {"level": level, "how": how})
    return profile


@transaction.atomic
def unmask_number(*, actor: Actor, profile_id: UUID, which: str, reason: str) -> str:
    """The whole NIK or KK, for a reason that is kept and that the person can read.

    The person's own number is shown without a trace in the access log.
    """
    profile = profile_for(actor, profile_id)
    if which not in NUMBERS:
        raise Invalid(_("Choose which number to show."), fields={"which": _("Choose NIK or KK.")})
    if profile.user_id is not None and profile.user_id == actor.user:
        return unsealed(profile, NUMBERS[which])
    actor.require("accounts.identity.unmask", profile)
    reason = purpose_of(reason)
    trail.record(actor, "accounts.profile.unmask", str(profile.pk), {"number": which}, purpose=reason)
    record_read(actor=actor, person=profile.person_key, what=f"accounts.profile.{which}", purpose=reason)
    return unsealed(profile, NUMBERS[which])


@transaction.atomic
def confirm_guardianship(
    *, actor: Actor, guardian_id: UUID, ward_id: UUID, relation: str, basis_document: str, valid_from: date
) -> Guardianship:
    """Record that one person acts for another, as an officer saw it on paper (family card, court order)."""
    guardian, ward = profile_for(actor, guardian_id), profile_for(actor, ward_id, lock=True)
    actor.require("accounts.identity.verify", ward)
    four_eyes(first=f"u:{guardian.user_id}", second=actor.key)
    if guardian.pk == ward.pk:
        raise Invalid(_("Nobody is their own guardian."), fields={"ward": _("Choose another person.")})
    if not basis_document.strip() or holds_identity_number(basis_document):
        sentence = _("Name the document that shows it, for example “family card”, without its number.")
        raise Invalid(sentence, fields={"basis_document": sentence})
    bond, _made = Guardianship.objects.get_or_create(
        tenant_id=actor.tenant,
        guardian=guardian,
        ward=ward,
        valid_to=None,
        defaults={
            "relation": relation,
            "basis_document": basis_document.strip(),
            "confirmed_by": actor.key,
            "valid_from": valid_from,
        },
    )
    trail.record(actor, "accounts.guardianship.confirm", str(bond.pk), {"relation": relation})
    return bond
