"""Small habits that keep large trouble away, read off the sources."""

import re

from architecture.conftest import ROOT

PACKAGE = ROOT / "src/smartnagari"
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.*"))
SOURCES = sorted(PACKAGE.rglob("*.py"))


def test_row_locks_name_their_table():
    careless = [
        str(file.relative_to(PACKAGE))
        for file in SOURCES
        for call in re.findall(r"select_for_update\(([^)]*)", file.read_text(encoding="utf-8"))
        if "of=" not in call
    ]

    assert careless == []


def test_each_template_is_named_by_somebody():
    named = "\n".join(file.read_text(encoding="utf-8") for file in [*SOURCES, *TEMPLATES])
    orphans = [
        name
        for name in (str(file).split("/templates/", 1)[1] for file in TEMPLATES)
        if not name.startswith(("account/", "mfa/", "usersessions/", "allauth/", "django/", "socialaccount/"))
        and name not in named
        and f'part("{name.removeprefix("ui/").removesuffix(".html")}"' not in named
    ]

    assert orphans == []


def test_templates_hold_no_script_and_no_style():
    guilty = re.compile(
        r"<style|<script(?![^>]*\bsrc=)(?![^>]*json)|\sstyle=|\son[a-z]+=|hx-on|\bjs:|javascript:"
    )
    found = [
        f"{file.relative_to(PACKAGE)}: {match[0]}"
        for file in TEMPLATES
        for match in guilty.finditer(file.read_text(encoding="utf-8"))
    ]

    assert found == []
