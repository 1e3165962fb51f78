"""What is asked of a document only when it is a regulation."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from nagari.conftest import ANSWERS
from smartnagari.kernel.errors import Invalid
from smartnagari.nagari.models import Download
from smartnagari.publishing.actions.drafts import begin_draft, save_screen
from smartnagari.publishing.models import Revision
from smartnagari.publishing.public import as_typed, content_kinds

KIND = "nagari.download"


@pytest.fixture
def browser(client, staff, ulakan):
    """Signed in as the operator of Ulakan."""
    person, client.actor = staff("nagari_operator", ulakan)
    client.force_login(person)
    return client


@pytest.fixture
def draft(browser, ulakan):
    """A draft of a document, nothing said yet."""
    return begin_draft(actor=browser.actor, kind=content_kinds[KIND], area=ulakan)


def at(draft, name="screen", **asked):
    return reverse(f"publishing:{name}", kwargs={"content_id": draft.subject_id}, query=asked or None)


def say(browser, draft, **typed):
    """Say what the document is, on its first screen."""
    return browser.post(at(draft, bagian="what"), {"suntingan": 99, "tujuan": "lanjut", **typed})


def asked(browser, draft):
    """The screens that the overview of this draft leads to."""
    page = browser.get(at(draft, "content")).content.decode()
    return set(re.findall(r"\?bagian=(\w+)\"", page))


@pytest.mark.parametrize(
    ("subject", "screens"),
    [
        ("regulation", {"what", "class", "regulation"}),
        ("report", {"what", "class"}),
        ("", {"what", "class"}),
        ("x", {"what", "class"}),
    ],
)
def test_screen_of_regulations_is_there_for_them_alone(browser, draft, subject, screens):
    say(browser, draft, title="Dokumen", subject=subject)

    assert asked(browser, draft) == screens


def test_next_leads_past_what_is_not_asked(browser, draft):
    say(browser, draft, title="Laporan", subject="report")

    sent = {"info_class": "regular", "day": "2026-01-02", "year": "2026", "suntingan": 99, "tujuan": "lanjut"}
    answer = browser.post(at(draft, bagian="class"), sent)

    assert answer["Location"] == at(draft, "content")


def test_answers_to_what_is_not_asked_any_more_are_refused(browser, draft):
    say(browser, draft, title="Laporan", subject="report")

    answer = browser.post(at(draft, bagian="regulation"), {"number": "9/2026", "suntingan": 99})

    assert answer["Location"] == at(draft, "content")
    typed = Revision.objects.get(pk=draft.pk).typed
    assert "number" not in typed
    assert typed["title"] == ["Laporan"]


def test_wrong_answer_about_a_regulation_is_shown_at_once(browser, draft):
    say(browser, draft, title="Pernag", subject="regulation")

    sent = {"number": "1305104107950003", "legal_state": "in_force", "suntingan": 99, "tujuan": "lanjut"}
    answer = browser.post(at(draft, bagian="regulation"), sent)

    assert answer["Location"] == at(draft, bagian="regulation", periksa="1")


@pytest.mark.parametrize("left_out", ["number", "legal_state"])
def test_regulation_without_number_or_force_is_not_published(live, kept, left_out):
    with pytest.raises(Invalid) as refusal:
        live(KIND, file=kept("satu"), **{left_out: ""})

    assert left_out in refusal.value.fields
    assert not Download.objects.exists()


def test_number_of_what_became_a_report_is_kept_in_the_draft_and_shown_to_nobody(live, kept, browser, draft):
    answers = ANSWERS[KIND] | {"subject": "report", "legal_state": "tidak ada", "number": "4/2025"}
    row = live(KIND, file=kept("satu"), **{k: v for k, v in answers.items() if k != "file"})

    assert (row.number, row.legal_state) == ("", "")
    form = content_kinds[KIND].form
    for group in form.groups:
        sent = {name: as_typed(answers)[name] for name in group.fields if name in answers}
        save_screen(actor=browser.actor, subject_id=draft.subject_id, group=group, sent=sent, edits=99)
    assert Revision.objects.get(pk=draft.pk).typed["number"] == ["4/2025"]
