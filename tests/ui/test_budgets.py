"""What a first visit weighs, compressed as a server would send it."""

import gzip
import json
from pathlib import Path

import pytest
from django.test import RequestFactory

import smartnagari.ui
from smartnagari.ui.living import PAGES
from ui.drawing import draw_page

DIST = Path(smartnagari.ui.__file__).parent / "static/ui/dist"


def built(name):
    """The built file of this source; the front end must have been built: npm run build."""
    manifest = json.loads((DIST / "manifest.json").read_text(encoding="utf-8"))
    return (DIST / manifest[name]["file"]).read_bytes()


def weight(content):
    return len(gzip.compress(content, 9))


@pytest.mark.parametrize(
    ("name", "limit"), [("css/public.css", 8192), ("css/desk.css", 3000), ("main.ts", 2500)]
)
def test_built_file_keeps_its_budget(name, limit):
    assert weight(built(name)) <= limit


def test_font_keeps_its_budget():
    assert len(built("generated/plus-jakarta-sans.woff2")) <= 17_408


def test_font_keeps_weights_figures_and_the_letters_of_both_languages():
    from fontTools.ttLib import TTFont

    font = TTFont(
        DIST / json.loads((DIST / "manifest.json").read_text())["generated/plus-jakarta-sans.woff2"]["file"]
    )

    weights = font["fvar"].axes[0]
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert (weights.axisTag, weights.minValue, weights.maxValue) == ("wght", 200, 800)
    assert "tnum" in features
    assert {ord(letter) for letter in "AZaz09éé·•–—“”‘’…²±×°−«»©"} <= set(font.getBestCmap())


def test_first_visit_of_home_stays_under_forty_kilobytes():
    template, context = PAGES["beranda"]
    page = draw_page(template, context(), RequestFactory().get("/")).encode()

    parts = [page, built("css/public.css"), built("main.ts")]
    assert sum(map(weight, parts)) + len(built("generated/plus-jakarta-sans.woff2")) <= 40_960


def test_htmx_is_not_part_of_the_first_script():
    assert b"hx-" in built("main.ts")
    assert len(built("main.ts")) < 4096
