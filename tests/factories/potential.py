"""Entries, enterprises, groups and prices for tests: rows as publishing leaves them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from factories.regions import VillageFactory
from smartnagari.potential.models import (
    Enterprise,
    EnterpriseProduct,
    PotentialItem,
    PriceNote,
    ProducerGroup,
)
from smartnagari.potential.rules.keys import listed


class _PublishedFactory(DjangoModelFactory):
    """What all published things share: a nagari, a first version."""

    class Meta:
        abstract = True

    area = factory.SubFactory(VillageFactory)
    tenant = factory.SelfAttribute("area.tenant")
    version = 1


class PotentialItemFactory(_PublishedFactory):
    """Ten hectares of coconut, told for 2020, nobody has verified them."""

    class Meta:
        model = PotentialItem

    slug = factory.Sequence(lambda n: f"kelapa-{n}")
    title = factory.Sequence(lambda n: f"Kelapa {n}")
    sector = "plantation"
    commodity = "kelapa"
    summary = "Kebun kelapa (contoh)."
    status = "running"
    folded = factory.LazyAttribute(lambda item: item.title.lower())
    year = 2020
    area_ha = Decimal(10)
    source = "Contoh"


class EnterpriseFactory(_PublishedFactory):
    """An enterprise whose owner has agreed."""

    class Meta:
        model = Enterprise

    slug = factory.Sequence(lambda n: f"usaha-{n}")
    name = factory.Sequence(lambda n: f"Usaha {n} (contoh)")
    kind = "msme"
    sector = "culinary"
    commodity = "minyak_kelapa"
    summary = "Minyak kelapa (contoh)."
    owner_consent = "letter"
    owner_consent_on = date(2025, 3, 3)
    folded = factory.LazyAttribute(lambda row: row.name.lower())


class EnterpriseProductFactory(DjangoModelFactory):
    """Something that an enterprise sells."""

    class Meta:
        model = EnterpriseProduct

    enterprise = factory.SubFactory(EnterpriseFactory)
    tenant = factory.SelfAttribute("enterprise.tenant")
    order = factory.Sequence(lambda n: n)
    title = "Minyak kelapa"
    price = 25_000
    per = "botol 250 ml"


class ProducerGroupFactory(_PublishedFactory):
    """A farmers' group that works with coconut."""

    class Meta:
        model = ProducerGroup

    slug = factory.Sequence(lambda n: f"kelompok-{n}")
    name = factory.Sequence(lambda n: f"Kelompok {n} (contoh)")
    kind = "poktan"
    commodities = listed(["kelapa"])
    folded = factory.LazyAttribute(lambda row: row.name.lower())


class PriceNoteFactory(_PublishedFactory):
    """Coconuts at 2,500 rupiah a piece."""

    class Meta:
        model = PriceNote

    commodity = "kelapa"
    grade = "Butiran besar"
    side = "farm"
    day = factory.LazyFunction(date.today)
    price = 2_500
    unit = "butir"
    base_price = factory.LazyAttribute(lambda row: Decimal(row.price))
    family = "piece_round"
