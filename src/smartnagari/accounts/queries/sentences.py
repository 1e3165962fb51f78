"""What is wrong and how to mend it, in a sentence: the words for the codes that rules give."""

from __future__ import annotations

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..types import Problem

SENTENCES = {
    "file-is-empty": gettext_lazy("The file is empty. Fill in the table and send it again."),
    "file-has-no-lines": gettext_lazy(
        "The file has headings but no lines. Add one line per office or person."
    ),
    "file-has-too-many-lines": gettext_lazy(
        "The file has more than %(most)s lines. Split it into several files."
    ),
    "file-is-too-large": gettext_lazy("The file is larger than %(most)s MB. Split it into several files."),
    "file-is-a-workbook": gettext_lazy(
        "This is an Excel workbook. In Excel choose Save As, then CSV, and send that file."
    ),
    "file-is-not-text": gettext_lazy("This file is no table. Save it as CSV (UTF-8) and send it again."),
    "file-is-not-a-table": gettext_lazy("The table cannot be read; a quotation mark is probably not closed."),
    "column-is-missing": gettext_lazy("The column “%(column)s” is missing. Add it to the first line."),
    "column-is-there-twice": gettext_lazy("The column “%(column)s” is there twice. Remove one of them."),
    "line-has-too-many-cells": gettext_lazy(
        "This line has more cells than the %(most)s headings. Put a text with a separator in quotation marks."
    ),
    "cell-is-empty": gettext_lazy("“%(column)s” is empty. Please fill it in."),
    "text-is-too-long": gettext_lazy("“%(column)s” is longer than %(most)s characters. Please shorten it."),
    "not-a-date": gettext_lazy("“%(value)s” is no date. Write it as 27/06/2026."),
    "year-is-short": gettext_lazy("Write the year of “%(value)s” with four digits, as in 27/06/2026."),
    "year-is-far-off": gettext_lazy("The year of “%(value)s” cannot be right. Please check it."),
    "no-such-month": gettext_lazy(
        "“%(value)s” has no such month. Write the day first, then the month: 27/06/2026."
    ),
    "no-such-day": gettext_lazy("The date %(value)s does not exist: %(month)s %(year)s has %(last)s days."),
    "kind-is-unknown": gettext_lazy("“%(value)s” is not known. Write definitif, Plt, Plh or Pj."),
    "number-was-rounded": gettext_lazy(
        "Excel has rounded “%(value)s”. Format the column as text and enter the number again."
    ),
    "nip-is-not-18-digits": gettext_lazy("A NIP has 18 digits; this one has %(length)s. Please check it."),
    "not-an-email": gettext_lazy("“%(value)s” is no e-mail address. Write it as name@example.com."),
    "name-empty": gettext_lazy("“%(column)s” is empty. Please fill it in."),
    "name-long": gettext_lazy("The name is longer than %(most)s characters. Please shorten it."),
    "name-digit": gettext_lazy("The name contains “%(character)s”. Write the name in letters."),
    "name-character": gettext_lazy("The name contains “%(character)s”. Please leave it out."),
    "name-no-letter": gettext_lazy("The name has no letters. Please write the full name."),
    "office-is-unknown": gettext_lazy(
        "There is no office “%(value)s”. Use its code or its address name, as the list of offices shows them."
    ),
    "office-is-ambiguous": gettext_lazy(
        "“%(value)s” fits %(count)s offices. Use the code of the office instead."
    ),
    "office-is-there-twice": gettext_lazy(
        "This office stands in line %(other)s already. Keep one of the two lines."
    ),
    "plh-is-no-handover": gettext_lazy(
        "A Plh stands in for a holder who stays. Enter it on the page of the office, not in a hand-over."
    ),
    "later-holder-is-there": gettext_lazy(
        "Somebody has been entered for this office from the same day or later. Please check the date."
    ),
    "ends-before-start": gettext_lazy("The last day is before the first. Please check both dates."),
    "preparatory-needs-pj": gettext_lazy("A preparatory nagari is led by a Pj. Please enter Pj as the kind."),
    "needs-an-end": gettext_lazy("A Plt and a Plh have a last day. Please enter it."),
    "post-is-filled": gettext_lazy(
        "The post is filled on these days. "
        "End the present holder's term first, or let the new one replace it."
    ),
    "plh-there-already": gettext_lazy("A Plh is there on these days already. End that delegation first."),
    "plh-needs-a-holder": gettext_lazy(
        "Nobody holds the post on all of these days, so nobody is absent. For a vacant post enter a Plt."
    ),
    "plh-for-oneself": gettext_lazy("Nobody stands in for themselves. Please enter another person."),
    "plt-too-long": gettext_lazy(
        "A Plt serves three months at most. Please enter an earlier last day; it can be extended once."
    ),
    "plt-extended-already": gettext_lazy(
        "This Plt has been extended once already. Appoint another person, or ask for a definitive holder."
    ),
    "hours-are-no-week": gettext_lazy("Enter opening hours for at least one day, or leave all days empty."),
    "hours-need-two-times": gettext_lazy("Write opening and closing as 07:30 and 16:00."),
    "hours-are-no-list": gettext_lazy(
        "“%(value)s” is no opening hour. Write it as Senin-Kamis 07.30-14.00; Jumat 07.30-11.30."
    ),
    "office-kind-is-unknown": gettext_lazy("“%(value)s” is not known. Write sekolah, puskesmas or unit."),
    "not-an-npsn": gettext_lazy("“%(value)s” is no NPSN: it has 8 digits, the first may be a letter."),
    "not-a-centre-code": gettext_lazy(
        "“%(value)s” is no code of the Ministry of Health: letters and digits only, 5 to 12 of them."
    ),
    "not-a-telephone": gettext_lazy("“%(value)s” is no telephone number. Write it as 0751 123456."),
    "not-an-address-of-the-web": gettext_lazy(
        "“%(value)s” is no web address. Write it as https://example.com."
    ),
    "not-a-point": gettext_lazy(
        "“%(value)s” is no point in Indonesia. Write it as -0.565000 and 100.227900."
    ),
    "point-needs-both": gettext_lazy("A point needs latitude and longitude. Fill in both or neither."),
    "code-is-there-twice": gettext_lazy(
        "The same code stands in line %(other)s already. Keep one of the two lines."
    ),
    "place-is-unknown": gettext_lazy(
        "There is no district or nagari “%(value)s”. Write its code, as in 13.05.10.2002."
    ),
    "hours-close-before-opening": gettext_lazy("The office closes before it opens. Please check both times."),
    "role-is-unknown": gettext_lazy("There is no role “%(value)s”. Use a name from the list of roles."),
    "role-is-not-yours-to-give": gettext_lazy(
        "You may not give the role “%(value)s” there. Ask the regency administrator."
    ),
    "scope-is-unknown": gettext_lazy(
        "There is no “%(value)s”. Write the code or address name of the nagari, district, agency or office."
    ),
    "scope-is-ambiguous": gettext_lazy("“%(value)s” fits %(count)s places. Use the code instead."),
    "scope-does-not-fit": gettext_lazy(
        "The role %(role)s is not given for “%(value)s”. Choose another scope."
    ),
    "scope-is-missing": gettext_lazy("The role %(role)s needs a place. Fill in the column “%(column)s”."),
    "contact-is-missing": gettext_lazy(
        "Fill in an e-mail address or a mobile number, so that they can sign in."
    ),
    "contacts-are-of-two": gettext_lazy(
        "E-mail and mobile number belong to two different accounts. Keep the one that the person uses."
    ),
    "person-is-there-twice": gettext_lazy(
        "The same person, role and place stand in line %(other)s already. Keep one of the two lines."
    ),
    "not-oneself": gettext_lazy("You cannot change your own roles. Ask another administrator."),
    "phone-letters": gettext_lazy("“%(value)s” is no telephone number. Write it as 0812 3456 7890."),
    "phone-too_short": gettext_lazy(
        "The number “%(value)s” is too short: %(missing)s more digits are needed."
    ),
    "phone-too_long": gettext_lazy("The number “%(value)s” has %(missing)s digits too many."),
    "phone-landline": gettext_lazy("“%(value)s” is no mobile number. Enter one that starts with 08."),
    "phone-foreign": gettext_lazy(
        "“%(value)s” is a number of another country. Enter an Indonesian one (08...)."
    ),
}


def sentence(code: str, facts: dict[str, object] | None = None, *, column: str = "") -> str:
    """The sentence for this code, in the language of the page."""
    values = {"column": column, **(facts or {})}
    month = values.get("month")
    if isinstance(month, int):
        values["month"] = MONTHS[month]
    return str(SENTENCES[code]) % values


def described(problem: Problem, *, with_line: bool = True, language: str = "") -> str:
    """The problem with its line: ``Line 7: the date 31/02/2026 does not exist ...``."""
    if language:
        with override(language):
            return described(problem, with_line=with_line)
    text = sentence(problem.code, dict(problem.facts), column=problem.column)
    if not with_line or not problem.line:
        return text
    return _("Line %(line)s: %(text)s") % {"line": problem.line, "text": text}
