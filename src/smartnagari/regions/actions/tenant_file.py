"""Applying a regency's own additions: only what differs is written, so it may be applied again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness
from smartnagari.kernel.actor import Actor

from ..loading.faults import SourceRefused
from ..loading.tenant_file import Alias, TenantFile
from ..models import Area, AreaAlias, AreaFact, Confidence, Tenant
from ..rules import names
from .areas import LegalBasis, prepare_village

SYSTEMATIC = "systematic spelling"


@transaction.atomic
def apply_tenant_file(*, actor: Actor, file: TenantFile) -> int:
    """Bring the tenant's areas to what its file says; gives how many rows changed.

    Raises ``SourceRefused`` when the file names areas that the tenant does not have.
    """
    _refuse_unknown(file, _areas_by_code())
    changed = _apply_preparatory(actor, file, _areas_by_code())
    areas = _areas_by_code()
    changed += _apply_places(file, areas) + _apply_aliases(file, areas) + _apply_facts(file, areas)
    changed += _apply_settings(actor, file)
    if changed:
        freshness.changed(freshness.TENANT)
    return changed


def _apply_settings(actor: Actor, file: TenantFile) -> int:
    """Settings that the tenant has not chosen for itself yet; what it chose stays."""
    tenant = Tenant.objects.select_for_update(of=("self",)).get(pk=actor.tenant)
    missing = {key: value for key, value in file.settings.items() if key not in tenant.settings}
    if missing:
        tenant.settings = {**tenant.settings, **missing}
        tenant.save(update_fields=["settings"])
    return len(missing)


def _areas_by_code() -> dict[str, Area]:
    return {area.code: area for area in Area.objects.filter(valid_to__isnull=True).order_by("code")}


def _refuse_unknown(file: TenantFile, areas: dict[str, Area]) -> None:
    named = {*file.zones, *file.bps, *(alias.code for alias in file.aliases)}
    named |= {fact.code for fact in file.facts} | {entry.mother for entry in file.preparatory}
    ended = set(Area.objects.filter(code__in=named - areas.keys()).values_list("code", flat=True))
    unknown = sorted(named - areas.keys() - ended)
    if unknown:
        told = _("There is no area with the code %(code)s.")
        raise SourceRefused([f"tenant.yaml: {told % {'code': code}}" for code in unknown])


def _apply_places(file: TenantFile, areas: dict[str, Area]) -> int:
    """Centroids, places on the cloth, statistics codes; zones, which a village has from its district."""
    changed = []
    for area in areas.values():
        wanted: dict[str, Any] = {}
        if place := file.places.get(area.code):
            fields = ("latitude", "longitude", "lattice_i", "lattice_j")
            wanted = {name: getattr(place, name) for name in fields if getattr(place, name) is not None}
        if zone := file.zones.get(area.code[:8]):
            wanted["zone"] = zone
        if bps := file.bps.get(area.code):
            wanted["bps_code"] = bps
        if any(getattr(area, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(area, name, value)
            changed.append(area)
    columns = ["latitude", "longitude", "lattice_i", "lattice_j", "zone", "bps_code"]
    Area.objects.bulk_update(changed, columns, batch_size=200)
    return len(changed)


def _apply_aliases(file: TenantFile, areas: dict[str, Area]) -> int:
    known = set(AreaAlias.objects.values_list("area_id", "spelling"))
    fresh = []
    for alias, source, confidence in _aliases(file, areas):
        area = areas.get(alias.code)
        if area is None or alias.spelling == area.name or (area.pk, alias.spelling) in known:
            continue
        known.add((area.pk, alias.spelling))
        fresh.append(
            AreaAlias(
                tenant_id=area.tenant_id,
                area=area,
                spelling=alias.spelling,
                kind=alias.kind,
                slug=slugify(alias.spelling)[:120],
                source=source,
                confidence=confidence,
            )
        )
    AreaAlias.objects.bulk_create(fresh)
    return len(fresh)


def _aliases(file: TenantFile, areas: dict[str, Area]) -> Iterator[tuple[Alias, str, str]]:
    """Those listed, then what the pairs of words make of every name."""
    for alias in file.aliases:
        yield alias, file.sources.get("codes", ""), Confidence.CONFIRMED
    for area in areas.values():
        for kind, spelling in names.spellings(area.name, file.spellings).items():
            yield Alias(area.code, spelling, kind), SYSTEMATIC, Confidence.LIKELY


def _apply_facts(file: TenantFile, areas: dict[str, Area]) -> int:
    changed = 0
    for fact in file.facts:
        area = areas.get(fact.code)
        if area is None:
            continue
        wanted = {"value": fact.value, "source": fact.source, "confidence": fact.confidence}
        known = AreaFact.objects.filter(area=area, key=fact.key, as_of=fact.as_of).first()
        if known and all(getattr(known, name) == value for name, value in wanted.items()):
            continue
        AreaFact.objects.update_or_create(
            tenant_id=area.tenant_id, area=area, key=fact.key, as_of=fact.as_of, defaults=wanted
        )
        changed += 1
    return changed


def _apply_preparatory(actor: Actor, file: TenantFile, areas: dict[str, Area]) -> int:
    """Preparatory villages that were never set up; those since upgraded or merged back stay as they are."""
    if file.preparatory_on is None:
        return 0
    known = set(Area.objects.filter(mother__isnull=False).values_list("mother__code", "name"))
    made = 0
    for entry in file.preparatory:
        if (entry.mother, entry.name) in known or entry.mother not in areas:
            continue
        basis = LegalBasis(
            on=file.preparatory_on,
            decree=file.preparatory_basis,
            source=file.preparatory_source,
            confidence=entry.confidence,
        )
        prepare_village(
            actor=actor,
            mother_code=entry.mother,
            name=entry.name,
            basis=basis,
            register_code=entry.register_code,
        )
        made += 1
    return made
