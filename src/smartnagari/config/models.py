"""What the platform itself keeps beside the tables of its apps."""

from __future__ import annotations

from django.db import models


class PageChange(models.Model):
    """A change of facts that ready pages show, written in the transaction that changes them.

    Each host's worker reads the latest of them and drops the pages of its own store, so a process that dies
    between its commit and its drop, and hosts that did not make the change, are covered. No tenant column
    of the usual kind: one read serves the stores of all tenants. Holds tags only, no personal data.
    """

    regency = models.UUIDField(null=True)
    """Whose facts; none for a change of all of them."""
    tags = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="pagechange_by_age")]

    def __str__(self) -> str:
        return f"{self.pk}: {', '.join(self.tags)}"
