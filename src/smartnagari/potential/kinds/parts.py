"""What applying has in common: an address, a korong, a contact, what is findable, what pages change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import slugify

from smartnagari.kernel import findable, freshness
from smartnagari.regions.public import Area, areas_in_force, fold

from .. import tags
from ..models.parts import Published
from ..rules.numbers import typed_number

CONTACT = ("contact_kind", "contact_name", "contact_phone", "contact_consent", "contact_consent_on")


def take(row: Any, cleaned: Mapping[str, Any], *names: str) -> None:
    """Put answers into columns of the same name; a text that nobody wrote is empty, not unknown."""
    for name in names:
        value = cleaned.get(name)
        text = row._meta.get_field(name).get_internal_type() in {"CharField", "TextField"}
        setattr(row, name, "" if text and value is None else value)


def place(row: Published, cleaned: Mapping[str, Any], area: Area | None, title: str) -> None:
    """Its area, its korong, and an address that it keeps for ever."""
    row.area = area
    row.hamlet = _hamlet(cleaned.get("hamlet"), area)
    if not row.slug:
        row.slug = free_slug(type(row), title, area)


def _hamlet(code: str | None, area: Area | None) -> Area | None:
    if not code or area is None:
        return None
    return areas_in_force(kind=Area.Kind.HAMLET).filter(parent=area, code=code).first()


def free_slug(model: type[Published], title: str, area: Area | None) -> str:
    """An address of the title and the nagari; the second of the same name gets a number."""
    end = area.slug if area else "kabupaten"
    base = f"{slugify(title)[:90] or 'potensi'}-{end}"[:150]
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def folded(area: Area | None, *texts: str) -> str:
    """What words are looked for in: texts and the names of the place, spellings brought together."""
    places = [area.name, area.parent.name if area.parent else ""] if area else []
    return fold(" ".join([*texts, *places]))


def place_words(area: Area | None) -> str:
    """The place beside a title, in the official words: what is found is kept for both languages."""
    if area is None:
        return ""
    return f"{area.name}, Kecamatan {area.parent.name}" if area.parent else area.name


def forgotten(kind: str, row: Published, *more: str) -> None:
    """It is not found any more, and the pages that showed it change."""
    findable.forget(kind, str(row.pk))
    tell(row, *more)


def tell(row: Any, *more: str) -> None:
    """Drop the kept pages that show this row, its nagari, or what is named besides."""
    area = [tags.area(row.area_id)] if row.area_id else []
    freshness.changed(tags.of(row.pk), *area, *more)


def typed_contact(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) or "" for name in CONTACT}


def typed_numbers(row: Any, names: Iterable[str]) -> dict[str, str]:
    return {name: typed_number(getattr(row, name)) for name in names}
