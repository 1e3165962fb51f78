"""The commands of the operator: tables from the command line, offices for a new tenant, the nightly job."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from factories.accounts import AssignmentFactory, OfficeFactory, PositionFactory
from factories.regions import DistrictFactory, VillageFactory
from smartnagari.accounts.jobs import lapse
from smartnagari.accounts.models import Assignment, Handover, Holder, Office, User
from smartnagari.accounts.states import AssignmentState
from smartnagari.kernel.periodic import jobs

HANDOVER = "kantor;nama;jenis;mulai;nomor sk\nnagari-ulakan;Rina;definitif;20/07/2026;188/1\n"
OFFICERS = "nama;email;peran;wilayah;mulai\nSiti;siti@contoh.test;Operator Nagari;Ulakan;1/2/2026\n"


@pytest.fixture
def ulakan(tenant):
    parent = DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih")
    area = VillageFactory(tenant=tenant, parent=parent, code="13.05.10.2002", name="Ulakan")
    PositionFactory(office=OfficeFactory(area=area, slug="nagari-ulakan"))
    return area


@pytest.fixture
def table(tmp_path):
    def write(text):
        file = tmp_path / "tabel.csv"
        file.write_text(text, encoding="utf-8-sig")
        return str(file)

    return write


def test_handover_is_applied_and_safe_to_repeat(ulakan, table, capsys):
    file = table(HANDOVER)

    call_command("handover_offices", file, tenant="13.05")
    call_command("handover_offices", file, tenant="13.05")

    assert Holder.objects.get().valid_from == date(2026, 7, 20)
    said = capsys.readouterr().out
    assert "1 lines in order, 1 of them change something." in said
    assert "1 lines in order, 0 of them change something." in said


def test_dry_runs_change_nothing(ulakan, table):
    call_command("handover_offices", table(HANDOVER), dry_run=True, tenant="13.05")
    call_command("import_officers", table(OFFICERS), dry_run=True, tenant="13.05")

    assert not Handover.objects.exists()
    assert not User.objects.exists()


def test_faults_are_said_with_their_lines_and_exit_with_2(ulakan, table, capsys):
    with pytest.raises(CommandError) as stopped:
        call_command("handover_offices", table(HANDOVER.replace("20/07", "31/02")), tenant="13.05")

    assert stopped.value.returncode == 2
    assert capsys.readouterr().err.startswith(("Baris 2:", "Line 2:"))


def test_officers_are_taken_up(ulakan, table, capsys):
    call_command("import_officers", table(OFFICERS), tenant="13.05")

    assert Assignment.objects.get().granted_by == "s:import_officers"
    assert "1 accounts opened, 1 roles in force" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "code"),
    [("/nowhere/a.csv", "13.05"), (__file__, "99.99"), (__file__, "")],
    ids=["file", "unknown", "none"],
)
def test_missing_file_or_tenant_is_a_sentence(ulakan, file, code):
    with pytest.raises(CommandError) as stopped:
        call_command("handover_offices", file, tenant=code)

    assert stopped.value.returncode == 2


def test_workbook_is_a_sentence(ulakan, tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"PK\x03\x04...")

    with pytest.raises(CommandError) as stopped:
        call_command("import_officers", str(file), tenant="13.05")

    assert stopped.value.returncode == 2


def test_offices_are_founded_by_the_operator(tenant, capsys):
    DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih")

    call_command("found_offices", tenant="13.05")

    assert Office.objects.filter(slug="kecamatan-ulakan-tapakih").exists()
    assert "29 agencies, 31 offices" in capsys.readouterr().out


def test_roles_that_have_lapsed_are_ended_by_the_worker(ulakan):
    today = timezone.localdate()
    over = AssignmentFactory(area=ulakan, valid_to=today - timedelta(days=1))
    AssignmentFactory(area=ulakan, valid_to=today)
    wanted = jobs["accounts.lapse"].wanted

    before = wanted()
    lapse()

    over.refresh_from_db()
    assert (before, wanted()) == (True, False)
    assert over.state == AssignmentState.ENDED
