"""Everyday words against the catalogue that ships, and what helps where nothing is found."""

from __future__ import annotations

import pytest

from smartnagari.kernel.actor import Actor
from smartnagari.services.public import load_catalogue, read_catalogue

NEEDS = {
    "surat miskin": "surat-keterangan-tidak-mampu",
    "sktm": "surat-keterangan-tidak-mampu",
    "akta lahir": "akta-kelahiran",
    "birth certificate": "akta-kelahiran",
    "kur": "surat-keterangan-usaha",
    "surat usaha": "surat-keterangan-usaha",
}


@pytest.fixture
def catalogue(tenant):
    load_catalogue(actor=Actor.system("test", tenant.pk), catalogue=read_catalogue())


def test_needs_in_everyday_words_lead_to_the_service_first(client, catalogue):
    wrong = {}
    for words, slug in NEEDS.items():
        urls = [hit["url"] for hit in client.get("/api/v1/search", {"q": words}).json()["items"]]
        if urls[:1] != [f"/layanan/{slug}/"]:
            wrong[words] = urls[:5]

    assert wrong == {}


@pytest.mark.parametrize("language", ["", "/en"])
def test_where_nothing_is_found_the_most_used_services_are_offered(client, catalogue, language):
    page = client.get(f"{language}/cari/", {"q": "zzqqxx"}).content.decode()

    assert f'href="{language}/layanan/surat-keterangan-usaha/"' in page
    assert "/en/en/" not in page
