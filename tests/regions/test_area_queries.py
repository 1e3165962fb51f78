"""Areas on a day, by address and name, with counts that cost the same for any number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factories.regions import AreaAliasFactory, DistrictFactory, PreparatoryFactory, VillageFactory
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.models import Area, AreaFact
from smartnagari.regions.queries.areas import (
    area_for,
    areas_in_force,
    areas_named,
    areas_on,
    facts_of,
    with_children_counts,
)


def test_areas_on_a_day_exist_from_their_first_to_their_last(tenant):
    village = VillageFactory(
        valid_from=date(2013, 2, 1), valid_to=date(2026, 1, 29), status=Area.Status.ABOLISHED
    )

    found = {
        day: village in areas_on(day, kind=Area.Kind.VILLAGE)
        for day in (date(2013, 1, 31), date(2013, 2, 1), date(2026, 1, 29), date(2026, 1, 30))
    }

    assert list(found.values()) == [False, True, True, False]


def test_area_of_unknown_age_existed_long_ago(tenant):
    village = VillageFactory(valid_from=None)

    assert village in areas_on(date(1950, 1, 1))


def test_area_is_found_by_address_and_kind(tenant):
    district = DistrictFactory(name="Lubuk Alung")
    village = VillageFactory(parent=district, name="Lubuk Alung")

    assert area_for("lubuk-alung") == village
    assert area_for("lubuk-alung", kind=Area.Kind.DISTRICT) == district


def test_unknown_address_is_not_found(tenant):
    with pytest.raises(NotFound):
        area_for("tidak-ada")


def test_areas_are_found_by_any_spelling(tenant):
    village = VillageFactory(name="Sungai Sariak")
    AreaAliasFactory(area=village, spelling="Sungai Sarik")

    assert areas_named("sungai sarik") == [village]
    assert areas_named("SUNGAI  SARIAK") == [village]
    assert areas_named("Ulakan") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_counts_of_children_cost_one_query(tenant, django_assert_num_queries, rows):
    for _row in range(rows):
        mother = VillageFactory()
        VillageFactory(parent=mother.parent)
        PreparatoryFactory(mother=mother)

    with django_assert_num_queries(1):
        counted = list(with_children_counts(areas_in_force(kind=Area.Kind.DISTRICT)))

    assert {(area.definitive_count, area.preparatory_count) for area in counted} == {(2, 1)}
    assert len(counted) == rows


def test_latest_fact_of_each_kind_is_shown(tenant, django_assert_num_queries):
    village = VillageFactory()
    for year, people in ((2024, 4100), (2023, 4000)):
        AreaFact.objects.create(
            tenant=tenant, area=village, key="population", value=people, as_of=date(year, 12, 31)
        )

    with django_assert_num_queries(1):
        facts = facts_of([village])

    assert facts[village.pk]["population"].value == Decimal(4100)
