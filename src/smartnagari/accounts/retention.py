"""Which rows of accounts go when their time is over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.retention import RetentionRule, delete, retention_rules

from .models import Consent, DataRequest, Guardianship, Incident, LegalHold, PasswordHelp, PhoneClaim


def _requests(before: datetime) -> Any:
    return DataRequest.objects.filter(finished_at__lt=before)


def _consents(before: datetime) -> Any:
    return Consent.objects.filter(withdrawn_at__lt=before)


def _guardianships(before: datetime) -> Any:
    return Guardianship.objects.filter(valid_to__lt=timezone.localdate(before))


def _helps(before: datetime) -> Any:
    return PasswordHelp.objects.filter(expires_at__lt=before)


def _claims(before: datetime) -> Any:
    return PhoneClaim.objects.filter(settled_at__lt=before)


def _sessions(before: datetime) -> Any:
    return UserSession.objects.filter(last_seen_at__lt=before)


def _holds(before: datetime) -> Any:
    return LegalHold.objects.filter(lifted_at__lt=before)


def _incidents(before: datetime) -> Any:
    return Incident.objects.filter(closed_at__lt=before)


RULES = (
    RetentionRule(
        "accounts.data_requests",
        "accounts.rights",
        _("Data requests that were answered or withdrawn"),
        _requests,
        delete,
        persons=("subject",),
    ),
    RetentionRule(
        "accounts.consents",
        "accounts.rights",
        _("Consents that were taken back"),
        _consents,
        delete,
        persons=("profile",),
    ),
    RetentionRule(
        "accounts.guardianships",
        "accounts.guardianship",
        _("Guardianships that have ended"),
        _guardianships,
        delete,
        persons=("ward", "guardian"),
    ),
    RetentionRule(
        "accounts.password_helps",
        "accounts.signin",
        _("Codes that were given at the counter"),
        _helps,
        delete,
        users=("user",),
    ),
    RetentionRule(
        "accounts.phone_claims",
        "accounts.signin",
        _("Claims to telephone numbers that were settled"),
        _claims,
        delete,
        users=("holder",),
    ),
    RetentionRule(
        "accounts.sessions",
        "accounts.sessions",
        _("Devices and network addresses of sessions"),
        _sessions,
        delete,
        users=("user",),
    ),
    RetentionRule(
        "accounts.incidents",
        "accounts.incidents",
        _("Incidents, with the list of whom they concerned"),
        _incidents,
        delete,
        persons=("people__profile",),
    ),
    RetentionRule("accounts.holds", "accounts.holds", _("Holds that were lifted"), _holds, delete),
)


def register() -> None:
    """Called once in ``ready()``."""
    for rule in RULES:
        retention_rules.register(rule)
