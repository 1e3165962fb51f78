"""Words about places and days for the public pages, and the addresses that a phone opens."""

from typing import Any

from django import template
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from smartnagari.regions.public import Confidence
from smartnagari.ui.tags.woven import wajik_state

from ..rules.opening import Opening

register = template.Library()


@register.filter
def weekday(number: int) -> str:
    """The name of a weekday, 0 is Monday."""
    return str(WEEKDAYS[number])


def _digits(number: str) -> str:
    return "".join(each for each in number if each.isdigit())


@register.filter
def dialled(number: str) -> str:
    """A number as a phone dials it: digits, with a plus if it began with one."""
    return ("+" if number.strip().startswith("+") else "") + _digits(number)


@register.filter
def tel(number: str) -> str:
    """The address that dials this number."""
    return f"tel:{dialled(number)}"


@register.filter
def whatsapp(number: str) -> str:
    """The address that opens a conversation with this number."""
    digits = _digits(number)
    return "https://wa.me/" + (f"62{digits[1:]}" if digits.startswith("0") else digits)


@register.filter
def point(office: Any) -> str:
    """Latitude and longitude to copy, as maps of every maker read them."""
    return f"{office.latitude:.6f}, {office.longitude:.6f}"


@register.filter
def geo(office: Any) -> str:
    """The address that opens this point in whatever map the phone has."""
    return f"geo:{office.latitude:.6f},{office.longitude:.6f}"


@register.simple_tag
def office_mark(*, office: Any, opening: Opening | None, sure: str) -> SafeString:
    """Whether an office of a list is open now, and how sure its entry is where it is not confirmed."""
    parts: list[str] = []
    if opening is not None:
        parts.append(wajik_state(**_state(opening)))
    if office.confidence != Confidence.CONFIRMED:
        parts.append(sure)
    return SafeString(" ".join(parts))


@register.simple_tag
def state_mark(*, state: str, label: str, tone: str) -> SafeString:
    """A state as the mark of a row."""
    return wajik_state(state=state, label=label, tone=tone)


def _state(opening: Opening) -> dict[str, str]:
    time = opening.changes_at.strftime("%H.%M")
    if opening.is_open:
        return {"state": "done", "tone": "green", "label": _("Open until %(time)s") % {"time": time}}
    day = date_format(opening.changes_at, "l")
    label = _("Closed, opens %(day)s %(time)s") % {"day": day, "time": time}
    return {"state": "empty", "tone": "plain", "label": label}
