"""Preparation, upgrade, split, merger and renaming of areas: rows end, references keep resolving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from factories.regions import (
    DistrictFactory,
    HamletFactory,
    PreparatoryFactory,
    RegionFactory,
    VillageFactory,
)
from smartnagari.audit.models import AuditEntry
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from smartnagari.regions.actions.areas import (
    LegalBasis,
    NewArea,
    add_hamlet,
    merge_areas,
    prepare_village,
    rename_area,
    split_area,
    upgrade_village,
)
from smartnagari.regions.models import Area, Succession
from smartnagari.regions.queries.areas import area_for, area_of_code, national_code_of, successors_of
from smartnagari.spine.models import OutboxEvent

NEW_CODE = "13.05.08.2005"


@pytest.fixture
def district(tenant):
    return DistrictFactory(code="13.05.08", name="Sungai Limau")


@pytest.fixture
def mother(district):
    return VillageFactory(parent=district, code="13.05.08.2001", name="Kuranji Hilir", zone="coast")


@pytest.fixture
def preparatory(actor, mother, basis):
    return prepare_village(actor=actor, mother_code=mother.code, name="Kuranji Hilir Timur", basis=basis)


def test_preparatory_village_gets_an_internal_key_and_the_mothers_place(preparatory, mother, basis):
    assert (preparatory.code, preparatory.slug) == ("13.05.08.2001-P1", "kuranji-hilir-timur")
    assert (preparatory.parent, preparatory.mother, preparatory.zone) == (mother.parent, mother, "coast")
    assert (preparatory.status, preparatory.valid_from) == ("preparatory", basis.on)
    assert preparatory.motif_variant is not None
    assert national_code_of(preparatory) == mother.code


def test_second_preparatory_village_gets_the_next_key(actor, preparatory, basis):
    second = prepare_village(
        actor=actor, mother_code="13.05.08.2001", name="Kuranji Hilir Selatan", basis=basis
    )

    assert second.code == "13.05.08.2001-P2"


def test_preparation_is_recorded_and_announced(preparatory):
    entry = AuditEntry.objects.get(action="regions.area.prepare")
    event = OutboxEvent.objects.get(kind="regions.area_prepared")

    assert entry.subject == preparatory.code
    assert event.payload == {"code": preparatory.code, "mother": "13.05.08.2001"}


def test_upgrade_ends_the_preparatory_row_and_leads_to_the_definitive(actor, preparatory, basis):
    RegionFactory(code="13")
    RegionFactory(code="13.05", level="regency", parent_id="13")
    RegionFactory(code="13.05.08", level="district", parent_id="13.05")
    region = RegionFactory(code=NEW_CODE, level="village", kind="desa", parent_id="13.05.08")

    village = upgrade_village(actor=actor, code=preparatory.code, national_code=NEW_CODE, basis=basis)

    former = area_of_code("13.05.08.2001-P1")
    assert (former.status, former.valid_to) == ("abolished", basis.on - timedelta(days=1))
    assert (village.code, village.status, village.region) == (NEW_CODE, "definitive", region)
    assert village.slug == former.slug
    assert area_for("kuranji-hilir-timur") == village
    assert successors_of(former) == [village]
    assert national_code_of(village) == NEW_CODE
    assert national_code_of(former) == "13.05.08.2001"


def test_upgrade_takes_the_hamlets_along(actor, preparatory, basis):
    hamlet = HamletFactory(parent=preparatory, code=f"{preparatory.code}.K01", name="Korong Pasa")

    upgrade_village(actor=actor, code=preparatory.code, national_code=NEW_CODE, basis=basis)

    moved = area_of_code(f"{NEW_CODE}.K01")
    assert (moved.name, moved.slug) == ("Korong Pasa", hamlet.slug)
    assert successors_of(area_of_code(hamlet.code)) == [moved]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("13.05.09.2001", Invalid),
        ("13.05.08.40001", Invalid),
        ("1305082005", Invalid),
        ("13.05.08.2001", Conflict),
    ],
)
def test_upgrade_refuses_a_code_that_is_wrong_elsewhere_or_given_before(
    actor, preparatory, basis, code, error
):
    with pytest.raises(error):
        upgrade_village(actor=actor, code=preparatory.code, national_code=code, basis=basis)

    assert area_of_code(preparatory.code).in_force


def test_definitive_village_cannot_be_upgraded(actor, mother, basis):
    with pytest.raises(Conflict):
        upgrade_village(actor=actor, code=mother.code, national_code=NEW_CODE, basis=basis)


def test_preparatory_village_cannot_be_a_mother(actor, preparatory, basis):
    with pytest.raises(Invalid):
        prepare_village(actor=actor, mother_code=preparatory.code, name="Lagi", basis=basis)


def test_split_that_ends_the_old_area_leads_to_all_its_parts(actor, mother, basis):
    parts = [NewArea("13.05.08.2005", "Kuranji Mudik"), NewArea("13.05.08.2006", "Kuranji Hilia")]

    made = split_area(actor=actor, code=mother.code, parts=parts, basis=basis, ends=True)

    assert [area.code for area in made] == ["13.05.08.2005", "13.05.08.2006"]
    assert successors_of(area_of_code(mother.code)) == made
    assert area_for("kuranji-hilir").code == mother.code


def test_split_that_leaves_the_old_area_in_force(actor, mother, basis):
    split_area(actor=actor, code=mother.code, parts=[NewArea(NEW_CODE, "Baru")], basis=basis, ends=False)

    assert area_of_code(mother.code).in_force
    assert Succession.objects.get().kind == "split"


def test_split_with_one_part_cannot_end_the_old_area(actor, mother, basis):
    with pytest.raises(Invalid):
        split_area(actor=actor, code=mother.code, parts=[NewArea(NEW_CODE, "Baru")], basis=basis, ends=True)


def test_split_refuses_to_orphan_hamlets(actor, mother, basis):
    HamletFactory(parent=mother)
    parts = [NewArea("13.05.08.2005", "Satu"), NewArea("13.05.08.2006", "Dua")]

    with pytest.raises(Conflict):
        split_area(actor=actor, code=mother.code, parts=parts, basis=basis, ends=True)


def test_merger_returns_a_preparatory_village_to_its_mother(actor, mother, preparatory, basis):
    HamletFactory(parent=preparatory, code=f"{preparatory.code}.K01", name="Korong Pasa")

    merged = merge_areas(actor=actor, sources=[preparatory.code], into=mother.code, basis=basis)

    assert merged == mother
    assert successors_of(area_of_code(preparatory.code)) == [mother]
    assert area_of_code(f"{mother.code}.K01").name == "Korong Pasa"
    assert area_for("kuranji-hilir-timur") == mother


def test_merger_needs_another_area_of_the_same_kind(actor, mother, basis):
    with pytest.raises(Invalid):
        merge_areas(actor=actor, sources=[mother.code], into=mother.code, basis=basis)
    with pytest.raises(Invalid):
        merge_areas(actor=actor, sources=[mother.parent.code], into=mother.code, basis=basis)


def test_successors_are_followed_through_every_step(actor, mother, basis):
    parts = [NewArea("13.05.08.2005", "Satu"), NewArea("13.05.08.2006", "Dua")]
    split_area(actor=actor, code=mother.code, parts=parts, basis=basis, ends=True)
    merge_areas(actor=actor, sources=["13.05.08.2006"], into="13.05.08.2005", basis=basis)

    assert [area.code for area in successors_of(area_of_code(mother.code))] == ["13.05.08.2005"]
    assert area_for("kuranji-hilir").code == "13.05.08.2005"


def test_rename_keeps_the_former_name_and_address(actor, mother, basis):
    renamed = rename_area(actor=actor, code=mother.code, name="Kuranji  Baru", basis=basis)

    assert (renamed.name, renamed.slug) == ("Kuranji Baru", "kuranji-baru")
    assert area_for("kuranji-hilir") == renamed
    former = renamed.aliases.get()
    assert (former.spelling, former.valid_to) == ("Kuranji Hilir", basis.on - timedelta(days=1))
    assert successors_of(renamed) == [renamed]


def test_rename_there_and_back_leads_to_the_same_area(actor, mother, basis):
    rename_area(actor=actor, code=mother.code, name="Kuranji Baru", basis=basis)
    later = LegalBasis(on=basis.on + timedelta(days=1), decree="Perda 2/2026")

    back = rename_area(actor=actor, code=mother.code, name="Kuranji Hilir", basis=later)

    assert back.slug == "kuranji-hilir"
    assert area_for("kuranji-baru") == back


def test_rename_to_the_same_name_is_refused(actor, mother, basis):
    with pytest.raises(Conflict):
        rename_area(actor=actor, code=mother.code, name=" Kuranji Hilir ", basis=basis)


def test_same_name_in_two_districts_gets_two_addresses(actor, mother, basis):
    other = VillageFactory(parent=DistrictFactory(code="13.05.07", name="Sungai Garingging"))

    renamed = rename_area(actor=actor, code=other.code, name="Kuranji Hilir", basis=basis)

    assert renamed.slug == "kuranji-hilir-sungai-garingging"


def test_hamlets_are_numbered_below_their_village_and_numbers_not_reused(actor, mother, basis):
    first = add_hamlet(actor=actor, village_code=mother.code, name="Pasa", basis=basis)
    second = add_hamlet(actor=actor, village_code=mother.code, name="Duku", basis=basis)
    merge_areas(actor=actor, sources=[first.code], into=second.code, basis=basis)

    third = add_hamlet(actor=actor, village_code=mother.code, name="Balai", basis=basis)

    assert [first.code, second.code, third.code] == [f"{mother.code}.K0{n}" for n in (1, 2, 3)]
    assert national_code_of(third) == mother.code


def test_act_dated_in_the_future_or_without_decree_is_refused(actor, mother):
    tomorrow = timezone.localdate() + timedelta(days=1)

    for basis in (LegalBasis(on=tomorrow, decree="Perda"), LegalBasis(on=date(2026, 1, 1), decree=" ")):
        with pytest.raises(Invalid):
            rename_area(actor=actor, code=mother.code, name="Lain", basis=basis)


@pytest.mark.parametrize("name", ["", "*", "x" * 101])
def test_name_that_cannot_be_used_is_refused(actor, mother, basis, name):
    with pytest.raises(Invalid) as refusal:
        rename_area(actor=actor, code=mother.code, name=name, basis=basis)

    assert "name" in refusal.value.fields


def test_ended_area_cannot_act_again(actor, mother, preparatory, basis):
    merge_areas(actor=actor, sources=[preparatory.code], into=mother.code, basis=basis)

    with pytest.raises(Conflict):
        rename_area(actor=actor, code=preparatory.code, name="Lain", basis=basis)


def test_nobody_changes_areas_without_the_permission(tenant, mother, basis):
    stranger = Actor.anonymous(tenant.pk)

    with pytest.raises(NotAllowed):
        rename_area(actor=stranger, code=mother.code, name="Lain", basis=basis)

    assert Area.objects.get(pk=mother.pk).name == "Kuranji Hilir"


def test_unknown_code_is_not_found(actor, tenant, basis):
    with pytest.raises(NotFound):
        rename_area(actor=actor, code="13.05.99.2001", name="Lain", basis=basis)


def test_scopes_of_areas_follow_their_codes(tenant):
    hamlet = HamletFactory(parent=PreparatoryFactory())

    village = hamlet.parent
    assert dict(hamlet.scopes()) == {
        "tenant": str(tenant.pk),
        "district": village.parent.code,
        "village": village.code,
        "hamlet": hamlet.code,
    }
