"""Every address declares who may come in; nothing is open by forgetting."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from smartnagari.config.doors import door_of


def addresses(patterns, prefix: str = "") -> Iterator[tuple[str, str, object]]:
    """Every address as a path with its view."""
    for pattern in patterns:
        path = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.name or "", pattern.callback


def test_every_address_declares_its_door():
    undeclared = [
        path for path, name, view in addresses(get_resolver().url_patterns) if door_of(view, name) is None
    ]

    assert undeclared == []


def test_every_address_below_kelola_declares_its_door():
    patterns = get_resolver(settings.KELOLA_URLCONF).url_patterns

    undeclared = [path for path, name, view in addresses(patterns) if door_of(view, name) is None]

    assert undeclared == []
