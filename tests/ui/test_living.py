"""The living page shows everything, in both languages."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import smartnagari.ui
from smartnagari.ui.library import register
from smartnagari.ui.living import PAGES
from ui.drawing import draw_page

TEMPLATES = Path(smartnagari.ui.__file__).parent / "templates/ui"
FOR_LAYOUTS = {
    "page_assets",
    "main_menu_items",
    "foot_columns",
    "rail_items",
    "language_switch",
    "account_link",
    "home_url",
    "page_messages",
    "site_tepi",
    "roof",
    "mark",
    "head_title",
    "head_description",
    "page_links",
    "json_ld",
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("key", PAGES)
def test_sample_page_draws(key, language):
    template, context = PAGES[key]

    with translation.override(language):
        html = draw_page(template, context())

    assert html.count("<h1") == 1
    assert f'<html lang="{language}">' in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_every_component_stands_on_some_sample_page():
    shown = "".join((TEMPLATES.parent / template).read_text() for template, _context in PAGES.values())

    missing = [tag for tag in register.tags if f"{{% {tag} " not in shown and tag not in FOR_LAYOUTS]
    assert set(missing) <= {"shape", "kain_zoom", "kain_lit", "spark", "tenun", "field"}


def test_readme_names_every_tag():
    readme = (Path(smartnagari.ui.__file__).parent / "README.md").read_text(encoding="utf-8")

    named = set(re.findall(r"[a-z_]+", readme))
    assert sorted(set(register.tags) - named) == []
