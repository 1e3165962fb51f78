"""Help for people who try the demonstration."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse

register = template.Library()


@register.simple_tag
def demo_letters_url() -> str:
    """Where the messages of the demonstration can be read; empty anywhere else."""
    if not settings.DEMO:
        return ""
    try:
        return reverse("demo_letters")
    except NoReverseMatch:
        return ""
