"""Names that change are followed everywhere; the national shelf follows an import by itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.periodic import chores
from smartnagari.regions.findables import every_region
from smartnagari.regions.models import Region, RegionImport
from smartnagari.regions.public import LegalBasis, override_term, rename_area
from smartnagari.search.actions import following
from smartnagari.search.actions.following import follow_reference
from smartnagari.search.actions.rebuilding import renew_tenant
from smartnagari.search.models import Entry, NationalEntry, NationalProgress
from smartnagari.spine.worker import Worker

BASIS = LegalBasis(on=date(2026, 1, 1), decree="Perda 1/2026")


def untrue() -> list[str]:
    return [each.kind for each in renew_tenant(dry_run=True) if not each.true]


@pytest.mark.django_db(transaction=True)
def test_whatever_names_a_renamed_area_follows(regency, tenant):
    actor = Actor.system("test", tenant.pk)
    Worker().run_until_idle()

    rename_area(actor=actor, code=regency.ulakan.code, name="Ulakan Raya", basis=BASIS)
    Worker().run_until_idle()

    assert untrue() == []
    assert "ulakan raya" in Entry.objects.get(kind="office", key="nagari-ulakan").names


def test_areas_take_a_new_word_with_the_change(regency, tenant):
    override_term(actor=Actor.system("test", tenant.pk), key="district", language="id", word="distrik")

    assert Entry.objects.get(key=str(regency.ulakan.pk)).place == "Distrik Ulakan Tapakih"
    assert [kind for kind in untrue() if kind in {"district", "village", "hamlet"}] == []


@pytest.fixture
def nation(db):
    """Eight regions, and the import that brought them."""
    Region.objects.create(code="96", level="province", name="Papua Barat Daya")
    Region.objects.bulk_create(
        Region(code=f"96.0{n}", level="regency", kind="regency", name=f"Sorong {n}", parent_id="96")
        for n in range(1, 8)
    )
    imported("1")


def imported(digest: str) -> None:
    RegionImport.objects.create(
        edition="e", source="s", digest=digest, total=8, done=8, finished_at=timezone.now()
    )


def test_an_import_is_followed_piece_by_piece_and_then_left_alone(nation, monkeypatch):
    monkeypatch.setattr(following, "BATCH", 3)

    steps = []
    for _time in range(5):
        follow_reference(seconds=0)
        steps.append(NationalEntry.objects.count())

    assert steps == [3, 6, 8, 8, 8]
    assert NationalProgress.objects.get().finished_at is not None


def test_a_killed_piece_is_done_again(nation, monkeypatch):
    monkeypatch.setattr(following, "BATCH", 3)
    follow_reference(seconds=0)
    monkeypatch.setattr(following, "put_on", lambda *_what: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        follow_reference()
    monkeypatch.undo()

    follow_reference()

    assert NationalEntry.objects.count() == 8


def test_a_later_import_is_followed_and_takes_away_what_has_ended(nation):
    follow_reference()
    Region.objects.filter(code="96.07").update(status="abolished", valid_to=date(2026, 1, 1))
    Region.objects.filter(code="96.06").update(name="Sorong Baru")
    imported("2")

    follow_reference()

    assert not NationalEntry.objects.filter(key="96.07").exists()
    assert NationalEntry.objects.get(key="96.06").title == "Sorong Baru"


def test_before_any_import_there_is_nothing_to_follow(db):
    Region.objects.create(code="96", level="province", name="Papua Barat Daya")

    follow_reference()

    assert not NationalEntry.objects.exists()


def test_the_worker_follows_by_itself():
    assert chores["search.follow_reference"].run is follow_reference


@pytest.mark.parametrize("after", ["96", "96.03", "96.01.02", "96.01.02.2001"])
def test_reference_goes_on_behind_any_of_its_keys(nation, after):
    Region.objects.create(code="96.01.02", level="district", name="Aimas", parent_id="96.01")
    Region.objects.bulk_create(
        Region(
            code=f"96.01.02.200{n}", level="village", kind="village", name=f"Desa {n}", parent_id="96.01.02"
        )
        for n in range(1, 4)
    )
    whole = list(every_region())

    rest = list(every_region(after))

    assert rest == whole[[thing.key for thing in whole].index(after) + 1 :]
