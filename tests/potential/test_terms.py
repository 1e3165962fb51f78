"""Words, units and limits: whole in the files, and otherwise where a regency says so."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from smartnagari.potential.terms import terms_of
from smartnagari.ui.icons import icon_path

TERMS = terms_of(None)


def of(**own):
    return terms_of(SimpleNamespace(settings={"potential": own}))


def test_every_commodity_names_a_sector_and_units_that_there_are():
    for commodity in TERMS.commodities.values():
        assert commodity.sector in TERMS.sectors
        assert commodity.unit in TERMS.units
        assert not commodity.stock or commodity.stock in TERMS.units
        assert not commodity.made_of or TERMS.commodities[commodity.made_of].board
        assert not commodity.part or commodity.part in TERMS.options["parts"]
        assert set(commodity.months) <= set(range(1, 13))


def test_every_word_is_said_in_both_languages():
    words = [*TERMS.units.values(), *TERMS.sectors.values(), *TERMS.commodities.values()]
    words += [option for options in TERMS.options.values() for option in options.values()]

    assert [word.key for word in words if not {"id", "en"} <= set(word.names)] == []


def test_every_sector_has_an_icon():
    assert all(icon_path(sector.icon) for sector in TERMS.sectors.values())


def test_coconut_board_comes_first_and_has_products_from_every_part():
    assert TERMS.boards[0].key == "kelapa"
    assert {product.part for product in TERMS.products_of("kelapa")} == set(TERMS.options["parts"])


def test_regency_says_what_differs_field_by_field():
    own = of(
        commodities={
            "kelapa": {"grades": ["Super"]},
            "garam": {"sector": "mining", "names": {"id": "Garam"}, "unit": "ton"},
        }
    )

    assert own.commodities["kelapa"].grades == ("Super",)
    assert own.commodities["kelapa"].unit == "ton"
    assert own.commodities["garam"].named("en") == "Garam"


def test_regency_takes_a_word_away_with_null():
    own = of(commodities={"sawit": None}, stale_after_months=12)

    assert "sawit" not in own.commodities
    assert own.stale_after_months == 12
    assert "sawit" in TERMS.commodities


@pytest.mark.parametrize(("of_list", "key"), [("statuses", "hilang"), ("groups", "arisan")])
def test_option_that_was_taken_away_speaks_for_itself(of_list, key):
    assert TERMS.option(of_list, key, "id") == key
