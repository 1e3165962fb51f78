"""The second pass: differences are written, nothing is deleted, repeating changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from smartnagari.regions.actions import national
from smartnagari.regions.actions.national import TooManyEnded, import_national_set
from smartnagari.regions.loading.national import read_set
from smartnagari.regions.models import Region, RegionChange, RegionImport
from smartnagari.regions.queries.areas import region_attribution

from .conftest import SMALL_SET

pytestmark = pytest.mark.django_db
VILLAGES = SMALL_SET["villages.csv"]
DAY = date(2026, 3, 2)


def bring_in(folder, **options):
    return import_national_set(national=read_set(folder, edition="e1"), source=str(folder), on=DAY, **options)


def test_first_import_writes_every_row_with_level_kind_and_parent(write_set):
    report = bring_in(write_set())

    assert (report.inserted, report.unchanged) == (10, 0)
    kelurahan = Region.objects.get(code="13.77.01.1001")
    assert (kelurahan.level, kelurahan.kind, kelurahan.parent_id) == ("village", "kelurahan", "13.77.01")
    assert Region.objects.get(code="13.77").kind == "city"
    assert Region.objects.get(code="13").parent is None
    assert set(Region.objects.values_list("edition", flat=True)) == {"e1"}


def test_second_run_changes_nothing(write_set):
    bring_in(write_set())
    before = sorted(Region.objects.values_list())

    report = bring_in(write_set())

    assert (report.changes, report.unchanged) == (0, 10)
    assert sorted(Region.objects.values_list()) == before


def test_new_name_is_taken_over_and_the_former_kept(write_set):
    bring_in(write_set())
    villages = [line.replace("Katapiang", "Ketaping") for line in VILLAGES]

    report = bring_in(write_set(villages=villages))

    assert report.renames == [("13.05.02.2001", "Katapiang", "Ketaping")]
    assert Region.objects.get(code="13.05.02.2001").name == "Ketaping"
    change = RegionChange.objects.get()
    assert (change.kind, change.before, change.after) == ("renamed", "Katapiang", "Ketaping")


def test_missing_region_is_end_dated_and_comes_back(write_set):
    bring_in(write_set())

    gone = bring_in(write_set(villages=VILLAGES[:-1]))
    ended = Region.objects.get(code="13.77.01.1001")
    back = bring_in(write_set())

    assert gone.ended_codes == ["13.77.01.1001"]
    assert (ended.status, ended.valid_to) == ("abolished", DAY - timedelta(days=1))
    assert (back.restored, back.inserted) == (1, 0)
    assert Region.objects.get(code="13.77.01.1001").status == "in_force"
    assert sorted(RegionChange.objects.values_list("kind", flat=True)) == ["ended", "restored"]


def test_dry_run_reports_the_same_and_writes_nothing(write_set):
    report = bring_in(write_set(), dry_run=True)

    assert report.inserted == 10
    assert not Region.objects.exists()
    assert not RegionImport.objects.exists()


def test_cut_off_set_is_refused_before_the_first_change(write_set):
    bring_in(write_set())

    with pytest.raises(TooManyEnded):
        bring_in(write_set(villages=[*VILLAGES[:2], "13.05.01.2009,13.05.01,Baru"]), max_ended=2)

    assert Region.objects.filter(status="in_force").count() == 10


def test_islands_are_left_alone_when_the_set_has_none(write_set):
    Region.objects.create(code="13", level="province", name="Sumatera Barat")
    Region.objects.create(code="13.00.40001", level="island", name="Pulau Lain", parent_id="13")

    report = bring_in(write_set())

    assert report.ended == 0


def test_interrupted_run_goes_on_where_it_stopped(write_set, monkeypatch):
    monkeypatch.setattr(national, "BATCH", 3)

    def break_off(done):
        if RegionImport.objects.get().done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_in(write_set(), progress=break_off)
    report = bring_in(write_set())

    assert report.resumed_at == 6
    assert report.inserted == 4
    assert Region.objects.count() == 10
    assert RegionImport.objects.get().finished_at is not None


def test_attribution_names_licence_and_edition(write_set):
    bring_in(write_set())

    shown = region_attribution()

    assert (shown.title, shown.edition) == ("idn-area-data", "e1")
    assert "ODbL" in shown.licence


def run(folder, *options) -> str:
    out = StringIO()
    call_command(
        "import_regions", "--source", str(folder), "--edition", "e1", *options, stdout=out, stderr=out
    )
    return out.getvalue()


def test_command_reports_counts(write_set, settings):
    settings.LANGUAGE_CODE = "en"

    told = run(write_set(), "--dry-run")

    assert "e1: 10 new, 0 renamed, 0 in force again, 0 ended, 0 unchanged." in told
    assert "Dry run: nothing was changed." in told


def test_command_refuses_a_faulty_set_with_exit_code_2(write_set):
    with pytest.raises(CommandError) as refusal:
        run(write_set(villages=[*VILLAGES, "wrong"]))

    assert refusal.value.returncode == 2
    assert "villages.csv:6: " in str(refusal.value)
    assert not Region.objects.exists()


def test_command_refuses_a_missing_folder(tmp_path):
    with pytest.raises(CommandError) as refusal:
        run(tmp_path / "nowhere")

    assert refusal.value.returncode == 2


def test_command_refuses_many_ends_with_exit_code_3(write_set):
    run(write_set())

    with pytest.raises(CommandError) as refusal:
        run(write_set(villages=VILLAGES[:-1]), "--max-ended", "0")

    assert refusal.value.returncode == 3
