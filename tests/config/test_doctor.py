"""The doctor says what is wrong in words that tell what to type."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from smartnagari.config import doctor
from smartnagari.config.doctor import State, machine, work
from smartnagari.config.doctor.report import by_age, plain
from smartnagari.config.env import Env


@pytest.mark.parametrize(
    ("age", "state"),
    [(timedelta(minutes=1), State.WELL), (timedelta(minutes=5), State.LOOK), (timedelta(hours=1), State.BAD)],
)
def test_age_decides(age, state):
    finding = by_age("x", "y", age, look=timedelta(minutes=2), bad=timedelta(minutes=15), mend="z")

    assert finding.state is state


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=90), "90 seconds"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(hours=26), "26 hours"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_age_is_said_plainly(age, words):
    assert plain(age) == words


def test_dead_mail_server_is_told(monkeypatch):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    monkeypatch.setattr(machine, "env", replace(Env(), smtp_url=f"smtp://127.0.0.1:{port}"))

    (finding,) = machine.mail()

    assert finding.state is State.BAD
    assert "does not answer" in finding.line


def test_production_without_backup_is_broken(monkeypatch, tmp_path):
    monkeypatch.setattr(machine, "env", replace(Env(), mode="production", backup_dir=tmp_path))

    (finding,) = machine.backups()

    assert (finding.state, finding.mend) == (State.BAD, "Type: smartnagari backup")


def test_old_try_of_a_restore_is_worth_a_look(tmp_path):
    proof = tmp_path / "last-restore.json"
    long_ago = datetime.now(UTC) - timedelta(days=10)
    proof.write_text(json.dumps({"checked_at": long_ago.isoformat(), "seconds": 12.5}))

    assert machine.last_restore(proof).state is State.LOOK


def test_row_that_waits_for_its_seal_points_to_the_worker():
    finding = work.oldest(
        "audit of 13.05", timezone.now() - timedelta(hours=1), "the oldest row without a seal"
    )

    assert finding.state is State.BAD
    assert "smartnagari-worker" in finding.line


@pytest.mark.django_db
def test_doctor_without_tenant_ends_with_an_error(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("doctor")

    assert ended.value.code == 1
    assert "BAD   tenants: there is none" in capsys.readouterr().out


def test_failing_examination_is_a_finding(monkeypatch):
    def broken_limb():
        raise OSError("it hurts")

    monkeypatch.setattr(doctor, "EXAMINATIONS", (broken_limb,))

    (finding,) = doctor.examine()

    assert finding.line.startswith("BAD   broken limb: could not be examined: it hurts")
