"""The page on security names the tests that prove it, and they are there."""

from __future__ import annotations

import re

from architecture.conftest import ROOT

PAGE = (ROOT / "docs/domain/security.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:-1] for line in PAGE.splitlines() if line.startswith("| V")]


def test_every_test_that_the_page_names_is_there():
    named = set(re.findall(r"`(tests/[^`]+)`", PAGE))

    assert len(named) > 20
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_every_row_that_applies_has_a_test():
    bare = [
        cells[0].strip()
        for cells in ROWS
        if cells[1].strip() in {"yes", "in part"} and "`tests/" not in cells[3]
    ]

    assert len(ROWS) > 20
    assert bare == []
