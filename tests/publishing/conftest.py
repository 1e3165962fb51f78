"""What the tests of publishing may ask for."""

from __future__ import annotations

import pytest

from factories.accounts import AssignmentFactory, UserFactory, actor_of
from factories.regions import DistrictFactory, VillageFactory
from publishing.sample import LOG, sample_kind
from smartnagari.publishing.public import content_kinds
from smartnagari.regions.models import Tenant


@pytest.fixture
def kind():
    """The sample kind, registered for one test."""
    LOG.clear()
    registered = content_kinds.register(sample_kind())
    yield registered
    content_kinds.unregister(registered.key)


@pytest.fixture
def district(tenant):
    """A kecamatan."""
    return DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih")


@pytest.fixture
def ulakan(district):
    """A nagari in it."""
    return VillageFactory(tenant=district.tenant, parent=district, code="13.05.10.2002", name="Ulakan")


@pytest.fixture
def tapakih(district):
    """The nagari beside it."""
    return VillageFactory(tenant=district.tenant, parent=district, code="13.05.10.2001", name="Tapakih")


@pytest.fixture
def staff(tenant):
    """Makes an officer: ``staff("nagari_operator", area)`` gives the person and what they may do."""

    def make(role, area):
        person = UserFactory(is_demo=True)
        AssignmentFactory(tenant=tenant, user=person, role=role, area=area)
        return person, actor_of(person, tenant)

    return make


@pytest.fixture
def operator(staff, ulakan):
    """Who writes for Ulakan."""
    return staff("nagari_operator", ulakan)[1]


@pytest.fixture
def head(staff, ulakan):
    """Who leads Ulakan, and looks at what others write."""
    return staff("village_head", ulakan)[1]


@pytest.fixture
def moderated(tenant):
    """The regency wants a second person for the sample kind."""
    tenant.settings = {**tenant.settings, "publishing": {"moderated": ["tests.sample"]}}
    Tenant.objects.filter(pk=tenant.pk).update(settings=tenant.settings)
    return tenant


@pytest.fixture
def answers():
    """What can be published."""
    return {
        "title": "Gotong royong",
        "body": "Mari **bersama**.",
        "day": "2026-11-20",
        "open_to_all": True,
        "visitors": [{"label": "Rombongan", "number": 4}],
    }
