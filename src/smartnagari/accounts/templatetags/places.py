"""Words about places and days for the public pages, and the addresses that a phone opens."""

from typing import Any

from django import template
from django.utils.dates import WEEKDAYS

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
