"""Where lozenges stand on a cloth."""

from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.ui.motif import Place, lattice
from smartnagari.ui.motif.kain import Cell, cloth, zoomed
from smartnagari.ui.motif.lattice import assign
from smartnagari.ui.samples import sample_cells

SQUARE = [[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]]


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 50), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_assignment_costs_no_more_than_any_other(costs):
    chosen = assign(costs)

    best = min(sum(costs[r][c] for r, c in enumerate(order)) for order in permutations(range(len(costs))))
    assert sorted(chosen) == list(range(len(costs)))
    assert sum(costs[r][c] for r, c in enumerate(chosen)) == best


def test_lattice_gives_each_its_own_place_and_keeps_directions():
    points = {f"{x}{y}": (1 + 2.0 * x, 1 + 2.0 * y) for x, y in product(range(5), range(5))}

    places = lattice(SQUARE, points, tries=6)

    cells = {key: Cell(key, 0, place.i, place.j, "seat") for key, place in places.items()}
    assert len(set(places.values())) == 25
    assert cells["00"].x < cells["40"].x
    assert cells["00"].y > cells["04"].y


def test_lattice_refuses_an_outline_that_no_grid_fits():
    with pytest.raises(ValueError, match="No connected grid"):
        lattice([[(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)]], {"a": (0.1, 0.0), "b": (0.2, 0.0)}, tries=2)


def test_sample_cloth_stands_on_places_of_its_own():
    places = {Place(cell.i, cell.j) for cell in sample_cells()}

    assert len(places) == 103


def test_cloth_fits_its_box():
    whole = cloth(sample_cells())

    assert len(whole.cells) == 103
    assert all(whole.left + 8 <= c.x <= whole.left + whole.width - 9 for c in whole.cells)
    assert all(whole.top + 8 <= c.y <= whole.top + whole.height - 9 for c in whole.cells)


def test_zoomed_cloth_holds_the_neighbours_only():
    piece = zoomed(sample_cells(), code="13.05.10.2002", width=96, height=64, at=(0.5, 0.5))

    assert "13.05.10.2002" in {cell.code for cell in piece.cells}
    assert 10 < len(piece.cells) < 50


def test_zoomed_cloth_of_an_unknown_nagari_is_empty():
    assert zoomed(sample_cells(), code="99.99", width=10, height=10, at=(0.5, 0.5)).cells == ()
