"""The legal clock as marks."""

from datetime import date

import pytest

from smartnagari.ui.clock import Pause, marks
from ui.drawing import draw


def may(*days):
    return [date(2026, 5, day) for day in days]


def kinds(found):
    return [mark.kind if mark.kind != "day" else mark.state for mark in found]


def test_pause_hangs_between_the_days_it_parts():
    found = marks(may(12, 21, 22, 25, 26), date(2026, 5, 21), Pause(date(2026, 5, 12), "jeda"))

    assert kinds(found) == ["done", "slack", "working", "link", "empty", "link", "empty", "link", "last"]


def test_long_deadline_shows_first_today_and_last_three():
    found = marks(may(4, 5, 6, 7, 8, 11, 12, 18, 19, 20), date(2026, 5, 7))

    assert [mark.day.day for mark in found if mark.kind == "day"] == [4, 7, 18, 19, 20]
    assert [mark.count for mark in found if mark.kind == "more"] == [2, 3]


@pytest.mark.parametrize(("today", "state"), [(22, "last"), (26, "working"), (27, "late")])
def test_last_day_says_where_we_are(today, state):
    assert kinds(marks(may(21, 22, 25, 26), date(2026, 5, today)))[-1] == state


def test_clock_speaks_its_sentence():
    html = draw(
        "{% legal_clock days=d today=t sentence='Hari ini hari ke-2.' law='UU' %}",
        d=may(20, 21, 22),
        t=may(21)[0],
    )

    assert "Paling lambat Jumat 22 Mei 2026" in html
    assert 'role="img" aria-label="Hari ini hari ke-2."' in html
