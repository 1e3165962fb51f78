"""Files, functions, views and tests keep their length."""

import pytest

from architecture.conftest import ROOT
from contracts.budgets import BUDGETS, over_budget, pieces


def test_sources_keep_their_budgets():
    assert over_budget(list(pieces(ROOT / "src", tests=False))) == []


def test_tests_keep_their_budgets():
    found = [piece for piece in pieces(ROOT / "tests", tests=True) if piece.kind == "test"]

    assert over_budget(found) == []


@pytest.mark.parametrize(("kind", "name"), [("function", "rules.py"), ("view", "views.py")])
def test_function_over_the_stop_is_named(tmp_path, kind, name):
    body = "    pass\n" * (BUDGETS[kind].stop + 1)
    (tmp_path / name).write_text(f"def long():\n{body}")

    complaints = over_budget(list(pieces(tmp_path, tests=False)))

    assert complaints == [
        f"{name}:long has {BUDGETS[kind].stop + 1} lines; a {kind} stops at {BUDGETS[kind].stop}"
    ]


def test_file_over_the_stop_is_named(tmp_path):
    (tmp_path / "everything.py").write_text("x = 1\n" * 601)

    assert over_budget(list(pieces(tmp_path, tests=False))) == [
        "everything.py has 601 lines; a file stops at 600"
    ]
