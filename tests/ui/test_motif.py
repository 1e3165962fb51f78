"""The motif against the vectors of its recipe."""

import pytest

from smartnagari.ui.motif import RADIUS, assign_variants, draw, family, gonjong, laka, roof, tenun, tepi
from smartnagari.ui.motif.grid import lozenge, runs
from smartnagari.ui.samples import sample_cells

CODES = sorted(cell.code for cell in sample_cells())

VECTORS = [
    ("13.05.10.2002", 0, 0x16B7E50E, 40, 1),
    ("13.05.12.2001", 3, 0x2E3F4BDF, 40, 5),
    ("13.05.15.2003", 6, 0x8F371783, 44, 1),
    ("13.05.17.2004", 0, 0x8173FD93, 34, 5),
]


@pytest.mark.parametrize(("code", "k", "h", "thread", "heart"), VECTORS)
def test_wajik_agrees_with_the_recipe(code, k, h, thread, heart):
    wajik = draw(code, k)

    assert (wajik.hash, len(wajik.thread), len(wajik.heart)) == (h, thread, heart)


def test_wajik_of_ulakan_looks_as_written():
    wajik = draw("13.05.10.2002", 0)

    rows = [
        "".join(
            "B" if (x, y) in wajik.heart else "A" if (x, y) in wajik.thread else "." for x in range(-w, w + 1)
        )
        for y in range(-4, 1)
        for w in [4 + y]
    ]

    assert rows == [".", "AAA", ".A.A.", "...A...", "A.A.B.A.A"]


def test_wajik_mirrors_on_both_axes():
    for cell in sample_cells():
        thread = draw(cell.code, cell.k).thread
        assert thread == {(-x, y) for x, y in thread} == {(x, -y) for x, y in thread}


def test_variants_of_all_nagari_differ_and_are_well_filled():
    variants = assign_variants(CODES)

    drawn = [draw(code, k) for code, k in variants.items()]
    assert len(CODES) == 103
    assert len({wajik.drawing for wajik in drawn}) == 103
    assert max(variants.values()) == 14
    assert all(0.34 <= wajik.filled <= 0.66 for wajik in drawn)
    assert [variants[code] for code, *_rest in VECTORS] == [0, 3, 6, 0]


def test_variants_given_before_stay_when_codes_are_added():
    before = assign_variants(CODES)
    late = ["13.05.01.2000", "13.05.10.1999", "13.05.08.2001-P1"]

    after = assign_variants([*late, *CODES], before)

    assert {code: after[code] for code in CODES} == before
    assert set(after) == {*CODES, *late}
    assert len({draw(code, k).drawing for code, k in after.items()}) == 106


def test_variants_of_nagari_in_preparation_come_after_full_ones():
    """A key in preparation sorts between two codes, and must not change the second."""
    together = assign_variants([*CODES, "13.05.08.2001-P1", "13.05.01.2001-P1"])

    assert {code: together[code] for code in CODES} == assign_variants(CODES)


def test_variants_end_when_a_family_has_no_drawing_left():
    codes = [f"13.05.10.{number}" for number in range(2001, 2401)]

    assert len(assign_variants(codes)) == 400


def test_family_is_that_of_the_district():
    assert [family(code) for code in ("13.05.10.2002", "13.05.10", "13.05.17.2004-P2", "13.05")] == [
        4,
        4,
        5,
        5,
    ]


def test_frame_of_a_nagari_in_preparation_is_open():
    ring = {(x, y) for x, y in lozenge(RADIUS - 1) if abs(x) + abs(y) == RADIUS - 1}

    assert ring <= draw("13.05.10.2002").thread
    assert len(ring & draw("13.05.10.2002-P1").thread) == len(ring) / 2


def test_runs_merge_cells_of_a_row():
    assert runs({(0, 0), (1, 0), (3, 0), (0, 1)}) == "M0 0h2v1h-2zM3 0h1v1h-1zM0 1h1v1h-1z"


def test_tepi_has_full_lines_and_teeth_at_the_seam():
    tile = tepi("13.05.17.2004")

    assert (tile.width, tile.height) == (16, 21)
    for run in ("M0 0h16", "M0 20h16", "M0 2h3", "M12 2h4", "M15 5h1", "M15 15h1", "M12 18h4"):
        assert run in tile.thread
    assert tile.heart == "M7 9h1v1h-1zM6 10h3v1h-3zM7 11h1v1h-1z"


def test_tenun_holds_the_wajik_twice():
    tile = tenun("13.05.17.2004")

    cells = sum(int(run.split("v")[0]) for run in tile.thread.split("h")[1::2])
    assert (tile.width, tile.height) == (16, 16)
    assert cells == 2 * 34


def test_roof_hangs_between_its_tips():
    outer, inner = roof()

    assert gonjong().startswith("M0 0L")
    assert outer.startswith("M0 12L")
    assert inner.startswith("M220 0L")
    assert all(ring.count("L") == 179 for ring in laka())
