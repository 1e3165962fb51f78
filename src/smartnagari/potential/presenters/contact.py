"""Whom to ask: the number that may be shown, or the office of the nagari."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from ..models.parts import ContactKind
from ..rules.links import whatsapp_link


@dataclass(frozen=True)
class Contact:
    """A name, a way to write to it, and the page of the nagari where there is none."""

    name: str
    whatsapp: str
    shown: str
    nagari_url: str
    nagari: str


def contact_of(thing: Any, title: str, address: str) -> Contact:
    """The contact of an entry, group or enterprise. A private number without consent is never shown.

    The database refuses such a row; the page does not rely on it.
    """
    phone = thing.contact_phone
    if thing.contact_kind == ContactKind.PERSON and not thing.contact_consent_on:
        phone = ""
    text = gettext("Good day, I read about %(title)s on %(address)s. I would like to ask:") % {
        "title": title,
        "address": address,
    }
    area = thing.area
    return Contact(
        name=thing.contact_name if phone else "",
        whatsapp=whatsapp_link(phone, text) if phone else "",
        shown=shown_phone(phone),
        nagari_url=reverse("portal:village", args=[area.slug]) if area else "",
        nagari=area.name if area else "",
    )


def shown_phone(phone: str) -> str:
    """The number as people write it: ``0812-3456-7890``."""
    local = f"0{phone.removeprefix('+62')}" if phone else ""
    return "-".join(part for part in (local[:4], local[4:8], local[8:]) if part)
