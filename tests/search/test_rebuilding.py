"""The projection is proven against what it shows, and mended."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from smartnagari.accounts.actions.offices import edit_office
from smartnagari.kernel.actor import Actor
from smartnagari.regions.models import Area, Region
from smartnagari.regions.public import LegalBasis, add_hamlet, rename_area, tenant_scope
from smartnagari.search.actions.rebuilding import renew_national, renew_tenant
from smartnagari.search.models import Entry, NationalEntry
from smartnagari.search.public import regions_like


def untrue() -> list[str]:
    return [each.kind for each in renew_tenant(dry_run=True) if not each.true]


@pytest.fixture
def basis():
    return LegalBasis(on=date(2026, 1, 1), decree="Perda 1/2026")


def test_what_is_true_is_left_alone(regency):
    assert untrue() == []
    assert {each.kind: each.differing for each in renew_tenant()}["village"] == 0


def test_actions_keep_the_projection_true(regency, tenant, basis):
    actor = Actor.system("test", tenant.pk)

    rename_area(actor=actor, code=regency.south.code, name="Ulakan Raya", basis=basis)
    add_hamlet(actor=actor, village_code=regency.ulakan.code, name="Pasa Lamo", basis=basis)
    edit_office(actor=actor, slug=regency.office.slug, changes={"services_note": "surat domisili"})

    renew_offices = [kind for kind in untrue() if kind != "office"]
    assert renew_offices == []
    assert Entry.objects.get(key=str(regency.ulakan.pk)).place == "Kecamatan Ulakan Raya"


def test_what_drifted_is_told_and_mended(regency, tenant):
    Area.objects.filter(pk=regency.ulakan.pk).update(name="Ulakan Baru")
    Entry.objects.filter(kind="hamlet").delete()
    Entry.objects.bulk_create(
        [
            Entry(
                tenant_id=regency.ulakan.tenant_id,
                kind="village",
                key="gone",
                title="x",
                owner="x",
                names="x",
            )
        ]
    )

    with pytest.raises(CommandError):
        call_command("rebuild_search", "--dry-run", stdout=StringIO(), stderr=StringIO())
    call_command("rebuild_search", stdout=StringIO(), stderr=StringIO())

    assert untrue() == []
    assert not Entry.objects.filter(key="gone").exists()


def test_a_kind_that_no_app_knows_any_more_goes(regency, tenant):
    Entry.objects.create(tenant=tenant, kind="former", key="1", title="x", owner="x", names="x")

    renew_tenant()

    assert not Entry.objects.filter(kind="former").exists()


def test_the_national_reference_is_found_from_any_tenant(tenant, other_tenant):
    Region.objects.bulk_create(
        [
            Region(code="96", level="province", name="Papua Barat Daya"),
            Region(code="96.71", level="regency", kind="city", name="Sorong", parent_id="96"),
        ]
    )
    renew_national()

    with tenant_scope(other_tenant.pk):
        assert [hit.key for hit in regions_like("kota sorong").hits] == ["96.71"]
        assert [hit.key for hit in regions_like("sorung").hits] == ["96.71"]
    assert renew_national()[0].true
    assert NationalEntry.objects.get(key="96.71").place == "Papua Barat Daya"


@pytest.mark.parametrize("index", ["search_index", "search_nationalindex"])
def test_a_question_uses_the_index(regency, index):
    if connection.vendor == "postgresql":
        explain, match, used = "EXPLAIN", "document @@ '#x & pasar:*'::tsquery", f"{index}_document"
    else:
        explain, used = "EXPLAIN QUERY PLAN", "VIRTUAL TABLE INDEX"
        match = f"{index} MATCH 'owner : \"x\" AND names : (pasar *)'"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{explain} SELECT * FROM {index} WHERE {match} LIMIT 9")
        plan = str(cursor.fetchall())

    assert used in plan
