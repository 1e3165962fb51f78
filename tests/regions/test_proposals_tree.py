"""Whatever is approved, the tree keeps its shape: random proposals about a small regency."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factories.accounts import officer
from factories.regions import DistrictFactory, HamletFactory, PreparatoryFactory, VillageFactory
from smartnagari.kernel.errors import DomainError
from smartnagari.regions.actions.areas import LegalBasis
from smartnagari.regions.actions.proposals import approve_proposal, proposal_kinds, propose
from smartnagari.regions.models import Area, Proposal, Succession
from smartnagari.regions.queries.areas import successors_of

BASIS = LegalBasis(on=date(2026, 3, 2), decree="Perda 1/2026")
CODES = st.sampled_from(
    [
        "13.05.01",
        "13.05.01.2001",
        "13.05.01.2002",
        "13.05.01.2001-P1",
        "13.05.01.2001-P2",
        "13.05.01.2001.K01",
        "13.05.02",
        "13.05.02.2001",
        "13.05.02.2009",
    ]
)
NEW_CODES = st.sampled_from(["13.05.01.2007", "13.05.01.2008", "13.05.02.2009", "13.05.03", "13.05.01.2001"])
NAMES = st.sampled_from(["Timur", "Barat", "Sicincin", "Lubuk", "2 x 11 Enam"])
PARTS = st.lists(st.fixed_dictionaries({"code": NEW_CODES, "name": NAMES}), min_size=1, max_size=2)
HALVES = [{"code": "13.05.01.2007", "name": "Timur"}, {"code": "13.05.01.2008", "name": "Barat"}]
PAYLOADS = st.one_of(
    st.tuples(
        st.sampled_from(["regions.rename", "regions.add_hamlet", "regions.prepare"]),
        st.fixed_dictionaries({"area": CODES, "name": NAMES}),
    ),
    st.tuples(
        st.just("regions.add_alias"),
        st.fixed_dictionaries({"area": CODES, "name": NAMES, "alias_kind": st.just("minang")}),
    ),
    st.tuples(st.just("regions.upgrade"), st.fixed_dictionaries({"area": CODES, "national_code": NEW_CODES})),
    st.tuples(
        st.just("regions.split"),
        st.fixed_dictionaries({"area": CODES, "parts": PARTS, "ends": st.booleans()}),
    ),
    st.tuples(
        st.just("regions.merge"),
        st.fixed_dictionaries({"area": CODES, "sources": st.lists(CODES, min_size=1, max_size=2)}),
    ),
)


@pytest.fixture
def regency(tenant):
    """Two kecamatan, three nagari, one in preparation, korong below two of them."""
    first = DistrictFactory(tenant=tenant, code="13.05.01", name="Lubuk Alung")
    second = DistrictFactory(tenant=tenant, code="13.05.02", name="Batang Anai")
    mother = VillageFactory(parent=first, code="13.05.01.2001", name="Lubuk Alung")
    other = VillageFactory(parent=first, code="13.05.01.2002", name="Aie Tajun")
    VillageFactory(parent=second, code="13.05.02.2001", name="Katapiang")
    daughter = PreparatoryFactory(mother=mother, code="13.05.01.2001-P1", name="Koto Buruak")
    for village in (mother, other, daughter):
        HamletFactory(parent=village, code=f"{village.code}.K01", name=f"Pasa {village.name}")
    return tenant


def faults_of_the_tree() -> list[str]:
    """What is wrong with the tree: nothing, always."""
    areas = {area.pk: area for area in Area.objects.order_by("code")}
    standing = [area for area in areas.values() if area.in_force]
    parents = {"district": "regency", "village": "district", "hamlet": "village"}
    wrong = [f"{code} is there twice" for code, n in Counter(a.code for a in areas.values()).items() if n > 1]
    for area in standing:
        parent = areas.get(area.parent_id)
        if area.kind in parents and (parent is None or parent.kind != parents[area.kind]):
            wrong.append(f"{area.code} does not lie below one {parents[area.kind]}")
        if parent is not None and not parent.in_force:
            wrong.append(f"{area.code} lies below something that ended")
        if parent is not None and not area.code.startswith(f"{parent.code}."):
            wrong.append(f"{area.code} does not carry the code of {parent.code}")
        mother = areas.get(area.mother_id)
        if area.preparatory and not (mother and mother.in_force and mother.parent_id == area.parent_id):
            wrong.append(f"{area.code} has no mother in its district")
    slugs = Counter((area.kind, area.slug) for area in standing)
    wrong += [f"{slug} is the address of two" for slug, n in slugs.items() if n > 1]
    ended = [area for area in areas.values() if not area.in_force]
    return wrong + [f"{area.code} leads nowhere" for area in ended if not successors_of(area)]


@contextmanager
def undone():
    """Takes back what one example did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=st.lists(PAYLOADS, min_size=1, max_size=5))
@example(wishes=[("regions.merge", {"area": "13.05.01.2002", "sources": ["13.05.01.2001"]})])
@example(wishes=[("regions.merge", {"area": "13.05.01.2001-P1", "sources": ["13.05.01.2001"]})])
@example(wishes=[("regions.merge", {"area": "13.05.01.2001", "sources": ["13.05.01.2001-P1"]})])
@example(wishes=[("regions.split", {"area": "13.05.01.2001", "parts": HALVES, "ends": True})])
def test_approving_any_valid_proposal_keeps_the_tree_whole(regency, wishes):
    admin, secretary = officer("tenant_admin", regency), officer("regional_secretary", regency)

    with undone():
        for kind, payload in wishes:
            try:
                proposal = propose(actor=admin, kind=kind, payload=payload, basis=BASIS)
            except DomainError:
                assert not Proposal.objects.filter(state="proposed").exists()
                continue
            approve_proposal(actor=secretary, proposal_id=proposal.pk)
            assert faults_of_the_tree() == []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wish=PAYLOADS)
def test_proposing_alone_never_touches_the_tree(regency, wish):
    kind, payload = wish
    before = list(Area.objects.order_by("code").values())

    with undone():
        try:
            propose(actor=officer("tenant_admin", regency), kind=kind, payload=payload, basis=BASIS)
        except DomainError:
            assert Proposal.objects.count() == 0
        assert list(Area.objects.order_by("code").values()) == before
        assert Succession.objects.count() == 0


@pytest.mark.parametrize("key", [kind.key for kind in proposal_kinds])
def test_every_kind_keeps_the_protocol(key):
    kind = proposal_kinds[key]

    assert str(kind.label)
    assert kind.permission.startswith("regions.")
    assert isinstance(kind.strategic, bool)
    assert isinstance(kind.ahead, bool)


def test_checker_of_the_tree_finds_a_planted_fault(regency):
    Area.objects.filter(code="13.05.01.2002").update(parent=Area.objects.get(code="13.05.02"))

    assert faults_of_the_tree() == ["13.05.01.2002 does not carry the code of 13.05.02"]
