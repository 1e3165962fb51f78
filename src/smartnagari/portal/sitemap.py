"""The map of the site for search engines (sitemaps.org): every public page, in every language it stands in.

It is made from what is findable, which holds only what is live; pages that a person or the desk owns are not
in it. Where there are too many for one file, the address of the map lists its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from smartnagari.nagari.public import filled_pages
from smartnagari.search.public import Address, addresses, count_addresses
from smartnagari.ui.navigation import in_language

PART = 5_000
"""Addresses a file: with two languages and their links some 6 MB, well below the 10 MB that are allowed."""
FIXED = (
    "portal:home",
    "portal:offices",
    "portal:emergency",
    "portal:districts",
    "portal:villages",
    "portal:about-data",
    "services:catalogue",
    "potential:items",
    "potential:boards",
    "potential:enterprises",
    "potential:groups",
    "newsroom:news-list",
    "nagari:all-downloads",
)
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def origin_of(request: Any) -> str:
    """Scheme and host that addresses of this regency begin with: the host that it calls its own."""
    here = request.get_host()
    own = list(request.tenant.hosts.filter(canonical=True).order_by("host").values_list("host", flat=True))
    if not own or here in own or here.partition(":")[0] in own:
        return f"{request.scheme}://{here}"
    return f"{request.scheme}://{own[0]}"


def map_of_site(origin: str) -> str:
    """The whole map, or the list of its parts where there are more addresses than one file takes."""
    found = count_addresses()
    if found <= PART:
        return _file(origin, [*_standing_pages(), *addresses(0, PART)])
    places = [reverse("sitemap-part", args=[part]) for part in range(2 + (found - 1) // PART)]
    items = (f"<sitemap><loc>{escape(origin + place)}</loc></sitemap>" for place in places)
    return f'{HEAD}<sitemapindex xmlns="{SCHEMA}">\n' + "\n".join(items) + "\n</sitemapindex>\n"


def part_of_map(origin: str, part: int) -> str | None:
    """One part: the first holds the pages that always stand, the others what is findable."""
    if part == 0:
        return _file(origin, _standing_pages())
    found = addresses((part - 1) * PART, part * PART)
    return _file(origin, found) if found else None


def _standing_pages() -> list[Address]:
    with translation.override("id"):
        paths = [reverse(name) for name in FIXED]
    standing = [Address(path, translated=True) for path in paths]
    return standing + [Address(path, translated) for path, translated in filled_pages()]


def _file(origin: str, found: Iterable[Address]) -> str:
    seen: dict[str, Address] = {}
    for address in found:
        seen.setdefault(address.path.partition("#")[0], address)
    urls = "\n".join(url for path, address in seen.items() for url in _urls(origin, path, address))
    return f'{HEAD}<urlset xmlns="{SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}\n</urlset>\n'


def _urls(origin: str, path: str, address: Address) -> Iterator[str]:
    """One entry for each language, each naming all of them."""
    default = settings.LANGUAGE_CODE
    languages = [code for code, _name in settings.LANGUAGES] if address.translated else [default]
    places = {code: origin + in_language(in_language(path, default), code) for code in languages}
    moment = f"<lastmod>{address.changed.isoformat(timespec='seconds')}</lastmod>" if address.changed else ""
    links = ""
    if address.translated:
        named = {**places, "x-default": places[default]}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(place)}/>'
            for code, place in named.items()
        )
    for place in places.values():
        yield f"<url><loc>{escape(place)}</loc>{moment}{links}</url>"
