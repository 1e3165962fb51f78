"""What was asked once already, with what came of it."""

from __future__ import annotations

from django.db import models

from .base import SpineRow


class IdempotencyKey(SpineRow):
    """The outcome of a request under the key that its sender chose; written in the request's transaction."""

    scope = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    outcome = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "scope", "key"], name="idempotencykey_once_per_scope"
            ),
        ]
        indexes = [models.Index(fields=["tenant_id", "created_at"], name="idempotencykey_by_age")]

    def __str__(self) -> str:
        return f"{self.scope}/{self.key}"
