"""The national reference: every province, regency, district, village and island under its ministry code.

Shared tables without a tenant: only ``import_regions`` writes them, nobody's personal data are in them, and
each run leaves a :class:`RegionImport` and one :class:`RegionChange` per row that it did not merely add.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Region(models.Model):
    """A region of the national code list (kode wilayah administrasi pemerintahan).

    The dotted ministry code is the key. A code is never given twice and a row never deleted: what is
    abolished keeps its row with ``valid_to``, the last day on which it was.
    """

    class Level(models.TextChoices):
        PROVINCE = "province", _("Province")
        REGENCY = "regency", _("Regency or city")
        DISTRICT = "district", _("District")
        VILLAGE = "village", _("Village")
        ISLAND = "island", _("Island")

    class Kind(models.TextChoices):
        NONE = "", "-"
        REGENCY = "regency", _("Regency")
        CITY = "city", _("City")
        KELURAHAN = "kelurahan", _("Urban village")
        DESA = "desa", _("Rural village")
        DESA_ADAT = "desa_adat", _("Customary village")

    class Status(models.TextChoices):
        IN_FORCE = "in_force", _("In force")
        ABOLISHED = "abolished", _("Abolished")

    code = models.CharField(max_length=13, primary_key=True)
    level = models.CharField(max_length=8, choices=Level)
    kind = models.CharField(max_length=9, choices=Kind, blank=True, default=Kind.NONE)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=100)
    status = models.CharField(max_length=9, choices=Status, default=Status.IN_FORCE)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    edition = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="in_force", valid_to__isnull=True)
                | Q(status="abolished", valid_to__isnull=False),
                name="region_abolished_exactly_when_end_dated",
            ),
            models.CheckConstraint(
                condition=Q(level="province", parent__isnull=True)
                | (~Q(level="province") & Q(parent__isnull=False)),
                name="region_has_parent_unless_province",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RegionImport(models.Model):
    """One run of ``import_regions``: what was read, how far it came, what it changed.

    ``done`` is the checkpoint: it moves in the same transaction as the batch that it counts.
    """

    edition = models.CharField(max_length=40)
    source = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["digest", "finished_at"], name="regionimport_by_digest")]

    def __str__(self) -> str:
        return f"{self.edition} ({self.done}/{self.total})"


class RegionChange(models.Model):
    """A row that an import renamed, end-dated or brought back: the history of the reference."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("Renamed")
        ENDED = "ended", _("Abolished")
        RESTORED = "restored", _("In force again")

    import_run = models.ForeignKey(RegionImport, on_delete=models.PROTECT, related_name="changes")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind)
    before = models.CharField(max_length=100, blank=True)
    after = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return f"{self.region_id} {self.kind}"
