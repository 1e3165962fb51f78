"""Problem documents (RFC 9457) of refusals, for machine clients."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from smartnagari.kernel.errors import DomainError, Invalid, TooMany


def wants_problem(request: HttpRequest) -> bool:
    """Whether the address asked is one of the machines' own."""
    return request.path_info.startswith("/api/")


def problem(error: DomainError) -> JsonResponse:
    """The refusal as a document, with its stable code, the sentence for people and the facts."""
    body = {**error.facts, "type": f"/problems/{error.code}", "title": str(error), "status": error.status}
    if isinstance(error, Invalid) and error.fields:
        body["fields"] = error.fields
    response = JsonResponse(body, status=error.status, content_type="application/problem+json")
    if isinstance(error, TooMany) and "retry_after" in error.facts:
        response["Retry-After"] = str(error.facts["retry_after"])
    return response
