"""The factories give rows that the database accepts, on both databases."""

import pytest

from factories.regions import (
    AreaAliasFactory,
    DistrictFactory,
    HamletFactory,
    PreparatoryFactory,
    RegionFactory,
    VillageFactory,
)
from smartnagari.regions.models import Area

MADE = [AreaAliasFactory, DistrictFactory, HamletFactory, PreparatoryFactory, VillageFactory]


@pytest.mark.parametrize("factory", MADE)
def test_factory_makes_rows_of_the_tenant(tenant, factory):
    first, second = factory(), factory()

    assert first.pk != second.pk
    assert {first.tenant, second.tenant} == {tenant}


def test_korong_hangs_below_nagari_kecamatan_and_regency(tenant):
    korong = HamletFactory()

    chain = [korong.kind, korong.parent.kind, korong.parent.parent.kind, korong.parent.parent.parent.kind]

    assert chain == [Area.Kind.HAMLET, Area.Kind.VILLAGE, Area.Kind.DISTRICT, Area.Kind.REGENCY]


def test_region_with_the_same_code_is_the_same_row(db):
    assert RegionFactory(code="13") == RegionFactory(code="13")
