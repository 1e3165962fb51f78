"""People, agencies, offices and assignments for tests."""

from __future__ import annotations

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from factories.regions import DistrictFactory, TenantFactory, VillageFactory
from smartnagari.accounts.actions.founding import place_in
from smartnagari.accounts.models import Agency, Assignment, Holder, Office, Position, User
from smartnagari.accounts.queries.grants import grants_of
from smartnagari.accounts.states import AssignmentState
from smartnagari.accounts.types import AgencyKind, OfficeKind, PostKind
from smartnagari.kernel.actor import Actor, Level, ScopeKind


class UserFactory(DjangoModelFactory):
    """A person with an address and a password that nobody needs to know."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"orang{n}@contoh.test")
    name = factory.Sequence(lambda n: f"Orang {n} (contoh)")
    is_active = True

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        if extracted:
            self.set_password(extracted)
            self.save(update_fields=["password"])


class AgencyFactory(DjangoModelFactory):
    """An agency of tenant 13.05; the same slug gives the same agency."""

    class Meta:
        model = Agency
        django_get_or_create = ("tenant", "slug")

    tenant = factory.SubFactory(TenantFactory)
    slug = factory.Sequence(lambda n: f"dinas-{n}")
    short_name = factory.LazyAttribute(lambda a: a.slug.replace("-", " ").title())
    full_name = factory.LazyAttribute(lambda a: f"Dinas {a.short_name}")
    kind = AgencyKind.DEPARTMENT.value


class OfficeFactory(DjangoModelFactory):
    """A nagari office; give ``area`` to say where, and ``kind`` for another one."""

    class Meta:
        model = Office
        django_get_or_create = ("tenant", "slug")

    tenant = factory.SubFactory(TenantFactory)
    area = factory.SubFactory(VillageFactory, tenant=factory.SelfAttribute("..tenant"))
    kind = OfficeKind.VILLAGE.value
    slug = factory.LazyAttribute(lambda o: f"kantor-{o.area.slug}")
    code = factory.LazyAttribute(lambda o: o.area.code)
    name = factory.LazyAttribute(lambda o: f"Kantor {o.area.name}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        placed = Office()
        place_in(placed, kwargs.get("area"))
        kwargs.setdefault("district_code", placed.district_code)
        kwargs.setdefault("village_code", placed.village_code)
        return super()._create(model_class, *args, **kwargs)


class DistrictOfficeFactory(OfficeFactory):
    """The office of a kecamatan."""

    area = factory.SubFactory(DistrictFactory, tenant=factory.SelfAttribute("..tenant"))
    kind = OfficeKind.DISTRICT.value


class AgencyOfficeFactory(OfficeFactory):
    """The office of an agency."""

    area = None
    agency = factory.SubFactory(AgencyFactory, tenant=factory.SelfAttribute("..tenant"))
    kind = OfficeKind.AGENCY.value
    slug = factory.LazyAttribute(lambda o: o.agency.slug)
    code = ""
    name = factory.LazyAttribute(lambda o: o.agency.full_name)


class PositionFactory(DjangoModelFactory):
    """The post of head in an office."""

    class Meta:
        model = Position
        django_get_or_create = ("tenant", "office", "key")

    office = factory.SubFactory(OfficeFactory)
    tenant = factory.SelfAttribute("office.tenant")
    key = "head"
    title = "Wali Nagari"
    signatory = True


class HolderFactory(DjangoModelFactory):
    """A definitive head since the beginning of 2020."""

    class Meta:
        model = Holder

    position = factory.SubFactory(PositionFactory)
    tenant = factory.SelfAttribute("position.tenant")
    person_name = factory.Sequence(lambda n: f"Kepala {chr(65 + n % 26)} (contoh)")
    kind = PostKind.DEFINITIVE.value
    valid_from = date(2020, 1, 1)


class AssignmentFactory(DjangoModelFactory):
    """A running assignment; give ``area``, ``agency`` or ``office``, or nothing for the whole tenant."""

    class Meta:
        model = Assignment

    tenant = factory.SubFactory(TenantFactory)
    user = factory.SubFactory(UserFactory)
    role = "nagari_operator"
    area = None
    agency = None
    office = None
    state = AssignmentState.ACTIVE
    valid_from = date(2020, 1, 1)
    granted_by = "s:test"
    approved_by = "s:test"

    @factory.lazy_attribute
    def scope_kind(self):
        if self.area:
            return self.area.kind
        if self.agency:
            return ScopeKind.AGENCY.value
        return ScopeKind.UNIT.value if self.office else ScopeKind.TENANT.value

    @factory.lazy_attribute
    def scope_key(self):
        if self.area:
            return self.area.code
        row = self.agency or self.office
        return row.slug if row else str(self.tenant.pk)


def actor_of(user: User, tenant, *, level: Level = Level.P3) -> Actor:
    """The actor that this person is today, having proven ``level``."""
    grants = grants_of(user_id=user.pk, tenant_id=tenant.pk, today=timezone.localdate())
    return Actor(key=f"u:{user.pk}", tenant=tenant.pk, user=user.pk, level=level, grants=grants)


def officer(role: str, tenant, **scope) -> Actor:
    """Somebody with this role: ``officer("district_admin", tenant, area=district)``."""
    assignment = AssignmentFactory(role=role, tenant=tenant, **scope)
    return actor_of(assignment.user, tenant)
