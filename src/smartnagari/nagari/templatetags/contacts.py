"""Addresses that a phone opens."""

from django import template

register = template.Library()


def _digits(number: str) -> str:
    return "".join(each for each in number if each.isdigit())


@register.filter
def wa(number: str) -> str:
    """The address that opens a conversation with this number."""
    return f"https://wa.me/{_digits(number)}"


@register.filter
def dial(number: str) -> str:
    """The address that dials this number."""
    return f"tel:{'+' if number.startswith('+') else ''}{_digits(number)}"
