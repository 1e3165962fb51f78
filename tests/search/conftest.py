"""A small regency whose things can be found."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from factories.accounts import AgencyFactory, AgencyOfficeFactory, OfficeFactory
from factories.regions import AreaAliasFactory, DistrictFactory, HamletFactory, VillageFactory
from smartnagari.kernel import findable
from smartnagari.kernel.findable import Findable, FindableKind
from smartnagari.search.actions.rebuilding import renew_tenant


@pytest.fixture
def kind():
    """A kind of its own, so that no other app's things are in the way."""
    kind = findable.kinds.register(
        FindableKind(key="test.thing", label="Things", every=lambda: (), order=1, icon="house")
    )
    yield kind.key
    findable.kinds.unregister(kind.key)


@pytest.fixture
def put(kind):
    """Make things of these titles findable, each with its own key."""

    def put(*titles: str, **more: object) -> list[Findable]:
        things = [
            Findable(kind=kind, key=title[:100], title=title, url=f"/hal/{number}/", **more)
            for number, title in enumerate(titles)
        ]
        findable.put(*things)
        return things

    return put


@pytest.fixture
def regency(tenant):
    """Two districts with nagari, a korong, offices and an agency."""
    south = DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih", slug="ulakan-tapakih")
    north = DistrictFactory(tenant=tenant, code="13.05.07", name="Sungai Garingging", slug="garingging")
    ulakan = VillageFactory(tenant=tenant, parent=south, code="13.05.10.2002", name="Ulakan", slug="ulakan")
    sariak = VillageFactory(
        tenant=tenant, parent=north, code="13.05.07.2001", name="Sungai Sariak", slug="sungai-sariak"
    )
    AreaAliasFactory(tenant=tenant, area=sariak, spelling="Sungai Sarik")
    hamlet = HamletFactory(tenant=tenant, parent=ulakan, code="13.05.10.2002.K01", name="Pasa Baru")
    office = OfficeFactory(tenant=tenant, area=ulakan, slug="nagari-ulakan", name="Kantor Wali Nagari Ulakan")
    registry = AgencyFactory(
        tenant=tenant,
        slug="disdukcapil",
        short_name="Disdukcapil",
        full_name="Dinas Kependudukan dan Pencatatan Sipil",
        role="KTP-el, akta kelahiran, kartu keluarga",
    )
    AgencyOfficeFactory(
        tenant=tenant, agency=registry, slug="disdukcapil", name="Dinas Kependudukan dan Pencatatan Sipil"
    )
    renew_tenant()
    return SimpleNamespace(south=south, ulakan=ulakan, sariak=sariak, hamlet=hamlet, office=office)
