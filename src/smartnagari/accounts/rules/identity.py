"""Identity numbers, names and birth dates: what can be read from them and what is wrong with them.

A NIK is 16 digits: six of the place of *first* issue (which may be abolished or far away), day of birth
(women: plus 40), month, year, serial (PP 37/2007 art. 37). There is no check digit and the number stays when
a birth date or sex is corrected (PP 40/2019 art. 30), so what contradicts the person is a warning only.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

LENGTH = 16
SYNTHETIC_PROVINCE = "99"
"""Stands for no province: sample people carry it, so that no real person's number is hit."""

PROVINCES = frozenset(
    f"{code}"
    for block in (range(11, 20), [21], range(31, 37), range(51, 55), range(61, 66), range(71, 77), [81, 82])
    for code in block
) | frozenset(f"{code}" for code in range(91, 98))
"""Province codes in use, and those of numbers that were issued when 54 was still a province."""

OLDEST_YEARS = 130
NAME_LENGTH = 150
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015]+")
_DIGITS = re.compile(r"[0-9]+")
_INSIDE_TEXT = re.compile(r"(?<![0-9])(?:[0-9][\s.\-]{0,2}){15}[0-9](?![0-9])")
_NAME_MARKS = frozenset(" .,'’‘`´-/()")
_DATE = re.compile(r"(?P<day>[0-9]{1,2})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})")
_ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True)
class Finding:
    """Something to mend (or to know): a stable code and what a sentence about it needs."""

    code: str
    facts: dict[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class NumberReading:
    """What a NIK or KK number says. ``digits`` are empty when it cannot be used."""

    digits: str
    problem: Finding | None = None
    warnings: tuple[Finding, ...] = ()
    sex: Sex | None = None
    dates: tuple[date, ...] = ()


@dataclass(frozen=True)
class NameReading:
    """A name with its spaces in order, or what to mend."""

    name: str
    problem: Finding | None = None


@dataclass(frozen=True)
class DateReading:
    """A date, or what to mend."""

    day: date | None
    problem: Finding | None = None


def normalised(text: str) -> str:
    """The number without the spaces, dots and dashes that people write into it."""
    return _SEPARATORS.sub("", text)


def masked(digits: str) -> str:
    """The number as lists show it: first four and last two digits (``1305**********01``)."""
    if len(digits) <= 6:
        return "*" * len(digits)
    return f"{digits[:4]}{'*' * (len(digits) - 6)}{digits[-2:]}"


def holds_identity_number(text: str) -> bool:
    """Whether a NIK or KK number stands in running text, however it is spaced."""
    return _INSIDE_TEXT.search(text) is not None


def without_identity_numbers(text: str) -> str:
    """The text with every identity number in it masked."""
    return _INSIDE_TEXT.sub(lambda found: masked(normalised(found[0])), text)


def _shape_problem(digits: str) -> Finding | None:
    if not digits:
        return Finding("number-empty")
    stranger = re.search("[^0-9]", digits)
    if stranger:
        return Finding("number-not-digits", {"character": stranger[0]})
    if len(digits) < LENGTH:
        return Finding("number-short", {"have": len(digits), "missing": LENGTH - len(digits)})
    if len(digits) > LENGTH:
        return Finding("number-long", {"have": len(digits), "extra": len(digits) - LENGTH})
    return None


def _place_problem(digits: str, *, synthetic: bool) -> Finding | None:
    if digits[:2] == SYNTHETIC_PROVINCE:
        return None if synthetic else Finding("number-synthetic")
    if not 11 <= int(digits[:2]) <= 97:
        return Finding("number-province", {"digits": digits[:2]})
    return None


def _place_warnings(digits: str, districts: Collection[str] | None) -> tuple[Finding, ...]:
    if digits[:2] == SYNTHETIC_PROVINCE:
        return ()
    if digits[:2] not in PROVINCES or (districts is not None and digits[:6] not in districts):
        return (Finding("number-unknown-district", {"digits": digits[:6]}),)
    return ()


def dates_of(day: int, month: int, two_digit_year: int, *, on: date) -> tuple[date, ...]:
    """The calendar days of both centuries that this can mean, none later than ``on``."""
    found = []
    for year in (1900 + two_digit_year, 2000 + two_digit_year):
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            candidate = date(year, month, day)
            if candidate <= on:
                found.append(candidate)
    return tuple(found)


def read_nik(
    text: str,
    *,
    on: date,
    synthetic: bool = False,
    districts: Collection[str] | None = None,
    born: date | None = None,
    sex: Sex | None = None,
) -> NumberReading:
    """What this NIK says; ``synthetic`` lets sample numbers (99....) pass.

    ``districts`` are all six-digit codes ever known; another one is a warning, never a refusal. ``born`` and
    ``sex`` as the person states them choose the century and are compared, again for a warning only.
    """
    digits = normalised(text)
    problem = _shape_problem(digits) or _place_problem(digits, synthetic=synthetic)
    if problem:
        return NumberReading("", problem)
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    said = Sex.FEMALE if day > 40 else Sex.MALE
    day -= 40 if said is Sex.FEMALE else 0
    dates = dates_of(day, month, year, on=on)
    problem = _birth_problem(day, month, dates) or _serial_problem(digits)
    if problem:
        return NumberReading("", problem)
    warnings = _place_warnings(digits, districts)
    if born is not None and born not in dates:
        warnings += (Finding("nik-other-birth-date", {}),)
    if sex is not None and sex is not said:
        warnings += (Finding("nik-other-sex", {}),)
    chosen = (born,) if born in dates and born is not None else dates
    return NumberReading(digits, None, warnings, said, chosen)


def _birth_problem(day: int, month: int, dates: tuple[date, ...]) -> Finding | None:
    if not 1 <= day <= 31:
        return Finding("nik-day")
    if not 1 <= month <= 12:
        return Finding("nik-month")
    return None if dates else Finding("nik-no-such-date")


def _serial_problem(digits: str) -> Finding | None:
    return Finding("number-serial") if digits[12:] == "0000" else None


def read_kk(
    text: str, *, on: date, synthetic: bool = False, districts: Collection[str] | None = None
) -> NumberReading:
    """What this family card number (nomor KK) says: place, the day it was recorded, serial."""
    digits = normalised(text)
    problem = _shape_problem(digits) or _place_problem(digits, synthetic=synthetic)
    if problem:
        return NumberReading("", problem)
    day = int(digits[6:8])
    if 41 <= day <= 71:
        return NumberReading("", Finding("kk-looks-like-nik"))
    dates = dates_of(day, int(digits[8:10]), int(digits[10:12]), on=on)
    problem = (None if dates else Finding("kk-no-such-date")) or _serial_problem(digits)
    if problem:
        return NumberReading("", problem)
    return NumberReading(digits, None, _place_warnings(digits, districts), None, dates)


def read_name(text: str) -> NameReading:
    """A person's name as they write it: one letter, one word, titles and apostrophes are all names."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        return NameReading("", Finding("name-empty"))
    if len(name) > NAME_LENGTH:
        return NameReading("", Finding("name-long", {"have": len(name), "most": NAME_LENGTH}))
    for character in name:
        if character.isdigit():
            return NameReading("", Finding("name-digit", {"character": character}))
        if character not in _NAME_MARKS and unicodedata.category(character)[0] not in "LM":
            return NameReading("", Finding("name-character", {"character": character}))
    if not any(character.isalpha() for character in name):
        return NameReading("", Finding("name-no-letter"))
    return NameReading(name)


def read_birth_date(text: str, *, on: date) -> DateReading:
    """A birth date written ``17-08-1945``, ``17/8/1945`` or ``1945-08-17``, not in the future."""
    match = _DATE.fullmatch(text.strip()) or _ISO_DATE.fullmatch(text.strip())
    if match is None:
        return DateReading(None, Finding("date-unreadable" if text.strip() else "date-empty"))
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if not 1 <= month <= 12:
        return DateReading(None, Finding("date-month", {"month": month}))
    if year < on.year - OLDEST_YEARS:
        return DateReading(None, Finding("date-too-old", {"year": year}))
    if year > on.year:
        return DateReading(None, Finding("date-future"))
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return DateReading(None, Finding("date-no-such-day", {"last": last, "month": month, "year": year}))
    born = date(year, month, day)
    return DateReading(None, Finding("date-future")) if born > on else DateReading(born)


def age_on(born: date, on: date) -> int:
    """Completed years; who is born on 29 February has a birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
