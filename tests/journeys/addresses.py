"""Every address of the platform as data: its full name, its door, the names of its arguments."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from smartnagari.config.doors import door_of
from smartnagari.kernel.doors import Door

Address = tuple[str, Door, tuple[str, ...]]
SLUGS = {
    "portal:village": "village",
    "portal:district": "district",
    "newsroom:news": "news",
    "potential:item": "potential",
    "potential:enterprise": "enterprise",
    "potential:group": "group",
    "services:service": "service",
}
NO_OBJECT = {
    "offices:export": {"form": "csv"},
    "portal:living-page": {"page": "meja"},
    "potential:board": {"board": "kelapa"},
    "sitemap-part": {"part": 0},
    "wilayah:new": {"kind": "ganti-nama"},
}
"""Addresses whose argument chooses a form of answer, not a thing."""


def walk(patterns, namespace: str = "") -> Iterator[Address]:
    """Every address below these patterns that has a name."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            door = door_of(pattern.callback, pattern.name)
            yield f"{namespace}{pattern.name}", door, tuple(pattern.pattern.converters)


ADDRESSES = sorted(set(walk(get_resolver().url_patterns)), key=lambda address: address[0])


def address_in(place, name: str, arguments: tuple[str, ...]) -> str:
    """The address of this name, for the thing of this kind that lies in ``place``."""
    if not arguments or name in NO_OBJECT:
        return reverse(name, kwargs=NO_OBJECT.get(name))
    slug = SLUGS.get(name, "village" if name.startswith("nagari:") else "office")
    filled = [place.keys[slug if argument == "slug" else argument] for argument in arguments]
    return reverse(name, kwargs={key: value for each in filled for key, value in each.items()})


def finish(response):
    """Read a file to its end, which closes it; closing the answer itself would close the database too."""
    if response.streaming:
        b"".join(response.streaming_content)
    return response
