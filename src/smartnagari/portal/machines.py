"""What search engines read of places and offices (schema.org): what is filled in, with whole addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from smartnagari.accounts.public import Office, OfficeFacts
from smartnagari.regions.public import Area, Tenant

CONTEXT = "https://schema.org"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Whole = Callable[[str], str]
"""A path on this host made a whole address."""


def place_data(area: Area, facts: OfficeFacts | None, tenant: Tenant, whole: Whole) -> dict[str, Any]:
    """A nagari or district (AdministrativeArea), and the office that governs it where one is known."""
    found = [_area(area, tenant, whole)]
    if facts is not None:
        found.append(_office(facts, tenant, whole))
    return {"@context": CONTEXT, "@graph": found}


def office_data(facts: OfficeFacts, tenant: Tenant, whole: Whole) -> dict[str, Any]:
    """An office (GovernmentOffice)."""
    return {"@context": CONTEXT, **_office(facts, tenant, whole)}


def _area(area: Area, tenant: Tenant, whole: Whole) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "AdministrativeArea",
        "name": area.name,
        "url": whole(_path_of(area)),
        "identifier": area.code,
        "containedInPlace": _surroundings(area, tenant, whole),
    }
    if area.latitude is not None:
        found["geo"] = _point(area)
    return found


def _surroundings(area: Area, tenant: Tenant, whole: Whole) -> dict[str, Any]:
    regency = {"@type": "AdministrativeArea", "name": str(tenant), "identifier": tenant.code}
    if area.kind != Area.Kind.VILLAGE or area.parent is None:
        return regency
    district = {"@type": "AdministrativeArea", "name": area.parent.name, "url": whole(_path_of(area.parent))}
    return {**district, "containedInPlace": regency}


def _path_of(area: Area) -> str:
    page = "portal:village" if area.kind == Area.Kind.VILLAGE else "portal:district"
    return reverse(page, args=[area.slug])


def _office(facts: OfficeFacts, tenant: Tenant, whole: Whole) -> dict[str, Any]:
    office = facts.office
    served = office.area.name if office.area else str(tenant)
    found: dict[str, Any] = {
        "@type": "GovernmentOffice",
        "name": office.name,
        "url": whole(reverse("portal:office", args=[office.slug])),
        "areaServed": {"@type": "AdministrativeArea", "name": served},
        "parentOrganization": {"@type": "GovernmentOrganization", "name": f"Pemerintah {tenant}"},
        "openingHoursSpecification": [_hours(span) for span in facts.hours],
    }
    found |= _told(office)
    if office.address:
        country = {"addressRegion": tenant.province_name, "addressCountry": "ID"}
        found["address"] = {"@type": "PostalAddress", "streetAddress": office.address, **country}
    if office.latitude is not None:
        found["geo"] = _point(office)
    return found


def _told(office: Office) -> dict[str, str]:
    optional = {
        "telephone": office.phone,
        "email": office.email,
        "sameAs": office.website,
        "hasMap": office.map_url,
        "identifier": office.register_code or office.code,
    }
    return {key: value for key, value in optional.items() if value}


def _point(lying: Area | Office) -> dict[str, Any]:
    place = {"latitude": float(lying.latitude or 0), "longitude": float(lying.longitude or 0)}
    return {"@type": "GeoCoordinates", **place}


def _hours(span: Any) -> dict[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{day}" for day in WEEKDAYS[span.first : span.last + 1]],
        "opens": f"{span.opens:%H:%M}",
        "closes": f"{span.closes:%H:%M}",
    }
