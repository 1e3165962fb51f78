"""Drawing what editors wrote."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from ..cleaning import clean_html

register = template.Library()


@register.filter
def cleaned(text: str) -> SafeString:
    """Rich text with its small vocabulary, cleaned once more where it is drawn."""
    return mark_safe(clean_html(text))  # noqa: S308 - it has just been cleaned
