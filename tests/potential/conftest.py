"""Two nagari that grow coconut, with a board, a price, a group and two enterprises."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from factories.potential import (
    EnterpriseFactory,
    EnterpriseProductFactory,
    PotentialItemFactory,
    PriceNoteFactory,
    ProducerGroupFactory,
)
from factories.regions import DistrictFactory, VillageFactory
from smartnagari.potential.rules.keys import listed


def nagari(tenant, district, number, name, **more):
    """A nagari of this district with a place on the cloth."""
    return VillageFactory(
        tenant=tenant,
        parent=district,
        code=f"{district.code}.20{number:02d}",
        name=name,
        slug=name.lower().replace(" ", "-"),
        zone="coast",
        motif_variant=number,
        lattice_i=number,
        lattice_j=0,
        **more,
    )


@pytest.fixture
def coconut(tenant):
    """Koto Baru and Ulakan, and what they grow, make, sell and are paid."""
    district = DistrictFactory(tenant=tenant, code="13.05.12", name="Padang Sago", slug="padang-sago")
    koto = nagari(tenant, district, 1, "Koto Baru")
    ulakan = nagari(tenant, district, 2, "Ulakan")
    silent = nagari(tenant, district, 3, "Batu Kalang")
    grove = PotentialItemFactory(
        area=koto,
        title="Kelapa dalam",
        slug="kelapa-dalam-koto-baru",
        verified_on=date(2020, 6, 1),
        verified_by="Distan KP",
        price_low=2_000,
        price_high=2_500,
        price_unit="butir",
        price_on=date(2025, 5, 1),
        season=0b000000011111,
    )
    fibre = PotentialItemFactory(
        area=ulakan,
        title="Sabut kelapa ekspor",
        slug="sabut-kelapa-ekspor-ulakan",
        commodity="sabut_kelapa",
        status="export",
        area_ha=None,
        year=2022,
        production=Decimal(70),
        production_unit="ton",
        production_base=Decimal(70_000),
        production_family="mass",
    )
    shop = EnterpriseFactory(area=koto, slug="minyak-tanak-koto-baru", buys=listed(["kelapa"]))
    EnterpriseProductFactory(enterprise=shop)
    PriceNoteFactory(area=koto)
    group = ProducerGroupFactory(area=koto, slug="karambia-koto-baru")
    return SimpleNamespace(
        district=district,
        koto=koto,
        ulakan=ulakan,
        silent=silent,
        grove=grove,
        fibre=fibre,
        shop=shop,
        group=group,
    )
