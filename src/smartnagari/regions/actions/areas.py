"""What law does to territory: preparation, upgrade, split, merger, a new name.

Each act ends rows instead of changing their identity, writes who followed whom with its legal basis, and
leaves every old code and address leading somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid
from smartnagari.ui.motif import assign_variants

from .. import findables
from ..loading.faults import CODE_FAULTS, NAME_FAULTS
from ..models import Area, AreaAlias, Confidence, Region, Succession
from ..queries.areas import AREAS, area_of_code, area_tag
from ..rules import codes, names
from ..types import AreaPrepared, AreaRenamed, AreasMerged, AreaSplit, AreaUpgraded, HamletAdded

MANAGE = "regions.manage"


@dataclass(frozen=True)
class NewArea:
    """An area that an act brings forth."""

    code: str
    name: str


@dataclass(frozen=True)
class LegalBasis:
    """By which decree, from which day, how sure we are of it."""

    on: date
    decree: str
    source: str = ""
    confidence: str = Confidence.CONFIRMED

    @property
    def last_day_before(self) -> date:
        """The last day of what it ends."""
        return self.on - timedelta(days=1)


@transaction.atomic
def prepare_village(
    *, actor: Actor, mother_code: str, name: str, basis: LegalBasis, register_code: str = ""
) -> Area:
    """A preparatory village (nagari persiapan) below its mother, under an internal key (Permendagri 1/2017).

    It stays part of its mother for national systems; offices, officers and services may be its own.
    """
    mother = _village_in_force(mother_code)
    actor.require(MANAGE, mother)
    if mother.preparatory:
        raise Invalid(_("A village in preparation cannot be the mother of another."), code=mother_code)
    _check_day(basis)

    taken = Area.objects.filter(mother=mother).count()
    village = _create(
        NewArea(codes.preparatory_key(mother.code, taken + 1), name),
        like=mother,
        basis=basis,
        status=Area.Status.PREPARATORY,
        mother=mother,
        register_code=register_code,
    )
    _succeed(Succession.Kind.PREPARATION, mother, village, basis)

    findables.renew(village)
    touch(village)
    trail.record(actor, "regions.area.prepare", village.code, {"mother": mother.code, "by": basis.decree})
    events.publish(AreaPrepared(code=village.code, mother=mother.code), subject=village.code)
    return village


@transaction.atomic
def add_hamlet(*, actor: Actor, village_code: str, name: str, basis: LegalBasis) -> Area:
    """A hamlet (korong) of a village, under the next internal key; no nation-wide code exists for it."""
    village = _village_in_force(village_code)
    actor.require(MANAGE, village)
    _check_day(basis)

    cleaned = checked_name(name)
    hamlet = Area.objects.create(
        tenant_id=village.tenant_id,
        code=codes.hamlet_key(village.code, _hamlets_ever(village) + 1),
        name=cleaned,
        slug=free_slug(Area.Kind.HAMLET, cleaned, village),
        kind=Area.Kind.HAMLET,
        parent=village,
        zone=village.zone,
        valid_from=basis.on,
        source=basis.source or basis.decree,
        confidence=basis.confidence,
    )

    findables.renew(hamlet)
    touch(hamlet)
    trail.record(actor, "regions.area.add_hamlet", hamlet.code, {"by": basis.decree})
    events.publish(HamletAdded(code=hamlet.code, village=village.code), subject=hamlet.code)
    return hamlet


def _hamlets_ever(village: Area) -> int:
    return Area.objects.filter(parent=village, kind=Area.Kind.HAMLET).count()


@transaction.atomic
def upgrade_village(*, actor: Actor, code: str, national_code: str, basis: LegalBasis) -> Area:
    """The definitive village that a preparatory one becomes, under the code the ministry gave it.

    The preparatory row ends and leads to the new one; its hamlets move along, each by its own succession.
    """
    former = _village_in_force(code)
    actor.require(MANAGE, former)
    if not former.preparatory:
        raise Conflict(_("%(name)s is not in preparation.") % {"name": former.name}, area_code=code)
    _check_day(basis)
    _check_code(national_code, _parent_code(former))

    _end(former, basis)
    village = _create(NewArea(national_code, former.name), like=former, basis=basis)
    _succeed(Succession.Kind.UPGRADE, former, village, basis)
    _move_hamlets(former, village, basis, Succession.Kind.UPGRADE)

    findables.renew(former, village)
    touch(former, village)
    trail.record(actor, "regions.area.upgrade", village.code, {"former": former.code, "by": basis.decree})
    events.publish(AreaUpgraded(code=village.code, former_code=former.code), subject=village.code)
    return village


@transaction.atomic
def split_area(
    *, actor: Actor, code: str, parts: Sequence[NewArea], basis: LegalBasis, ends: bool
) -> list[Area]:
    """The areas carved out of one; with ``ends`` it ceases itself, otherwise it goes on smaller."""
    mother = _in_force(code)
    actor.require(MANAGE, mother)
    _check_day(basis)
    if len(parts) < (2 if ends else 1):
        raise Invalid(_("A split needs at least one new area, or two when the old one ends."))
    for part in parts:
        _check_code(part.code, _parent_code(mother))
    if ends:
        _require_no_children(mother)
        _require_no_daughters(mother)
        _end(mother, basis)

    made = [_create(part, like=mother, basis=basis) for part in parts]
    for area in made:
        _succeed(Succession.Kind.SPLIT, mother, area, basis)

    new_codes = [area.code for area in made]
    facts = {"parts": new_codes, "ends": ends, "by": basis.decree}
    findables.renew(mother, *made)
    touch(mother, *made)
    trail.record(actor, "regions.area.split", mother.code, facts)
    events.publish(AreaSplit(code=mother.code, parts=new_codes, ended=ends), subject=mother.code)
    return made


@transaction.atomic
def merge_areas(*, actor: Actor, sources: Sequence[str], into: str, basis: LegalBasis) -> Area:
    """The area into which others are merged; a preparatory village may so return to its mother."""
    areas = {code: _in_force(code) for code in sorted({*sources, into})}
    target = areas.pop(into)
    merged = list(areas.values())
    if not merged:
        raise Invalid(_("Name at least one other area to merge."))
    for area in [target, *merged]:
        actor.require(MANAGE, area)
        if area.kind != target.kind:
            raise Invalid(_("Only areas of the same kind can be merged."), area_code=area.code)
    for area in merged:
        _require_no_daughters(area, besides=merged)
    _check_day(basis)

    for area in merged:
        _move_children(area, target, basis)
        _end(area, basis)
        _succeed(Succession.Kind.MERGER, area, target, basis)

    ended = [area.code for area in merged]
    findables.renew(target, *merged)
    touch(target, *merged)
    trail.record(actor, "regions.area.merge", target.code, {"merged": ended, "by": basis.decree})
    events.publish(AreasMerged(codes=ended, into=target.code), subject=target.code)
    return target


@transaction.atomic
def rename_area(*, actor: Actor, code: str, name: str, basis: LegalBasis) -> Area:
    """The area under its new name; the former one stays as an alias, and its address leads on."""
    area = _in_force(code)
    actor.require(MANAGE, area)
    _check_day(basis)
    name = checked_name(name)
    if name == area.name:
        raise Conflict(_("That is its name already."), area_code=code)

    before = area.name
    keep_former_name(area, basis.last_day_before, basis.source or basis.decree)
    area.name, area.slug = name, free_slug(area.kind, name, area.parent)
    area.save(update_fields=["name", "slug", "updated_at"])
    _succeed(Succession.Kind.RENAME, area, area, basis, note=before)

    findables.renew(area)
    touch(area)
    trail.record(actor, "regions.area.rename", area.code, {"from": before, "to": name, "by": basis.decree})
    events.publish(AreaRenamed(code=area.code, before=before, after=name), subject=area.code)
    return area


def touch(*areas: Area) -> None:
    """Drop the ready pages that show these areas, and every list of areas."""
    freshness.changed(AREAS, *(area_tag(area) for area in areas))


def keep_former_name(area: Area, last_day: date, source: str) -> None:
    """Remember the name that the area bears now as a former one."""
    AreaAlias.objects.update_or_create(
        tenant_id=area.tenant_id,
        area=area,
        spelling=area.name,
        defaults={
            "kind": AreaAlias.Kind.OLD,
            "slug": area.slug,
            "valid_to": last_day,
            "source": source[:300],
            "confidence": Confidence.CONFIRMED,
        },
    )


def free_slug(kind: str, name: str, parent: Area | None) -> str:
    """An address for this name that no area of the kind in force has: the name, else with its parent's."""
    plain = slugify(name)[:110]
    choices = [plain, slugify(f"{plain} {parent.name}")[:115] if parent else plain]
    choices += [f"{plain}-{number}" for number in range(2, 50)]
    taken = set(
        Area.objects.filter(kind=kind, valid_to__isnull=True, slug__in=choices).values_list("slug", flat=True)
    )
    return next(choice for choice in choices if choice not in taken)


