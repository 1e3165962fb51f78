"""What is said about a finding: every sentence says what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from smartnagari.kernel.errors import Invalid

from .rules.identity import (
    Finding,
    NumberReading,
    read_birth_date,
    read_kk,
    read_name,
    read_nik,
)


def _short(have: int, missing: int) -> str:
    return ngettext(
        "Only %(have)d digit so far. Add %(missing)d more.",
        "Only %(have)d digits so far. Add %(missing)d more.",
        have,
    ) % {"have": have, "missing": missing}


def _long(have: int, extra: int) -> str:
    return ngettext(
        "There are %(have)d digits, %(extra)d too many. The card shows 16.",
        "There are %(have)d digits, %(extra)d too many. The card shows 16.",
        extra,
    ) % {"have": have, "extra": extra}


def _no_such_day(last: int, month: int, year: int) -> str:
    return _("%(month)s %(year)s only goes to the %(last)s. Check the day.") % {
        "month": MONTHS[month],
        "year": year,
        "last": last,
    }


SENTENCES: dict[str, Callable[..., str]] = {
    "number-empty": lambda: _("Write the 16 digits as they stand on the card."),
    "number-short": _short,
    "number-long": _long,
    "number-not-digits": lambda character: (
        _("“%(character)s” is not a digit. Use digits only; spaces and dots may stay.")
        % {"character": character}
    ),
    "number-province": lambda digits: (
        _("No number begins with %(digits)s. Check the first two digits on the card.") % {"digits": digits}
    ),
    "number-synthetic": lambda: _(
        "Numbers that begin with 99 are for samples only. Use the number on the card."
    ),
    "number-serial": lambda: _("The last four digits cannot be 0000. Check them on the card."),
    "number-unknown-district": lambda digits: (
        _("We do not know the area code %(digits)s. Older numbers may have one; check the first six digits.")
        % {"digits": digits}
    ),
    "nik-day": lambda: _(
        "Digits 7 and 8 are the day of birth: 01 to 31, for women 41 to 71. Check them on the card."
    ),
    "nik-month": lambda: _("Digits 9 and 10 are the month of birth: 01 to 12. Check them on the card."),
    "nik-no-such-date": lambda: _(
        "Digits 7 to 12 give a birth date that does not exist. Check them on the card."
    ),
    "nik-other-birth-date": lambda: _(
        "The birth date differs from the one in the NIK. If the date was corrected, leave it so."
    ),
    "nik-other-sex": lambda: _("The NIK says another sex. If it was corrected, leave it so."),
    "kk-looks-like-nik": lambda: _(
        "This looks like a NIK. The family card number stands at the top of the family card."
    ),
    "kk-no-such-date": lambda: _(
        "Digits 7 to 12 give a date that does not exist. Check them on the family card."
    ),
    "name-empty": lambda: _("Write your name as it stands on your identity card."),
    "name-long": lambda have, most: (
        _("The name has %(have)s letters; at most %(most)s fit. Shorten the titles.")
        % {"have": have, "most": most}
    ),
    "name-digit": lambda character: (
        _("A name has no digits: take out “%(character)s”.") % {"character": character}
    ),
    "name-character": lambda character: (
        _("Take out the sign “%(character)s”. Letters, dots, commas, hyphens and apostrophes may stay.")
        % {"character": character if character.isprintable() else "?"}
    ),
    "name-no-letter": lambda: _("A name has at least one letter."),
    "date-empty": lambda: _("Write the birth date, for example 17-08-1990."),
    "date-unreadable": lambda: _("Write the date as day, month, year, for example 17-08-1990."),
    "date-month": lambda month: _("There is no month %(month)s. Use 1 to 12.") % {"month": month},
    "date-no-such-day": _no_such_day,
    "date-future": lambda: _("This date is still to come. Check the year."),
    "date-too-old": lambda year: _("The year %(year)s is too long ago. Check the year.") % {"year": year},
}


def say(finding: Finding) -> str:
    """The sentence for this finding, in the language of the moment."""
    return SENTENCES[finding.code](**finding.facts)


def _digits(field: str, reading: NumberReading) -> str:
    if reading.problem:
        raise Invalid(say(reading.problem), fields={field: say(reading.problem)}, code=reading.problem.code)
    return reading.digits


def checked_nik(text: str, *, on: date) -> str:
    """The 16 digits; raises ``Invalid`` saying how to mend what was typed."""
    return _digits("nik", read_nik(text, on=on, synthetic=settings.IDENTITY_SAMPLES_ALLOWED))


def checked_kk(text: str, *, on: date) -> str:
    """The 16 digits of a family card number; raises ``Invalid``."""
    return _digits("kk", read_kk(text, on=on, synthetic=settings.IDENTITY_SAMPLES_ALLOWED))


def checked_name(text: str) -> str:
    """The name with its spaces in order; raises ``Invalid``."""
    reading = read_name(text)
    if reading.problem:
        raise Invalid(say(reading.problem), fields={"name": say(reading.problem)}, code=reading.problem.code)
    return reading.name


def checked_birth_date(text: str, *, on: date) -> date:
    """The date; raises ``Invalid``."""
    reading = read_birth_date(text, on=on)
    if reading.day is None:
        finding = reading.problem or Finding("date-unreadable")
        raise Invalid(say(finding), fields={"birth_date": say(finding)}, code=finding.code)
    return reading.day
