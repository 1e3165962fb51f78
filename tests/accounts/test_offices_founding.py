"""Offices for areas and agencies: founded once, completed later, readable by their scopes."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import IntegrityError, transaction

from factories.accounts import OfficeFactory
from factories.regions import (
    DistrictFactory,
    HamletFactory,
    PreparatoryFactory,
    RegencyFactory,
    VillageFactory,
)
from smartnagari.accounts.actions.founding import Founded, found_offices
from smartnagari.accounts.models import Agency, Office, Position
from smartnagari.accounts.types import OfficeKind
from smartnagari.kernel.actor import Actor, ScopeKind


@pytest.fixture
def tree(tenant):
    """Two districts, three nagari, one in preparation, one korong."""
    RegencyFactory(tenant=tenant)
    first = DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih")
    second = DistrictFactory(tenant=tenant, code="13.05.08", name="Sungai Limau")
    ulakan = VillageFactory(tenant=tenant, parent=first, code="13.05.10.2002", name="Ulakan")
    VillageFactory(tenant=tenant, parent=first, code="13.05.10.2001", name="Tapakih")
    mother = VillageFactory(tenant=tenant, parent=second, code="13.05.08.2001", name="Pilubang")
    PreparatoryFactory(tenant=tenant, mother=mother, code="13.05.08.2001-P1", name="Pilubang Utara")
    HamletFactory(tenant=tenant, parent=ulakan)
    return Actor.system("test", tenant.pk)


def test_every_area_and_agency_gets_its_office(tree):
    found_offices(actor=tree)

    kinds = Counter(Office.objects.values_list("kind", flat=True).order_by())
    assert kinds == {"regency": 1, "district": 2, "village": 4, "agency": 28, "puskesmas": 2}
    assert Agency.objects.count() == 28 + 2


def test_founding_twice_changes_nothing(tree, django_assert_max_num_queries):
    found_offices(actor=tree)

    with django_assert_max_num_queries(25):
        again = found_offices(actor=tree)

    assert again == Founded(agencies=0, offices=0, posts=0)


def test_new_area_is_completed_and_edited_offices_stay(tree, tenant):
    found_offices(actor=tree)
    Office.objects.filter(slug="nagari-ulakan").update(name="Kantor yang diganti namanya")
    parent = DistrictFactory(tenant=tenant, code="13.05.10")
    VillageFactory(tenant=tenant, parent=parent, code="13.05.10.2003", name="Sungai Gimba")

    again = found_offices(actor=tree)

    assert (again.offices, again.posts) == (1, 3)
    assert Office.objects.get(slug="nagari-ulakan").name == "Kantor yang diganti namanya"


def test_nagari_office_is_named_and_lies_in_its_district(tree, tenant):
    found_offices(actor=tree)

    office = Office.objects.select_related("agency").get(slug="nagari-ulakan")

    assert office.name == "Kantor Wali Nagari Ulakan"
    assert office.parent == Office.objects.get(slug="kecamatan-ulakan-tapakih")
    assert set(office.scopes()) == {
        (ScopeKind.TENANT, str(tenant.pk)),
        (ScopeKind.UNIT, "nagari-ulakan"),
        (ScopeKind.DISTRICT, "13.05.10"),
        (ScopeKind.VILLAGE, "13.05.10.2002"),
    }


def test_preparatory_nagari_has_an_office_and_a_scope_of_its_own(tree):
    found_offices(actor=tree)

    office = Office.objects.get(slug="nagari-pilubang-utara")

    assert office.name == "Kantor Nagari Persiapan Pilubang Utara"
    assert office.village_code == "13.05.08.2001-P1"


def test_posts_carry_the_words_of_the_tenant(tree):
    found_offices(actor=tree)

    titles = Position.objects.filter(key="head").values_list("office__slug", "title").order_by()
    heads = dict(titles)
    assert heads["nagari-ulakan"] == "Wali Nagari"
    assert heads["kecamatan-sungai-limau"] == "Camat"
    assert heads["inspektorat"] == "Inspektur Daerah"
    assert heads["bupati"] == "Bupati"


def test_doubtful_agencies_say_so(tree):
    found_offices(actor=tree)

    assert Agency.objects.get(slug="dpmptp").confidence == "unverified"
    assert Agency.objects.get(slug="disdukcapil").confidence == "confirmed"
    assert set(Office.objects.filter(kind="puskesmas").values_list("confidence", flat=True).order_by()) == {
        "unverified"
    }


@pytest.mark.parametrize(
    "wrong", [{"kind": "castle"}, {"latitude": 1, "longitude": None}, {"slug": "kantor-a"}], ids=str
)
def test_database_refuses_what_no_office_can_be(tenant, wrong):
    OfficeFactory(slug="kantor-a", code="")
    values = {"tenant": tenant, "slug": "kantor-b", "kind": OfficeKind.UNIT.value, "name": "X", **wrong}

    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(**values)
