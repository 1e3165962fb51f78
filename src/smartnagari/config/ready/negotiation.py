"""What a browser takes and what it has already: Accept-Encoding and If-None-Match (RFC 9110)."""

from __future__ import annotations

from functools import lru_cache

PREFERRED = ("br", "gzip")


@lru_cache(maxsize=512)
def form_for(accepts: str) -> str:
    """The best form of a page for this ``Accept-Encoding``: ``br``, ``gzip`` or as it is."""
    weights: dict[str, float] = {}
    for part in accepts.lower().split(","):
        name, _semicolon, parameter = part.partition(";")
        weights[name.strip()] = _weight(parameter)
    for form in PREFERRED:
        if weights.get(form, weights.get("*", 0.0)) > 0:
            return form
    return ""


def _weight(parameter: str) -> float:
    name, equals, value = parameter.strip().partition("=")
    if name.strip() != "q" or not equals:
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def has_it(if_none_match: str, etag: str) -> bool:
    """Whether the browser has the form with this strong tag; a weak mark before it is no matter."""
    if if_none_match == etag:
        return True
    seen = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return "*" in seen or etag in seen
