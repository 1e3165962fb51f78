"""The one template library of the design language; ``templatetags/ui.py`` shows it to Django."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


def part(name: str, /, **context: object) -> SafeString:
    """A piece of markup from ``templates/ui/``."""
    return render_to_string(f"ui/{name}.html", context)
