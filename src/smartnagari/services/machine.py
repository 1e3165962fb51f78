"""A service as search engines read it: schema.org GovernmentService."""

from __future__ import annotations

from typing import Any

from smartnagari.accounts.public import Request

from .models import Service

AUDIENCE = {"person": "Citizens", "business": "Businesses", "body": "Organisations"}


def service_data(request: Request, service: Service, page: dict[str, Any]) -> dict[str, Any]:
    """The JSON-LD of this service, from what its page shows."""
    facts = page["office_facts"]
    provider: dict[str, Any] = {"@type": "GovernmentOrganization", "name": page["provider"]}
    if facts is not None and not page["many"]:
        provider["name"] = facts.office.name
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": page["name"],
        "alternateName": service.also,
        "description": page["summary"],
        "url": request.build_absolute_uri(request.path),
        "serviceType": service.get_kind_display(),
        "provider": provider,
        "areaServed": {"@type": "AdministrativeArea", "name": str(request.tenant)},
        "audience": [{"@type": "Audience", "audienceType": AUDIENCE[each]} for each in service.audience],
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceUrl": service.handoff_url or request.build_absolute_uri(request.path),
            "processingTime": str(page["facts"][0].value),
        },
        "termsOfService": str(page["facts"][1].value),
    }
