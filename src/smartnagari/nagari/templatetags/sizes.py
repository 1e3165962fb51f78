"""The weight of a file in words."""

from decimal import ROUND_HALF_UP, Decimal

from django import template

from smartnagari.kernel.numbers import show_number

register = template.Library()
KILO, MEGA = 1000, 1000**2


@register.filter
def weight(size: int) -> str:
    """A number of bytes as people read it: 840 kB, 1,2 MB."""
    if size >= MEGA:
        return f"{show_number((Decimal(size) / MEGA).quantize(Decimal('0.1'), ROUND_HALF_UP))} MB"
    return f"{max(1, round(size / KILO))} kB"
