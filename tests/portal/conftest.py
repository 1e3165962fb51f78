"""A small regency to look at: two districts, nagari of every kind, offices, an agency."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from factories.accounts import (
    AgencyFactory,
    AgencyOfficeFactory,
    DistrictOfficeFactory,
    HolderFactory,
    OfficeFactory,
    PositionFactory,
)
from factories.regions import (
    AreaAliasFactory,
    DistrictFactory,
    PreparatoryFactory,
    VillageFactory,
)


@pytest.fixture
def regency(tenant):
    south = DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih", slug="ulakan-tapakih")
    north = DistrictFactory(
        tenant=tenant, code="13.05.07", name="Sungai Garingging", slug="sungai-garingging"
    )
    ulakan = VillageFactory(
        tenant=tenant,
        parent=south,
        code="13.05.10.2002",
        name="Ulakan",
        slug="ulakan",
        zone="coast",
        motif_variant=1,
        lattice_i=4,
        lattice_j=3,
    )
    tapakih = VillageFactory(
        tenant=tenant, parent=south, code="13.05.10.2001", name="Tapakih", slug="tapakih"
    )
    AreaAliasFactory(tenant=tenant, area=tapakih, spelling="Tapakis")
    young = PreparatoryFactory(
        tenant=tenant, mother=ulakan, code="13.05.10.2002-P1", name="Ulakan Utara", slug="ulakan-utara"
    )
    office = OfficeFactory(
        tenant=tenant, area=ulakan, slug="kantor-wali-nagari-ulakan", name="Kantor Wali Nagari Ulakan"
    )
    HolderFactory(
        tenant=tenant, position=PositionFactory(tenant=tenant, office=office), person_name="Wali Contoh"
    )
    DistrictOfficeFactory(
        tenant=tenant, area=south, slug="kantor-camat-ulakan-tapakih", name="Kantor Camat Ulakan Tapakih"
    )
    registry = AgencyFactory(
        tenant=tenant,
        slug="disdukcapil",
        short_name="Disdukcapil",
        full_name="Dinas Kependudukan",
        role="KTP-el, akta kelahiran",
    )
    AgencyOfficeFactory(tenant=tenant, agency=registry, slug="disdukcapil")
    return SimpleNamespace(
        south=south, north=north, ulakan=ulakan, tapakih=tapakih, young=young, office=office
    )
