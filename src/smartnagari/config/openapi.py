"""What the description of the API (OpenAPI 3.1) says beyond the schemas: parameters and refusals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PARAMETERS = {
    "after": "The `next` of the answer before; leave it out to begin.",
    "area": "Code of a region, such as `13.05.10.2002`.",
    "code": "Code of a region, such as `13.05.10.2002`.",
    "commodity": "Key of a commodity, such as `kelapa`.",
    "kind": "Only this kind, as the answers name it.",
    "limit": "How many rows at most; 200 is the most.",
    "parent": "Code of the region that they lie in.",
    "q": "What to look for, in Indonesian or Minang, misspelt or not.",
    "sector": "Key of a sector, such as `plantation`.",
    "slug": "The name in the address, as lists give it.",
    "updated_since": "Only what changed at this moment or later, with tombstones of what ended.",
}
"""What a parameter of this name means everywhere; one that says it itself keeps its own words."""
PROBLEM = {
    "title": "Problem",
    "description": "A refusal (RFC 9457): a stable `type`, a sentence for people, and what it is about.",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "description": "`/problems/` and a code that never changes."},
        "title": {"type": "string", "description": "The refusal in words, and how to mend it."},
        "status": {"type": "integer"},
        "fields": {"type": "object", "additionalProperties": True, "description": "What is wrong where."},
    },
    "additionalProperties": True,
}
REFUSALS = {
    "404": "There is no such thing, or none for whoever asks.",
    "422": "The request does not have the expected shape.",
}
UNCHANGED = "Nothing has changed since the answer with the tag of `If-None-Match`."


def completed(schema: dict[str, Any]) -> dict[str, Any]:
    """The description with words for every parameter and with every refusal that an address may give."""
    schema.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    for path, operation in _operations(schema):
        for parameter in operation.get("parameters", []):
            own = parameter.get("description") or parameter["schema"].get("description")
            parameter["description"] = own or PARAMETERS[parameter["name"]]
        answers = {str(status): answer for status, answer in operation["responses"].items()}
        answers["304"] = {"description": UNCHANGED}
        for status, words in REFUSALS.items():
            if status != "404" or "{" in path:
                answers[status] = {"description": words, "content": _problem()}
        operation["responses"] = answers
    return schema


def _problem() -> dict[str, Any]:
    return {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            yield path, operation
