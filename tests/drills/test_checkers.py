"""The checkers find what they are for: each breach is planted and told."""

from __future__ import annotations

import pytest

from drills import checkers
from drills.history import History, Operation, Told

GOOD = {
    "letters": {"A": [1, "issued"], "B": [2, "issued"]},
    "tallies": {"A": 1, "B": 1},
    "gaps": [],
    "waiting": 0,
    "dead": 0,
    "broken": "",
    "unsealed": 0,
    "recorded": 2,
}


@pytest.fixture
def history():
    return History([Operation("A", Told.OK, 1), Operation("B", Told.UNKNOWN), Operation("C", Told.UNKNOWN)])


def test_good_run_has_no_breach(history):
    assert checkers.check(history, GOOD) == []


@pytest.mark.parametrize(
    ("spoiled", "told"),
    [
        ({"letters": {"B": [1, "issued"]}, "recorded": 1}, "nothing_acknowledged_is_lost"),
        ({"letters": {"A": [2, "issued"], "B": [1, "issued"]}}, "nothing_acknowledged_is_lost"),
        ({"letters": {"A": [1, "issued"], "Z": [2, "issued"]}, "tallies": {"A": 1, "Z": 1}}, "nowhere"),
        ({"letters": {"A": [1, "issued"], "B": [3, "issued"]}}, "number 2 is missing"),
        ({"letters": {"A": [1, "issued"], "B": [1, "issued"]}}, "number 1 was given twice"),
        ({"letters": {"A": [1, "issued"], "B": [2, "reserved"]}}, "B was never issued"),
        ({"gaps": [[3, 4]]}, "numbers 3 to 4"),
        ({"tallies": {"A": 2, "B": 1}}, "A had its effect 2 times"),
        ({"tallies": {"A": 1}}, "B had its effect 0 times"),
        ({"dead": 1}, "1 were given up"),
        ({"broken": "link 7"}, "the chain is broken: link 7"),
        ({"unsealed": 1}, "1 rows have no seal"),
        ({"recorded": 1}, "2 letters have 1 audit rows"),
    ],
)
def test_planted_breach_is_told(history, spoiled, told):
    assert any(told in breach for breach in checkers.check(history, {**GOOD, **spoiled}))