def _in_force(code: str) -> Area:
    area = area_of_code(code, lock=True)
    if not area.in_force:
        raise Conflict(_("%(name)s has already ended.") % {"name": area.name}, area_code=code)
    return area


def _village_in_force(code: str) -> Area:
    area = _in_force(code)
    if area.kind != Area.Kind.VILLAGE:
        raise Invalid(_("%(name)s is not a village.") % {"name": area.name}, area_code=code)
    return area


def _parent_code(area: Area) -> str:
    return area.parent.code if area.parent else ""


def _check_day(basis: LegalBasis) -> None:
    if basis.on > timezone.localdate():
        raise Invalid(
            _("Enter this on the day from which it holds, not before."),
            fields={"on": str(_("The day lies in the future."))},
        )
    if not basis.decree.strip():
        raise Invalid(
            _("Say which decree this rests on."), fields={"decree": str(_("The legal basis is missing."))}
        )


def checked_name(name: str) -> str:
    """The name in order; raises ``Invalid`` with what is wrong with it."""
    cleaned = names.clean_name(name)
    if fault := names.name_fault(cleaned):
        raise Invalid(NAME_FAULTS[fault], fields={"name": str(NAME_FAULTS[fault])})
    return cleaned


def _check_code(code: str, parent: str) -> None:
    """A new code must be well formed, below the same parent and never given before: codes are not reused."""
    try:
        level = codes.level_of(code)
    except codes.BadCode as error:
        raise Invalid(CODE_FAULTS[error.reason], area_code=code) from error
    if codes.parent_of(code) != parent or level == "island":
        raise Invalid(
            _("The code %(code)s does not lie below %(parent)s.") % {"code": code, "parent": parent},
            area_code=code,
        )
    if Area.objects.filter(code=code).exists():
        raise Conflict(_("The code %(code)s was given before.") % {"code": code}, area_code=code)


