"""Where effects are counted."""

from django.db import models


class Tally(models.Model):
    """How often the effect of an event took place; one a reference when all is well."""

    reference = models.CharField(max_length=40, primary_key=True)
    times = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.reference}: {self.times}"
