"""The true national set, as the front end's packages bring it: counts, blemishes, agreement with ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartnagari.regions.loading.national import NationalSet, read_set
from smartnagari.regions.loading.tenant_file import read_tenant_file, shipped_folder

SOURCE = Path(__file__).parents[2] / "node_modules/idn-area-data/data"


@pytest.fixture(scope="module")
def national() -> NationalSet:
    return read_set(SOURCE)


def test_counts_of_the_edition(national):
    assert {level: len(rows) for level, rows in national.rows.items()} == {
        "province": 38,
        "regency": 514,
        "district": 7_277,
        "village": 83_763,
        "island": 16_995,
    }
    assert national.edition == "idn-area-data 3.1.2"


def test_blemishes_are_those_we_know(national):
    names = {row[0]: row[2] for row in national.rows["village"]}

    assert (national.mended, national.same_name) == (28, 18)
    assert names["35.13.15.2017"] == "Soka'an"
    assert names["53.07.01.2021"] == "Regapu'u"
    assert names["91.20.07.2005"] == "Teuw"
    assert not [name for name in names.values() if set(name) & set('"*’')]


def test_forms_of_villages(national):
    forms = [row[0][9] for row in national.rows["village"]]

    assert {form: forms.count(form) for form in "123"} == {"1": 8_498, "2": 75_251, "3": 14}


def test_islands_without_regency_hang_below_their_province(national):
    assert sum(len(row[1]) == 2 for row in national.rows["island"]) == 69


def test_shipped_names_of_padang_pariaman_agree(national):
    shipped = {place.code: place.name for place in read_tenant_file(shipped_folder("13.05")).places.values()}
    listed = {row[0]: row[2] for level in ("district", "village") for row in national.rows[level]}

    assert {code: name for code, name in listed.items() if code.startswith("13.05.")} == shipped
