"""Founding a tenant: its own tree from the national reference, brought up to date by difference.

The same call founds a regency and, after an import or an edit of its file, carries the changes over. What
the reference renamed is renamed here unless the tenant had already gone its own way; what it abolished is
end-dated; nothing is deleted. Who succeeded whom is for people to record: the reference does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, NotFound

from .. import findables
from ..loading.nomenclature import shipped_words, timezone_of
from ..loading.tenant_file import TenantFile
from ..models import Area, Confidence, Region, RegionChange, Tenant, TenantHost
from ..queries.tenants import forget_hosts
from ..rules import codes, names
from ..scope import tenant_scope
from ..types import TenantFounded
from .areas import free_slug, keep_former_name, next_variants
from .tenant_file import apply_tenant_file

SHIPPED = "shipped with the platform"
KINDS = {"regency": Area.Kind.REGENCY, "district": Area.Kind.DISTRICT, "village": Area.Kind.VILLAGE}


@dataclass
class Founded:
    """What a founding changed, by code."""

    tenant: Tenant
    added: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    from_file: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.renamed or self.ended or self.linked or self.from_file)


@transaction.atomic
def found_tenant(*, code: str, host: str = "", file: TenantFile | None = None) -> Founded:
    """The tenant of this regency with its tree, founded now or brought up to date.

    Raises ``NotFound`` when neither the reference nor the file knows the regency.
    """
    regency = _regency(code, file)
    tenant = _tenant(regency, file)
    if host:
        _lead_host(host, tenant)
    with tenant_scope(tenant.pk):
        founded = Founded(tenant)
        _sync_tree(founded, regency)
        actor = Actor.system("found_tenant", tenant.pk)
        if file is not None:
            founded.from_file = apply_tenant_file(actor=actor, file=file)
        if founded:
            findables.renew_all()
            freshness.changed(freshness.TENANT)
            _announce(actor, founded)
    forget_hosts()
    return founded


def _regency(code: str, file: TenantFile | None) -> Region:
    """The regency in the reference, which a shipped file may fill for its own regency alone."""
    regencies = Region.objects.filter(level=Region.Level.REGENCY, status=Region.Status.IN_FORCE)
    if file is not None and file.code == code and file.places and not regencies.filter(pk=code).exists():
        _seed_reference(file)
    regency = regencies.select_related("parent").filter(pk=code).first()
    if regency is None:
        raise NotFound(
            _("There is no regency %(code)s in the reference; run: smartnagari import_regions")
            % {"code": code},
            region_code=code,
        )
    return regency


def _seed_reference(file: TenantFile) -> None:
    listed = [(file.code[:2], file.province), (file.code, file.name)]
    listed += [(place.code, place.name) for place in file.places.values()]
    Region.objects.bulk_create(
        [
            Region(
                code=code,
                name=name,
                level=codes.level_of(code),
                kind=codes.kind_of(code),
                parent_id=codes.parent_of(code),
                edition=SHIPPED,
            )
            for code, name in sorted(listed, key=lambda row: len(row[0]))
        ],
        ignore_conflicts=True,
    )


def _tenant(regency: Region, file: TenantFile | None) -> Tenant:
    facts = {
        "name": regency.name,
        "kind": regency.kind,
        "province_name": regency.parent.name if regency.parent else "",
        "timezone": timezone_of(regency.code[:2]),
    }
    if file is not None and file.seat:
        facts["seat"] = file.seat
    tenant, _made = Tenant.objects.update_or_create(code=regency.code, defaults=facts)
    return tenant


def _lead_host(host: str, tenant: Tenant) -> None:
    """Let a host lead to the tenant; one that leads elsewhere is not taken away."""
    known, made = TenantHost.objects.get_or_create(
        host=host.lower(), defaults={"tenant": tenant, "canonical": not tenant.hosts.exists()}
    )
    if not made and known.tenant_id != tenant.pk:
        raise Conflict(_("The host %(host)s already leads to another regency.") % {"host": host}, host=host)


def _sync_tree(founded: Founded, regency: Region) -> None:
    wanted = Region.objects.filter(code__startswith=f"{regency.code}.", level__in=["district", "village"])
    regions = [regency, *wanted.order_by("level", "code")]
    known = {area.code: area for area in Area.objects.filter(code__in=[r.code for r in regions])}
    _link(founded, [(known[r.code], r) for r in regions if r.code in known])
    fresh = [
        region for region in regions if region.code not in known and region.status == Region.Status.IN_FORCE
    ]
    for level in KINDS:
        _add(founded, [region for region in fresh if region.level == level])
    _carry_over_names(founded, [(known[r.code], r) for r in regions if r.code in known])
    _carry_over_ends(founded, [(known[r.code], r) for r in regions if r.code in known])


def _link(founded: Founded, pairs: Iterable[tuple[Area, Region]]) -> None:
    """Tie areas that got their national code here before the reference knew it."""
    for area, region in pairs:
        if area.region_id is None:
            area.region = region
            area.save(update_fields=["region", "updated_at"])
            founded.linked.append(area.code)


def _add(founded: Founded, regions: list[Region]) -> None:
    """New areas of one level, with slugs and motifs that nobody has."""
    if not regions:
        return
    tenant, kind = founded.tenant, KINDS[regions[0].level]
    parents = {area.code: area for area in Area.objects.filter(kind__in=["regency", "district"])}
    in_use = Area.objects.filter(kind=kind, valid_to__isnull=True).values_list("slug", flat=True)
    taken = set(in_use)
    variants = next_variants([r.code for r in regions]) if kind == Area.Kind.VILLAGE else {}
    areas = []
    for region in regions:
        name, parent = _local_name(tenant, region), parents.get(region.parent_id or "")
        areas.append(
            Area(
                tenant=tenant,
                code=region.code,
                kind=kind,
                form=region.kind,
                region=region,
                parent=parent if kind != Area.Kind.REGENCY else None,
                name=name,
                slug=_free(taken, name, parent),
                motif_variant=variants.get(region.code),
                latitude=region.latitude,
                longitude=region.longitude,
                source=region.edition,
                confidence=Confidence.CONFIRMED,
            )
        )
    Area.objects.bulk_create(areas, batch_size=500)
    founded.added += [area.code for area in areas]


def _free(taken: set[str], name: str, parent: Area | None) -> str:
    plain = slugify(name)[:100] or "area"
    choices = [plain, slugify(f"{plain} {parent.name}")[:115] if parent else plain]
    choices += [f"{plain}-{number}" for number in range(2, 100)]
    slug = next(choice for choice in choices if choice not in taken)
    taken.add(slug)
    return slug


def _local_name(tenant: Tenant, region: Region) -> str:
    if region.level != Region.Level.VILLAGE:
        return region.name
    return names.local_name(region.name, shipped_words(tenant.code, region.kind, "id")["village"])


def _carry_over_names(founded: Founded, pairs: Iterable[tuple[Area, Region]]) -> None:
    """Rename what the reference renamed, as long as the tenant still uses the reference's former name."""
    differing = [
        (area, region)
        for area, region in pairs
        if area.in_force and area.name != _local_name(founded.tenant, region)
    ]
    changes = RegionChange.objects.filter(
        region__in=[region.code for _area, region in differing], kind=RegionChange.Kind.RENAMED
    )
    former = set(changes.values_list("region_id", "before"))
    for area, region in differing:
        if (region.code, area.name) not in former:
            continue
        keep_former_name(area, timezone.localdate() - timedelta(days=1), region.edition)
        area.name = _local_name(founded.tenant, region)
        area.slug = free_slug(area.kind, area.name, area.parent)
        area.save(update_fields=["name", "slug", "updated_at"])
        founded.renamed.append(area.code)


def _carry_over_ends(founded: Founded, pairs: Iterable[tuple[Area, Region]]) -> None:
    for area, region in pairs:
        if area.in_force and region.status == Region.Status.ABOLISHED:
            area.status, area.valid_to = Area.Status.ABOLISHED, region.valid_to
            area.lattice_i = area.lattice_j = None
            area.save(update_fields=["status", "valid_to", "lattice_i", "lattice_j", "updated_at"])
            founded.ended.append(area.code)


def _announce(actor: Actor, founded: Founded) -> None:
    counts = {"added": len(founded.added), "renamed": len(founded.renamed), "ended": len(founded.ended)}
    code = founded.tenant.code
    trail.record(actor, "regions.tenant.found", code, {**counts, "from_file": founded.from_file})
    events.publish(TenantFounded(tenant=code, **counts), subject=code)
