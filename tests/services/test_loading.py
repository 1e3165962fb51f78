"""The catalogue's files: what ships is whole, faults are told by their place, loading is by difference."""

import shutil
from datetime import timedelta

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.utils import timezone

from smartnagari.kernel import findable
from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import tenant_scope
from smartnagari.services.actions.loading import load_catalogue
from smartnagari.services.models import Service, ServiceStandard, Topic
from smartnagari.services.queries.finding import findables
from smartnagari.services.rules.catalogue import FOLDER, SHARED, CatalogueFaulty, read_catalogue
from smartnagari.services.rules.promises import within
from smartnagari.services.rules.standards import PUBLISHED, missing
from smartnagari.services.types import Component, TimeUnit
from smartnagari.ui.icons import icons

FREE = {"village", "district"}


@pytest.fixture(scope="module")
def shipped():
    return read_catalogue()


@pytest.fixture
def folder(tmp_path):
    """A catalogue of two services that a test may spoil."""
    place = tmp_path / "catalogue"
    place.mkdir()
    for name in SHARED:
        shutil.copy(FOLDER / f"{name}.yaml", place)
    service = {"code": "sku", "slug": "sku", "name": {"id": "SKU", "en": "Business letter"}}
    write(place, services=[service, {**service, "code": "ktp", "slug": "ktp"}])
    return place


def write(place, **content):
    head = {"provider": {"kind": "village"}, "defaults": {"kind": "letter", "fee": {"amount": 0}}}
    (place / "own.yaml").write_text(yaml.safe_dump({**head, **content}), encoding="utf-8")


def load(tenant, catalogue, **options):
    return load_catalogue(actor=Actor.system("test", tenant.pk), catalogue=catalogue, **options)


def test_shipped_catalogue_tells_what_people_ask_for(shipped):
    silent = [
        entry.code
        for entry in shipped.services
        if not entry.standard["outputs"]
        or not entry.columns["summary"]
        or not entry.columns["topics"]
        or not (entry.standard["time_value"] or entry.standard["time_note"])
    ]

    assert (silent, len(shipped.services) > 100) == ([], True)


def test_shipped_services_have_icons_that_exist(shipped):
    named = {entry.columns["icon"] for entry in shipped.services}
    named |= {each["icon"] for entry in shipped.services for each in entry.standard["requirements"]}
    named |= {topic.columns["icon"] for topic in shipped.topics}

    assert named - set(icons()) == set()


def test_letters_of_nagari_and_kecamatan_are_free_and_in_time(shipped):
    offices = [e for e in shipped.services if e.columns["provider_kind"] in FREE]

    assert {e.standard["fee"] for e in offices} == {0}
    assert all(within(e.standard["time_value"], TimeUnit(e.standard["time_unit"])) for e in offices)


def test_ten_services_are_named_as_most_used(shipped):
    ranks = sorted(e.columns["rank"] for e in shipped.services if e.columns["rank"])

    assert ranks == list(range(1, 11))


def test_loading_twice_changes_nothing(tenant, shipped):
    first, second = load(tenant, shipped), load(tenant, shipped)

    assert len(first.added) == len(shipped.services) == Service.objects.count()
    assert (bool(second), second.unchanged) == (False, len(shipped.services))
    assert ServiceStandard.objects.count() == len(shipped.services)


def test_dry_run_tells_and_changes_nothing(tenant, shipped):
    loaded = load(tenant, shipped, dry_run=True)

    assert len(loaded.added) == len(shipped.services)
    assert (Service.objects.count(), Topic.objects.count()) == (0, 0)


def test_changed_promise_becomes_a_new_version_and_the_old_one_stays(tenant, folder):
    load(tenant, read_catalogue(folder))
    service = {"code": "sku", "slug": "sku", "name": {"id": "SKU", "en": "Business letter"}}
    write(folder, services=[{**service, "time": {"value": 2, "unit": "working_days"}}])

    loaded = load(tenant, read_catalogue(folder))

    assert (loaded.changed, loaded.ended) == (["sku"], ["ktp"])
    versions = ServiceStandard.objects.filter(service__code="sku").order_by("version")
    assert list(versions.values_list("version", "time_value")) == [(1, None), (2, 2)]
    assert Service.objects.get(code="ktp").valid_to == timezone.localdate() - timedelta(days=1)


def test_ended_service_that_comes_back_is_given_again(tenant, folder):
    both = read_catalogue(folder)
    load(tenant, both)
    write(folder, services=[])
    load(tenant, read_catalogue(folder))

    assert load(tenant, both).changed == ["sku", "ktp"]
    assert Service.objects.filter(valid_to=None).count() == 2


def test_services_of_another_regency_stay_as_they_are(tenant, other_tenant, folder):
    with tenant_scope(other_tenant.pk):
        load(other_tenant, read_catalogue(folder))

    write(folder, services=[])
    load(tenant, read_catalogue(folder))

    with tenant_scope(other_tenant.pk):
        assert Service.objects.filter(valid_to=None).count() == 2


@pytest.mark.parametrize(
    ("spoiled", "told"),
    [
        ({"kind": "poem"}, "kind is 'poem'"),
        ({"name": {"id": "SKU"}}, "name needs a text under id and one under en"),
        ({"requirements": ["unicorn"]}, "'unicorn' is not in requirements.yaml"),
        ({"topics": ["space"]}, "'space' is not in topics.yaml"),
        ({"kind": "handoff"}, "needs a handoff_url"),
        ({"time": {"value": "soon", "unit": "days"}}, "write a whole number"),
        ({"time": {"value": 1, "unit": "moons"}}, "unit of time is 'moons'"),
        ({"as_of": "22/11/2026"}, "write it as 2026-11-22"),
        ({"colour": "red"}, "unknown: colour"),
        ({"slug": "ktp"}, "this slug is there twice"),
    ],
)
def test_fault_is_told_with_its_place(folder, spoiled, told):
    service = {"code": "sku", "slug": "sku", "name": {"id": "SKU", "en": "Business letter"}}
    write(folder, services=[{**service, **spoiled}, {**service, "code": "ktp", "slug": "ktp"}])

    with pytest.raises(CatalogueFaulty) as refusal:
        read_catalogue(folder)

    assert told in str(refusal.value)


def test_command_refuses_faulty_files_and_changes_nothing(tenant, folder, capsys):
    write(folder, services=[{"code": "x"}])

    with pytest.raises(CommandError, match="nothing was changed") as refusal:
        call_command("load_services", folder, tenant=tenant.code)

    assert refusal.value.returncode == 2
    assert "own.yaml x: code and slug are needed" in capsys.readouterr().err


def test_standard_lacks_only_what_the_office_has_to_hand_in(tenant, shipped):
    load(tenant, shipped)
    standard = ServiceStandard.objects.get(service__code="sktm")

    lacking = missing(standard.filled())

    assert not set(lacking) & {*PUBLISHED, Component.LEGAL_BASIS}


def test_services_are_found_by_abbreviation_and_purpose(tenant, shipped):
    load(tenant, shipped)

    [sku] = findables(tenant, codes={"sku"})

    assert (sku.url, "KUR" in sku.also, "mau kredit KUR" in sku.text) == (
        "/layanan/surat-keterangan-usaha/",
        True,
        True,
    )
    assert "$" not in f"{sku.title}{sku.text}{sku.place}"


def test_kind_of_findable_lists_every_service_again(tenant, folder):
    load(tenant, read_catalogue(folder))

    assert sorted(thing.key for thing in findable.kinds["service"].every()) == ["ktp", "sku"]
