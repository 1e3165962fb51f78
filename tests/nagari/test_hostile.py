"""Hostile markup typed into every field of every form comes out as text, by the pages that people use."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from nagari.conftest import ANSWERS
from smartnagari.nagari.models import NewsItem
from smartnagari.publishing.actions.drafts import begin_draft
from smartnagari.publishing.models import Revision
from smartnagari.publishing.public import content_kinds
from smartnagari.publishing.rules.typed import as_typed

MARKS = '<script>alert(7)</script> "><img src=x onerror=alert(7)> {{ 7|add:7 }}'
HARMFUL = re.compile(r"<script>alert|<img src=x|onerror=alert\(7\)>(?!&)", re.IGNORECASE)
PAGES = ("", "profil/", "lembaga/", "kabar/", "kabar/rss.xml", "agenda/", "uang/2026/", "unduhan/")
TEXT_FIELDS = {
    "nagari.profile": [
        "lead", "history", "climate", "land_source", "north", "east", "south", "west", "people_source",
        "vision", "missions", "welcome", "diaspora", "diaspora_contact",
    ],
    "nagari.hamlets": [],
    "nagari.institution": ["name", "about", "head_name", "head_title", "decree", "address"],
    "nagari.news": ["title", "lead", "body", "picture_alt", "picture_credit"],
    "nagari.agenda": ["title", "place", "host", "about"],
    "nagari.budget": ["regulation", "source", "unfinished", "complaints"],
    "nagari.download": ["title", "about"],
}  # fmt: skip
ROWS = {
    "nagari.profile": {
        "land_use-0-use": MARKS[:80], "land_use-0-hectares": "5",
        "emergency-0-name": MARKS[:80], "emergency-0-number": "112",
    },
    "nagari.hamlets": {
        "heads-0-hamlet": "13.05.10.2002.K01", "heads-0-head_name": MARKS, "heads-0-decree": MARKS[:120],
    },
    "nagari.budget": {
        "table": "",
        "lines-0-code": "5.2.1", "lines-0-name": MARKS, "lines-0-planned": "1.000",
        "lines-0-carried_by": MARKS[:120], "lines-0-note": MARKS,
    },
}  # fmt: skip


@pytest.fixture
def browser(client, staff, ulakan):
    """Signed in as the operator of Ulakan."""
    person, client.actor = staff("nagari_operator", ulakan)
    client.force_login(person)
    return client


def at(name, content):
    return reverse(f"publishing:{name}", kwargs={"content_id": content.subject_id})


def typed_into(kind, file):
    """The answers of a kind with hostile marks in every field that takes words."""
    hostile = dict.fromkeys(TEXT_FIELDS[kind], MARKS)
    files = {"file": [file.pk]} if kind == "nagari.download" else {}
    return as_typed({**ANSWERS[kind], **hostile, **ROWS.get(kind, {}), **files})


def write(browser, kind, area, answers):
    """Fill each screen of the desk and publish, as an operator without scripts does."""
    found = content_kinds[kind]
    draft = begin_draft(actor=browser.actor, kind=found, area=area)
    for group in found.form.groups:
        mine = {name: value for name, value in answers.items() if belongs(name, group)}
        answer = browser.post(
            f"{at('screen', draft)}?bagian={group.key}", {**mine, "suntingan": 999, "tujuan": "lanjut"}
        )
        assert answer.status_code == 302, (kind, group.key)
    assert browser.get(at("preview", draft)).status_code == 200
    browser.post(at("publish", draft))
    return Revision.objects.filter(subject_id=draft.subject_id).order_by("-number").first()


def belongs(name, group):
    return name in group.fields or name.split("-")[0] in group.rows


@pytest.mark.parametrize("kind", sorted(TEXT_FIELDS))
def test_hostile_marks_come_out_as_text(browser, ulakan, kept, kind):
    revision = write(browser, kind, ulakan, typed_into(kind, kept("satu", browser.actor)))
    assert revision.state == "published", (
        content_kinds[kind]
        .filled_form(revision.typed, area=ulakan, tenant=None, subject_id=revision.subject_id)
        .problems()
    )

    desk = [browser.get(at(name, revision)) for name in ("content", "preview", "history")]
    browser.logout()
    public = [browser.get(f"/nagari/ulakan/{path}") for path in PAGES]
    public += [browser.get("/unduhan/"), browser.get(content_kinds[kind].url(row_of(kind, revision)))]

    read = [page.content.decode() for page in (*desk, *public) if page.status_code == 200]
    assert [found[0] for page in read if (found := HARMFUL.search(page))] == []
    assert all("{{ 7|add:7 }}" in page for page in read if "alert(7)" in page and "&lt;script" in page)
    assert any("&lt;script&gt;alert(7)" in page for page in read)


def row_of(kind, revision):
    return content_kinds[kind].model.objects.select_related("area").get(pk=revision.subject_id)


def test_draft_is_seen_by_nobody_elsewhere(browser, ulakan, tapakih, staff):
    draft = begin_draft(actor=browser.actor, kind=content_kinds["nagari.news"], area=ulakan)
    browser.post(
        f"{at('screen', draft)}?bagian=what",
        {"title": "Rahasia besar", "day": "2026-05-20", "body": "Isi.", "suntingan": 999, "tujuan": "simpan"},
    )
    stranger, _actor = staff("nagari_operator", tapakih)
    browser.force_login(stranger)

    for name in ("content", "screen", "preview", "history"):
        assert browser.get(at(name, draft)).status_code == 404
    for path in (
        "/meja/isi/",
        "/meja/isi/daftar/?jenis=nagari.news",
        "/nagari/ulakan/",
        "/nagari/ulakan/kabar/",
    ):
        assert "Rahasia besar" not in browser.get(path).content.decode()
    assert not NewsItem.objects.exists()
