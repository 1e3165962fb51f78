"""Feeds stay well-formed whatever an editor has pasted."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from factories.newsroom import LivePageFactory


@pytest.mark.parametrize("path", ["/kabar/umpan/", "/kabar/umpan/atom/"])
def test_what_a_word_processor_pastes_does_not_break_a_feed(reader, here, path):
    LivePageFactory(tenant=here.tenant, title="Pasar\x0bdibuka\x01", lead="Satu\x0cdua", path="pasar")

    feed = "".join(ElementTree.fromstring(reader.get(path).content).itertext())

    assert "Pasar dibuka" in feed
    assert "Satu dua" in feed
