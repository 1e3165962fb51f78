"""The log for an auditor: which rows, in which form."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from smartnagari.audit.models import AuditEntry
from smartnagari.audit.public import Selection, csv_lines, entries, json_lines, latest_entries, seal_pending
from smartnagari.kernel import trail

HOUR = timedelta(hours=1)


@pytest.fixture
def log(actor):
    """Four acts, the last of them not sealed yet."""
    clerk = replace(actor, key="u:2", on_behalf_of="u:3")
    trail.record(actor, "case.open", "birth/1", {"n": 1}, case="c1")
    trail.record(clerk, "case.approve", "birth/1", case="c1")
    trail.record(clerk, "profile.unmask", "u:1", case="c2")
    seal_pending()
    trail.record(actor, "=cmd|calc", "birth/2", {"note": "a;b\n,c"}, case="c3")


def actions(selection: Selection) -> list[str]:
    return [row.entry.action for row in entries(selection, page=2)]


ALL = ["case.open", "case.approve", "profile.unmask", "=cmd|calc"]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ALL),
        (Selection(case="c1"), ["case.open", "case.approve"]),
        (Selection(actor="u:2"), ["case.approve", "profile.unmask"]),
        (Selection(subject="birth/1"), ["case.open", "case.approve"]),
        (Selection(person="u:1"), ["case.open", "profile.unmask", "=cmd|calc"]),
        (Selection(person="u:3"), ["case.approve", "profile.unmask"]),
        (Selection(person="u:3", case="c1"), ["case.approve"]),
        (Selection(case="c9"), []),
    ],
)
def test_selection_finds_its_rows(log, selection, found):
    assert actions(selection) == found


def test_period_takes_its_beginning_and_leaves_its_end(log):
    at = AuditEntry.objects.get(action="case.approve").at

    assert actions(Selection(since=at)) == ALL[1:]
    assert actions(Selection(until=at)) == ALL[:1]
    assert actions(Selection(since=at - HOUR, until=at + HOUR)) == ALL


def test_latest_entries_come_in_pages(log):
    first = latest_entries(Selection(), limit=3)
    rest = latest_entries(Selection(), before=first[-1].entry.id, limit=3)

    assert [row.entry.action for row in first + rest] == ALL[::-1]
    assert [row.seal is None for row in first] == [True, False, False]


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_queries_for_any_length(acts, rows, django_assert_num_queries):
    acts(rows)
    seal_pending()

    with django_assert_num_queries(2):
        assert len(latest_entries(Selection())) == rows


def test_json_line_proves_itself(log):
    first, *_others, unsealed = [json.loads(line) for line in json_lines(entries(Selection()))]

    body = json.dumps(first["body"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert hashlib.sha256(bytes.fromhex(first["prev_hash"]) + body).hexdigest() == first["hash"]
    assert (unsealed["hash"], unsealed["body"]["seq"]) == ("", "")


def test_csv_is_read_back_and_runs_nothing(log):
    rows = list(csv.DictReader(io.StringIO("".join(csv_lines(entries(Selection()))), newline="")))

    assert [row["seq"] for row in rows] == ["1", "2", "3", ""]
    assert rows[3]["action"] == "'=cmd|calc"
    assert json.loads(rows[3]["facts"]) == {"note": "a;b\n,c"}


def test_command_writes_a_file_and_leaves_a_trace(log, tmp_path):
    file = tmp_path / "audit.csv"

    call_command(
        "export_audit", "--tenant", "13.05", "--case", "c1", "--format", "csv", "--output", str(file)
    )

    rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    assert [row["action"] for row in rows] == ALL[:2]
    trace = AuditEntry.objects.get(action="audit.export")
    assert (trace.actor, trace.facts) == ("s:export_audit", {"case": "c1"})


def test_command_takes_days_as_people_write_them(log, capsys):
    tomorrow = timezone.localdate() + timedelta(days=1)

    call_command("export_audit", "--tenant", "13.05", "--until", f"{tomorrow}", "--since", "2020-01-01T08:00")

    assert len(capsys.readouterr().out.splitlines()) == len(ALL) + 1


@pytest.mark.parametrize("day", ["31/02/2026", "2026-02-31", "yesterday"])
def test_command_says_how_a_day_is_written(log, day):
    with pytest.raises(CommandError, match="neither a day"):
        call_command("export_audit", "--tenant", "13.05", "--since", day)