def _create(new: NewArea, *, like: Area, basis: LegalBasis, **fields: Any) -> Area:
    """A new area beside ``like``: same kind, parent, form and zone, and a motif that nobody wears yet."""
    name = checked_name(new.name)
    return Area.objects.create(
        tenant_id=like.tenant_id,
        code=new.code,
        name=name,
        slug=free_slug(like.kind, name, like.parent),
        kind=like.kind,
        form=codes.VILLAGE_FORMS[new.code[9]] if like.kind == Area.Kind.VILLAGE else like.form,
        parent=like.parent,
        zone=like.zone,
        region=Region.objects.filter(pk=new.code).first(),
        valid_from=basis.on,
        motif_variant=next_variants([new.code])[new.code] if like.kind == Area.Kind.VILLAGE else None,
        source=basis.source or basis.decree,
        confidence=basis.confidence,
        **fields,
    )


def next_variants(new_codes: Sequence[str]) -> dict[str, int]:
    """Motif variants for new villages; what others wear stays theirs."""
    kept = dict(
        Area.objects.filter(kind=Area.Kind.VILLAGE, motif_variant__isnull=False)
        .order_by("code")
        .values_list("code", "motif_variant")
    )
    return assign_variants(new_codes, kept)


def _end(area: Area, basis: LegalBasis) -> None:
    area.status, area.valid_to = Area.Status.ABOLISHED, basis.last_day_before
    area.lattice_i = area.lattice_j = None
    area.save(update_fields=["status", "valid_to", "lattice_i", "lattice_j", "updated_at"])


def _succeed(kind: str, before: Area, after: Area, basis: LegalBasis, note: str = "") -> None:
    Succession.objects.create(
        tenant_id=after.tenant_id,
        kind=kind,
        predecessor=before,
        successor=after,
        on=basis.on,
        legal_basis=basis.decree,
        note=note,
        source=basis.source or basis.decree,
        confidence=basis.confidence,
    )


def _require_no_children(area: Area) -> None:
    children = Area.objects.filter(parent=area, valid_to__isnull=True).count()
    if children:
        raise Conflict(
            _("%(name)s still has %(count)d areas below it; move or end them first.")
            % {"name": area.name, "count": children},
            area_code=area.code,
        )


def _require_no_daughters(area: Area, *, besides: Sequence[Area] = ()) -> None:
    """A nagari in preparation cannot be left without a mother that is in force."""
    daughters = Area.objects.filter(mother=area, valid_to__isnull=True)
    if daughters.exclude(pk__in=[daughter.pk for daughter in besides]).exists():
        raise Conflict(
            _("%(name)s is the mother of a nagari in preparation; decide about that one first.")
            % {"name": area.name},
            area_code=area.code,
        )


def _move_children(area: Area, target: Area, basis: LegalBasis) -> None:
    """Hamlets go along under new keys; a district's villages keep their codes and may not be moved so."""
    if area.kind == Area.Kind.VILLAGE:
        _move_hamlets(area, target, basis, Succession.Kind.MERGER)
    else:
        _require_no_children(area)


def _move_hamlets(before: Area, after: Area, basis: LegalBasis, kind: str) -> None:
    """Each hamlet ends below ``before`` and begins below ``after``, because keys carry their village."""
    number = _hamlets_ever(after)
    hamlets = Area.objects.filter(parent=before, kind=Area.Kind.HAMLET, valid_to__isnull=True)
    for hamlet in hamlets.select_related("parent").order_by("code"):
        number += 1
        _end(hamlet, basis)
        new = NewArea(codes.hamlet_key(after.code, number), hamlet.name)
        hamlet.parent = after
        moved = _create(new, like=hamlet, basis=basis)
        _succeed(kind, hamlet, moved, basis)
