"""The public pages: what they say, whom they lead to, what they cost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.potential import (
    EnterpriseFactory,
    PotentialItemFactory,
    PriceNoteFactory,
    ProducerGroupFactory,
)

PAGES = [
    "/potensi/",
    "/potensi/?q=kelapa&bidang=plantation&kecamatan=padang-sago&keadaan=running&bulan=1&urut=luas",
    "/potensi/kelapa-dalam-koto-baru/",
    "/potensi/bandingkan/?pilih=kelapa-dalam-koto-baru&pilih=sabut-kelapa-ekspor-ulakan",
    "/potensi/komoditas/",
    "/potensi/komoditas/kelapa/",
    "/potensi/usaha/",
    "/potensi/usaha/minyak-tanak-koto-baru/",
    "/potensi/kelompok/",
    "/potensi/kelompok/karambia-koto-baru/",
]


def asks(statement) -> bool:
    """Whether a statement reads rows; what opens a transaction and names the tenant does not."""
    return statement.startswith("SELECT") and "set_config" not in statement


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_page_opens_to_anybody_without_a_cookie(client, coconut, path, language):
    response = client.get(language + path)

    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize("path", PAGES)
def test_page_costs_at_most_eight_queries_for_any_length(client, coconut, path):
    def add(number):
        PotentialItemFactory(area=coconut.silent, slug=f"lagi-{number}", title=f"Kelapa {number}")
        EnterpriseFactory(area=coconut.koto, slug=f"lagi-{number}")
        ProducerGroupFactory(area=coconut.koto, slug=f"lagi-{number}")
        PriceNoteFactory(area=coconut.koto)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return sum(asks(each["sql"]) for each in queries)

    add(0)
    client.get(path)
    few = cost()
    for number in range(1, 3):
        add(number)

    assert cost() == few <= 8
