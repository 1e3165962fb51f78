"""The tenant's own tree in use: what it governs, under which names, and what became of what."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import ScopeKind

from ..rules.places import scopes_of_code
from .reference import Region
from .tenancy import TenantOwned


class Confidence(models.TextChoices):
    """How sure a fact is; shown beside it with its source."""

    CONFIRMED = "confirmed", _("Confirmed")
    LIKELY = "likely", _("Likely, not confirmed yet")
    UNVERIFIED = "unverified", _("Not verified")


class Sourced(models.Model):
    """Base of every row that states a fact about the world: from where we have it and how sure it is."""

    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.UNVERIFIED)

    class Meta:
        abstract = True


class Area(TenantOwned, Sourced):
    """A unit of the tenant's territory (kecamatan, nagari, korong), definitive, in preparation or abolished.

    ``code`` is the national code where there is one and an internal key otherwise: ``13.05.08.2001-P1`` for
    a preparatory nagari, ``13.05.01.2001.K03`` for a korong. ``valid_from`` is the first day, ``valid_to``
    the last; both may be unknown. Nothing is deleted: successions say what followed.
    """

    class Kind(models.TextChoices):
        REGENCY = "regency", _("Regency")
        DISTRICT = "district", _("District")
        VILLAGE = "village", _("Village")
        HAMLET = "hamlet", _("Hamlet")

    class Status(models.TextChoices):
        DEFINITIVE = "definitive", _("Definitive")
        PREPARATORY = "preparatory", _("In preparation")
        ABOLISHED = "abolished", _("Abolished")

    class Zone(models.TextChoices):
        NONE = "", "-"
        COAST = "coast", _("Coast")
        PLAIN = "plain", _("Plain")
        FOOTHILL = "foothill", _("Foothill")
        SEAT = "seat", _("Seat of government")

    code = models.CharField(max_length=24)
    kind = models.CharField(max_length=8, choices=Kind)
    form = models.CharField(max_length=9, choices=Region.Kind, blank=True, default="")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    mother = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="daughters"
    )
    register_code = models.CharField(max_length=30, blank=True)
    bps_code = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=120, db_index=False)
    status = models.CharField(max_length=11, choices=Status, default=Status.DEFINITIVE)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    zone = models.CharField(max_length=8, choices=Zone, blank=True, default=Zone.NONE)
    motif_variant = models.PositiveSmallIntegerField(null=True, blank=True)
    lattice_i = models.SmallIntegerField(null=True, blank=True)
    lattice_j = models.SmallIntegerField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code"], name="area_code_once_per_tenant"),
            models.UniqueConstraint(
                fields=["tenant", "kind", "slug"],
                condition=Q(valid_to__isnull=True),
                name="area_slug_once_per_tenant",
            ),
            models.UniqueConstraint(
                fields=["tenant", "lattice_i", "lattice_j"],
                condition=Q(valid_to__isnull=True, lattice_i__isnull=False),
                name="area_lattice_cell_once_per_tenant",
            ),
            models.CheckConstraint(
                condition=Q(status="abolished", valid_to__isnull=False)
                | (Q(status__in=["definitive", "preparatory"]) & Q(valid_to__isnull=True)),
                name="area_abolished_exactly_when_end_dated",
            ),
            models.CheckConstraint(
                condition=~Q(status="preparatory") | Q(kind="village", mother__isnull=False),
                name="area_preparatory_has_a_mother",
            ),
            models.CheckConstraint(
                condition=Q(kind="regency", parent__isnull=True)
                | (Q(kind__in=["district", "village", "hamlet"]) & Q(parent__isnull=False)),
                name="area_has_parent_unless_regency",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-11.5, 6.5), longitude__range=(94.5, 141.5)),
                name="area_lies_in_indonesia",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "kind", "parent", "code"], name="area_by_kind_and_parent"),
            models.Index(fields=["tenant", "updated_at", "id"], name="area_by_change"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def in_force(self) -> bool:
        return self.valid_to is None

    @property
    def preparatory(self) -> bool:
        return self.status == self.Status.PREPARATORY

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """The scopes it falls under, for ``Actor.require``: codes carry their parents as prefix."""
        yield ScopeKind.TENANT, str(self.tenant_id)
        yield from scopes_of_code(self.code)


class AreaAlias(TenantOwned, Sourced):
    """Another spelling of an area's name (Minang, Indonesian) or one that it used to bear."""

    class Kind(models.TextChoices):
        MINANG = "minang", _("Minang spelling")
        INDONESIAN = "indonesian", _("Indonesian spelling")
        OLD = "old", _("Former name")

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="aliases")
    spelling = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    slug = models.SlugField(max_length=120, db_index=False)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "area", "spelling"], name="areaalias_spelling_once_per_area"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "slug"], name="areaalias_by_slug")]

    def __str__(self) -> str:
        return self.spelling


class AreaFact(TenantOwned, Sourced):
    """A figure about an area (surface, residents) with its source and the day that it describes."""

    class Key(models.TextChoices):
        SURFACE = "surface_km2", _("Surface area")
        POPULATION = "population", _("Population")
        POPULATION_MALE = "population_male", _("Male population")
        POPULATION_FEMALE = "population_female", _("Female population")
        ALTITUDE = "altitude_m", _("Altitude")

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="facts")
    key = models.CharField(max_length=20, choices=Key)
    value = models.DecimalField(max_digits=15, decimal_places=3)
    as_of = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "area", "key", "as_of"], name="areafact_once_per_area_and_day"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "key", "as_of"], name="areafact_by_key")]

    def __str__(self) -> str:
        return f"{self.key} {self.value}"


class Succession(TenantOwned, Sourced):
    """What became of what, when and by which law. Old references resolve by following these rows."""

    class Kind(models.TextChoices):
        PREPARATION = "preparation", _("Put in preparation")
        UPGRADE = "upgrade", _("Became definitive")
        SPLIT = "split", _("Split")
        MERGER = "merger", _("Merged")
        RENAME = "rename", _("Renamed")

    kind = models.CharField(max_length=11, choices=Kind)
    predecessor = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="succeeded_from")
    on = models.DateField()
    legal_basis = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "kind", "predecessor", "successor", "on"],
                name="succession_once_per_pair_and_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="rename") | ~Q(predecessor=models.F("successor")),
                name="succession_joins_two_areas",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "predecessor"], name="succession_by_predecessor")]

    def __str__(self) -> str:
        return f"{self.predecessor_id} {self.kind} {self.successor_id}"
