"""Words that a tenant uses otherwise than the national nomenclature says."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .tenancy import TenantOwned


class TermOverride(TenantOwned):
    """The tenant's own word for an institution (key ``village_head``), per language and form of village.

    ``form`` is empty when the word holds for every form (desa, kelurahan, desa adat).
    """

    key = models.CharField(max_length=30)
    form = models.CharField(max_length=9, blank=True)
    language = models.CharField(max_length=2)
    word = models.CharField(max_length=80)
    legal_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "key", "form", "language"], name="termoverride_once_per_form_and_language"
            ),
            models.CheckConstraint(condition=~Q(word=""), name="termoverride_has_a_word"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.word}"
