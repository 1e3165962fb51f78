"""Tenants and regions for tests."""

from __future__ import annotations

from datetime import date

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from smartnagari.regions.models import Area, AreaAlias, Confidence, Proposal, Region, Tenant, TenantHost


class TenantFactory(DjangoModelFactory):
    """A regency; the same code gives the same tenant."""

    class Meta:
        model = Tenant
        django_get_or_create = ("code",)

    code = "13.05"
    name = "Padang Pariaman"
    province_name = "Sumatera Barat"
    seat = factory.LazyAttribute(lambda t: t.name)


class TenantHostFactory(DjangoModelFactory):
    """A host name of a tenant."""

    class Meta:
        model = TenantHost

    host = factory.Sequence(lambda n: f"host{n}.example")
    tenant = factory.SubFactory(TenantFactory)
    canonical = True


class RegionFactory(DjangoModelFactory):
    """A row of the national reference; the same code gives the same row."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "13"
    level = Region.Level.PROVINCE
    name = factory.LazyAttribute(lambda r: f"Region {r.code}")
    edition = "test"


class _AreaFactory(DjangoModelFactory):
    """What all kinds of area share. Rows belong to tenant 13.05 unless told otherwise."""

    class Meta:
        model = Area
        django_get_or_create = ("tenant", "code")
        abstract = True

    tenant = factory.SubFactory(TenantFactory)
    slug = factory.LazyAttribute(lambda a: slugify(a.name))
    source = "test"
    confidence = Confidence.CONFIRMED


class RegencyFactory(_AreaFactory):
    """The root of a tenant's tree."""

    kind = Area.Kind.REGENCY
    form = Region.Kind.REGENCY
    code = factory.SelfAttribute("tenant.code")
    name = factory.SelfAttribute("tenant.name")


class DistrictFactory(_AreaFactory):
    """A kecamatan: the first made is 13.05.01."""

    kind = Area.Kind.DISTRICT
    code = factory.LazyAttributeSequence(lambda a, n: f"{a.tenant.code}.{n % 98 + 1:02d}")
    name = factory.LazyAttribute(lambda a: f"Kecamatan {a.code[6:]}")
    parent = factory.SubFactory(RegencyFactory, tenant=factory.SelfAttribute("..tenant"))


class VillageFactory(_AreaFactory):
    """A nagari in a kecamatan of the same tenant."""

    kind = Area.Kind.VILLAGE
    form = Region.Kind.DESA
    parent = factory.SubFactory(DistrictFactory, tenant=factory.SelfAttribute("..tenant"))
    code = factory.LazyAttributeSequence(lambda a, n: f"{a.parent.code}.2{n % 998 + 1:03d}")
    name = factory.LazyAttribute(lambda a: f"Nagari {a.code}")


class PreparatoryFactory(_AreaFactory):
    """A preparatory nagari of a mother nagari."""

    kind = Area.Kind.VILLAGE
    form = Region.Kind.DESA
    status = Area.Status.PREPARATORY
    mother = factory.SubFactory(VillageFactory, tenant=factory.SelfAttribute("..tenant"))
    parent = factory.SelfAttribute("mother.parent")
    code = factory.LazyAttributeSequence(lambda a, n: f"{a.mother.code}-P{n % 9 + 1}")
    name = factory.LazyAttribute(lambda a: f"Nagari Persiapan {a.code}")
    valid_from = date(2026, 1, 29)


class HamletFactory(_AreaFactory):
    """A korong of a nagari."""

    kind = Area.Kind.HAMLET
    parent = factory.SubFactory(VillageFactory, tenant=factory.SelfAttribute("..tenant"))
    code = factory.LazyAttributeSequence(lambda a, n: f"{a.parent.code}.K{n % 98 + 1:02d}")
    name = factory.LazyAttribute(lambda a: f"Korong {a.code}")


class AreaAliasFactory(DjangoModelFactory):
    """Another spelling of a nagari's name."""

    class Meta:
        model = AreaAlias

    area = factory.SubFactory(VillageFactory)
    tenant = factory.SelfAttribute("area.tenant")
    spelling = factory.Sequence(lambda n: f"Ejaan {n}")
    kind = AreaAlias.Kind.INDONESIAN
    slug = factory.LazyAttribute(lambda a: slugify(a.spelling))


class ProposalFactory(DjangoModelFactory):
    """An open proposal to rename a village; give ``area`` to say which."""

    class Meta:
        model = Proposal

    class Params:
        area = factory.SubFactory(VillageFactory)

    tenant = factory.SelfAttribute("area.tenant")
    kind = "regions.rename"
    place = factory.SelfAttribute("area.code")
    subject = factory.LazyAttribute(lambda p: f"area:{p.place}")
    title = factory.LazyAttribute(lambda p: f"{p.area.name} → Nama Baru")
    payload = factory.LazyAttribute(lambda p: {"area": p.area.code, "name": "Nama Baru"})
    effect = {"id": ["Namanya berubah."], "en": ["Its name changes."]}
    legal_basis = "Perda 1/2026"
    effective_on = date(2026, 3, 2)
    proposed_by = "u:00000000-0000-0000-0000-000000000001"
