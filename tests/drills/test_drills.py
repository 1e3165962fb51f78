"""A minute of each drill; ``make drill`` runs them at full size with a seed of its own."""

from __future__ import annotations

import pytest

from drills import fuzz, kill, mail, restore, signup, starve

pytestmark = [pytest.mark.drill, pytest.mark.timeout(300)]
SEED = 20261122
both = pytest.mark.parametrize("engine", ["sqlite", "postgresql"])


@both
def test_killing_loses_nothing_and_doubles_nothing(engine):
    assert kill.drill(engine, seed=SEED, size=kill.MINUTE) == []


@both
def test_signups_and_office_changes_survive_killing(engine):
    assert signup.drill(engine, seed=SEED, size=signup.MINUTE) == []


@both
def test_malformed_requests_get_no_server_error(engine):
    assert fuzz.drill(engine, seed=SEED, count=fuzz.MINUTE) == []


@both
def test_backup_of_a_living_system_comes_back_whole(engine):
    assert restore.drill(engine, seed=SEED, count=restore.MINUTE) == []


@both
def test_messages_outlive_a_dead_mail_server(engine):
    assert mail.drill(engine) == []


def test_full_disk_refuses_and_loses_nothing():
    assert starve.disk(seed=SEED) == []
