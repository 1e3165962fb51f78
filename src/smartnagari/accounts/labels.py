"""The words for columns and stored codes, as people read them on the page of all their data."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .models import Assurance, Channel, Guardianship, VerifiedHow
from .models.profile import SEXES
from .models.rights import RIGHT_KINDS
from .states import DataRequestState

LANGUAGES = [
    ("id", _("Indonesian")),
    ("min", _("Minang")),
    ("en", _("English")),
    ("sign", _("Sign language")),
]
PRIORITIES = [
    ("elderly", _("I am 60 or older")),
    ("disability", _("I have a disability")),
    ("pregnant", _("I am pregnant or come with a small child")),
]
LABELS = {
    "name": _("Name"),
    "nik": _("NIK"),
    "kk": _("Family card number (KK)"),
    "birth_date": _("Birth date"),
    "birth_place": _("Birth place"),
    "sex": _("Sex"),
    "area": _("Nagari"),
    "address": _("Address"),
    "contact_email": _("Other e-mail address"),
    "contact_phone": _("Other mobile number"),
    "languages": _("Languages you speak"),
    "priority": _("Served first"),
    "assurance": _("Identity"),
    "verified_how": _("How the identity was proven"),
    "verified_at": _("Proven on"),
    "account_email": _("E-mail address to sign in"),
    "account_phone": _("Mobile number to sign in"),
    "purpose": _("What for"),
    "version": _("Version of the text"),
    "text": _("Text"),
    "channel": _("Where"),
    "given_at": _("Agreed on"),
    "withdrawn_at": _("Withdrawn on"),
    "they_are_my": _("The other person is"),
    "relation": _("Relation"),
    "basis_document": _("Document"),
    "valid_from": _("From"),
    "valid_to": _("Until"),
    "number": _("Number"),
    "kind": _("About"),
    "state": _("State"),
    "received_at": _("Received"),
    "due_at": _("Due"),
    "finished_at": _("Closed"),
    "asked": _("In your own words"),
    "answer": _("Answer"),
    "at": _("When"),
    "who": _("Who"),
    "what": _("What"),
}
WORDS = {
    **dict(SEXES),
    **dict(LANGUAGES),
    **dict(PRIORITIES),
    **dict(RIGHT_KINDS),
    **dict(Assurance.choices),
    **dict(VerifiedHow.choices),
    **dict(Channel.choices),
    **dict(DataRequestState.choices),
    **dict(Guardianship.Relation.choices),
    "ward": _("Ward"),
}
