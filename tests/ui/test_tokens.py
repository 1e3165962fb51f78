"""The colours of the style sheet against the contrast table of the design language."""

import re
from pathlib import Path

import pytest

import smartnagari.ui
from smartnagari.ui.contrast import contrast
from smartnagari.ui.theme import DEFAULTS, BadTheme, theme_css

CSS = (Path(smartnagari.ui.__file__).parent / "frontend/css/tokens.css").read_text(encoding="utf-8")

TEXT = [
    ("ink", "page", 16.6, 16.5),
    ("ink", "sheet", 17.7, 15.2),
    ("ink", "sunk", 14.9, 17.2),
    ("ink2", "page", 7.4, 9.7),
    ("ink2", "sheet", 7.9, 8.9),
    ("ink2", "sunk", 6.6, 10.1),
    ("ink", "sea-s", 15.1, 12.3),
    ("ink2", "sea-s", 6.7, 7.2),
    ("ink", "gold-s", 15.8, 12.7),
    ("ink", "red-s", 15.1, 14.0),
    ("ink", "green-s", 15.2, 12.6),
    ("sea", "page", 7.9, 11.0),
    ("sea", "sheet", 8.5, 10.1),
    ("sea", "sea-s", 7.2, 8.2),
    ("on-sea", "sea", 8.5, 9.6),
    ("on-sea", "sea-h", 11.6, 12.3),
    ("red", "page", 7.1, 9.3),
    ("red", "sheet", 7.6, 8.5),
    ("red", "red-s", 6.5, 7.9),
    ("red", "sea-s", 6.5, 6.9),
    ("gold", "page", 6.5, 11.2),
    ("gold", "sheet", 7.0, 10.3),
    ("gold", "gold-s", 6.2, 8.6),
    ("green", "page", 7.0, 10.5),
    ("green", "sheet", 7.5, 9.7),
    ("green", "green-s", 6.4, 8.1),
    ("on-night", "night", 15.6, 17.2),
    ("on-night2", "night", 9.2, 10.1),
    ("thread", "night", 8.1, 8.9),
]
DRAWN = [
    ("edge", "page", 3.9, 5.7),
    ("edge", "sheet", 4.2, 5.2),
    ("foc", "page", 16.6, 15.6),
    ("foc2", "foc", 10.5, 14.8),
    ("coast-t", "coast-g", 4.9, 4.4),
    ("mark", "sheet", 7.6, 3.7),
]
GROUNDS = [("coast-g", 9.1, 8.6), ("plain-g", 11.2, 10.6), ("foothill-g", 8.4, 8.0), ("seat-g", 16.9, 13.7)]


def read(block):
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", block))


def modes():
    """Tokens in light, in dark by the system, in dark by the page."""
    light = read(CSS[CSS.index(":root {") :].split("}")[0])
    by_system = read(CSS[CSS.index(':root:not([data-theme="light"]) {') :].split("}")[0])
    by_page = read(CSS[CSS.index('\n:root[data-theme="dark"] {') :].split("}")[0])
    return light, by_system, by_page


@pytest.mark.parametrize(("text", "ground", "in_light", "in_dark"), TEXT + DRAWN)
def test_pair_has_at_least_the_measured_contrast(text, ground, in_light, in_dark):
    light, dark, _by_page = modes()

    assert contrast(light[text], light[ground]) >= in_light - 0.06
    assert contrast({**light, **dark}[text], {**light, **dark}[ground]) >= in_dark - 0.06


@pytest.mark.parametrize(("ground", "in_light", "in_dark"), GROUNDS)
def test_white_reads_on_every_woven_ground(ground, in_light, in_dark):
    light, dark, _by_page = modes()

    assert contrast("#fff", light[ground]) >= in_light - 0.06
    assert contrast("#fff", dark[ground]) >= in_dark - 0.06


def test_no_text_pair_falls_below_six():
    assert min(min(light, dark) for _text, _ground, light, dark in TEXT) >= 6.2


def test_dark_by_the_page_is_dark_by_the_system():
    _light, by_system, by_page = modes()

    assert by_system == by_page
    assert len(by_page) > 25


def test_contrast_of_black_and_white_is_twenty_one():
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colour", ["red", "#12", "0b5467", "#0b54678"])
def test_contrast_refuses_what_is_no_colour(colour):
    with pytest.raises(ValueError, match="not a colour"):
        contrast(colour, "#fff")


def test_defaults_of_a_theme_are_the_tokens():
    light, dark, _by_page = modes()

    full = {name: "#ffffff" if value == "#fff" else value for name, value in light.items()}
    assert {name: full[name] for name in DEFAULTS["light"]} == DEFAULTS["light"]
    assert {name: dark[name] for name in DEFAULTS["dark"]} == DEFAULTS["dark"]


def test_theme_writes_rules_for_both_modes():
    css = theme_css(light={"sea": "#5b2a00"}, dark={"sea": "#f0c090"})

    assert css.startswith(":root{--sea:#5b2a00}")
    assert css.count("--sea:#f0c090") == 2


@pytest.mark.parametrize(
    ("tokens", "complaint"),
    [
        ({"ink": "#000"}, "may not change ink"),
        ({"sea": "#9fc5c9"}, "on-sea on sea has"),
        ({"mark": "#ffeeee"}, "mark on the ground has"),
        ({"sea": "red;}body{display:none"}, "not a colour"),
    ],
)
def test_theme_refuses_what_people_could_not_read(tokens, complaint):
    with pytest.raises(BadTheme, match=complaint):
        theme_css(light=tokens)
