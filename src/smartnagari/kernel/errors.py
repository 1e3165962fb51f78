"""Refusals: what a person asked for and may not have, said so that they can act on it.

Edges turn them into a page or a problem document; nobody returns ``None`` for "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class DomainError(Exception):
    """A refusal that the person asking can understand and act on.

    ``code`` is stable and machine-readable, ``status`` the HTTP status an edge answers with,
    ``facts`` what a machine client may want to know. The message is text or a lazy translation of it.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409

    def __init__(self, message: object, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts

    def __str__(self) -> str:
        return str(self.message)


class NotFound(DomainError):
    """It does not exist, or not for the person asking: the two are told alike."""

    code, status = "not-found", 404


class NotAllowed(DomainError):
    """The person is known and may see the thing, but may not do this to it."""

    code, status = "not-allowed", 403


class AssuranceTooLow(NotAllowed):
    """The session has not proven enough about the person; ``facts`` names the level that is needed."""

    code = "assurance-too-low"


class Invalid(DomainError):
    """The input cannot be used. ``fields`` maps a field's name to the sentence that says how to mend it."""

    code, status = "invalid", 422

    def __init__(self, message: object, *, fields: Mapping[str, str] | None = None, **facts: object) -> None:
        super().__init__(message, **facts)
        self.fields = dict(fields or {})


class TransitionRefused(DomainError):
    """The record is not in a state from which this move leads."""

    code = "transition-refused"


class Conflict(DomainError):
    """Somebody else changed it first, or the same key was used for something else."""

    code = "conflict"


class TooMany(DomainError):
    """Asked too often; ``retry_after`` in ``facts`` is in seconds."""

    code, status = "too-many-requests", 429


class Unavailable(DomainError):
    """A part we depend on does not answer; nothing was lost and trying again later is right."""

    code, status = "unavailable", 503
