"""Puts the store in front of Django, as the settings say."""

from __future__ import annotations

from django.conf import settings

from .keeper import store
from .middleware import rules
from .wrapper import Application, ReadyPages


def in_front_of(django: Application) -> Application:
    """The application that the server runs; Django alone where no page is kept or the site is closed."""
    found = store()
    if found is None or settings.MAINTENANCE:
        return django
    return ReadyPages(django, found, rules())
