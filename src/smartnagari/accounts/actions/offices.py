"""Keeping the entries of offices true: how to reach them, when they are open, how sure we are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid
from smartnagari.regions.public import Confidence

from .. import findables
from ..models import Office
from ..queries.offices import office_for
from ..queries.opening import OFFICES, office_tag
from ..queries.sentences import sentence
from ..rules.csvfiles import Unreadable
from ..rules.hours import read_week, write_week
from ..rules.phone import BadPhone, mobile
from ..types import OfficesChanged

EDIT = "accounts.offices.edit"
EDITABLE = frozenset(
    {
        "address",
        "phone",
        "whatsapp",
        "email",
        "website",
        "map_url",
        "hours",
        "services_note",
        "source",
        "confidence",
    }
)


@transaction.atomic
def edit_office(*, actor: Actor, slug: str, changes: Mapping[str, Any]) -> Office:
    """Change how an office can be reached and when it is open.

    Raises ``Invalid`` with a sentence for each field. Nothing is recorded when nothing changed.
    """
    office = office_for(actor, slug, permission=EDIT, lock=True)
    if unknown := set(changes) - EDITABLE:
        raise ValueError(f"Not for this action: {', '.join(sorted(unknown))}.")
    cleaned = _clean(changes)
    changed = sorted(name for name, value in cleaned.items() if getattr(office, name) != value)
    if not changed:
        return office

    for name in changed:
        setattr(office, name, cleaned[name])
    office.as_of = timezone.localdate()
    office.save(update_fields=[*changed, "as_of", "updated_at"])
    findables.renew([office.slug])
    trail.record(actor, "accounts.office.edit", f"office:{office.slug}", {"fields": changed})
    events.publish(OfficesChanged(slugs=[office.slug]), subject=office.slug)
    freshness.changed(office_tag(office.slug), OFFICES)
    return office


def _clean(changes: Mapping[str, Any]) -> dict[str, Any]:
    readers = {
        "whatsapp": _mobile,
        "phone": _telephone,
        "email": _email,
        "website": _address,
        "map_url": _address,
        "hours": _hours,
        "confidence": _confidence,
    }
    cleaned, faults = {}, {}
    for name, value in changes.items():
        try:
            cleaned[name] = readers[name](value) if name in readers else str(value).strip()
        except Invalid as refusal:
            faults[name] = str(refusal)
    if faults:
        raise Invalid(next(iter(faults.values())), fields=faults)
    return cleaned


def _mobile(value: str) -> str:
    if not value.strip():
        return ""
    try:
        return mobile(value)
    except BadPhone as fault:
        facts = {"value": value, "missing": fault.missing}
        raise Invalid(sentence(f"phone-{fault.fault.value}", facts)) from fault


def _telephone(value: str) -> str:
    """A landline or mobile number: digits, with what people put between them."""
    digits = "".join(c for c in value if c.isdigit() or c == "+")
    if value.strip() and not (6 <= len(digits) <= 16 and len(digits) >= len(value.strip()) // 2):
        raise Invalid(_("Write the number with its area code, as in 0751 123456."))
    return digits


def _email(value: str) -> str:
    return _validated(value, EmailValidator(), _("Write the address as name@example.com."))


def _address(value: str) -> str:
    return _validated(value, URLValidator(["http", "https"]), _("Write the address as https://example.com."))


def _validated(value: str, check: Any, complaint: Any) -> str:
    value = value.strip()
    if value:
        try:
            check(value)
        except ValidationError as fault:
            raise Invalid(complaint) from fault
    return value


def _hours(value: object) -> dict[str, list[str]] | None:
    if not value:
        return None
    try:
        return write_week(read_week(value))
    except Unreadable as fault:
        raise Invalid(sentence(fault.code)) from fault


def _confidence(value: str) -> str:
    if value not in Confidence.values:
        raise Invalid(_("Choose how sure the entry is."))
    return value
