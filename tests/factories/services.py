"""Services and their standards for tests."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from factories.regions import TenantFactory
from smartnagari.services.models import Service, ServiceStandard, Topic
from smartnagari.services.types import ProviderKind, ServiceKind, TimeUnit


class TopicFactory(DjangoModelFactory):
    """An event of life; the same key gives the same topic."""

    class Meta:
        model = Topic
        django_get_or_create = ("tenant", "key")

    tenant = factory.SubFactory(TenantFactory)
    key = "usaha"
    name = "Usaha dan kredit"
    name_en = "Business and credit"
    icon = "storefront"


class ServiceFactory(DjangoModelFactory):
    """A letter that every nagari office gives."""

    class Meta:
        model = Service
        django_get_or_create = ("tenant", "code")

    tenant = factory.SubFactory(TenantFactory)
    code = factory.Sequence(lambda n: f"surat-{n}")
    slug = factory.LazyAttribute(lambda s: f"layanan-{s.code}")
    name = factory.LazyAttribute(lambda s: f"Surat {s.code}")
    name_en = factory.LazyAttribute(lambda s: f"Letter {s.code}")
    summary = {"id": "Surat dari $village_head.", "en": "A letter of the $village_head."}
    provider_kind = ProviderKind.VILLAGE.value
    provider_name = {"id": "Kantor $village", "en": "Office of the $village"}
    kind = ServiceKind.LETTER.value
    audience = ["person"]
    topics = ["usaha"]
    icon = "file-text"


class StandardFactory(DjangoModelFactory):
    """A standard with what people ask for: a day, free of charge, one paper to bring."""

    class Meta:
        model = ServiceStandard

    service = factory.SubFactory(ServiceFactory)
    tenant = factory.SelfAttribute("service.tenant")
    requirements = [
        {"code": "ktp", "label": {"id": "KTP-el", "en": "ID card"}, "note": {}, "icon": "identification-card"}
    ]
    steps = [{"id": "Anda datang", "en": "You come"}]
    time_value = 1
    time_unit = TimeUnit.WORKING_DAYS.value
    fee = 0
    outputs = [{"id": "Surat", "en": "Letter"}]
    complaints = [{"id": "Kepada $village_head", "en": "To the $village_head"}]
    legal_basis = ["UU 6/2014"]
