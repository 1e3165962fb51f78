"""A chore that fails is written down and tried again; a busy database is no reason for a page of traces."""

from __future__ import annotations

import logging

from django.db import OperationalError

from smartnagari.kernel.periodic import Chore
from smartnagari.spine import chores


def failing(error):
    def run():
        raise error

    return Chore("test.failing", 1.0, run)


def done(monkeypatch, caplog, error):
    monkeypatch.setattr(chores, "close_old_connections", lambda: None)
    monkeypatch.setattr(chores.connections, "close_all", lambda: None)
    with caplog.at_level(logging.WARNING, logger=chores.__name__):
        chores.do(failing(error))
    return caplog.records[-1]


def test_chore_that_found_the_database_busy_says_so_in_one_line(monkeypatch, caplog):
    record = done(monkeypatch, caplog, OperationalError("database is locked"))

    assert record.levelno == logging.WARNING
    assert record.exc_info is None
    assert "database is locked" in record.getMessage()


def test_chore_that_broke_leaves_its_trace(monkeypatch, caplog):
    record = done(monkeypatch, caplog, ValueError("broken"))

    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
