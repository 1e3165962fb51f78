"""The desk's pages of content, in a browser without scripts."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from files.uploads import jpeg
from smartnagari.accounts.models import User
from smartnagari.files.public import StoredFile, keep_upload
from smartnagari.nagari.models import NewsItem
from smartnagari.publishing.actions.drafts import begin_draft, save_screen
from smartnagari.publishing.models import Revision
from smartnagari.publishing.public import put_live
from smartnagari.publishing.rules.typed import as_typed

PLACES = ("content", "screen", "preview", "publish", "step", "history", "withdraw", "review")


@pytest.fixture
def browser(client, staff, ulakan, kind, settings):
    """Signed in as the operator of Ulakan."""
    settings.DEMO = True
    person, client.actor = staff("nagari_operator", ulakan)
    client.force_login(person)
    return client


@pytest.fixture
def draft(browser, kind, ulakan, answers):
    """A draft that can be published."""
    begun = begin_draft(actor=browser.actor, kind=kind, area=ulakan)
    for group in kind.form.groups:
        save_screen(
            actor=browser.actor, subject_id=begun.subject_id, group=group, sent=as_typed(answers), edits=99
        )
    begun.refresh_from_db()
    return begun


def at(name, content):
    """The address of this page of a content."""
    return reverse(f"publishing:{name}", kwargs={"content_id": content.subject_id})


def text(response):
    return response.content.decode()


def test_site_lists_kinds_with_what_stands_there(browser, draft):
    page = text(browser.get("/meja/isi/"))

    assert "Situs Ulakan" in page
    assert "Contoh-contoh" in page
    assert "1 draf" in page


def test_new_content_opens_its_first_screen_once(browser, ulakan, kind):
    page = text(browser.get("/meja/isi/"))
    key = re.search(r'name="kunci" value="([^"]+)"', page)[1]
    sent = {"jenis": kind.key, "nagari": ulakan.code, "kunci": key}

    first = browser.post("/meja/isi/mulai/", sent)
    second = browser.post("/meja/isi/mulai/", sent)

    assert first["Location"] == second["Location"]
    assert Revision.objects.filter(kind=kind.key).count() == 1
    assert "Dari Ulakan" in text(browser.get(first["Location"]))


def test_screens_follow_each_other_to_the_overview(browser, draft):
    edits = draft.edits
    steps = []
    for screen, sent in (
        ("what", {"title": "Satu"}),
        ("when", {"day": "2026-11-20"}),
        ("who", {"visitors-0-label": "A", "visitors-0-number": "2"}),
    ):
        answer = browser.post(
            f"{at('screen', draft)}?bagian={screen}", {**sent, "suntingan": edits, "tujuan": "lanjut"}
        )
        steps.append(answer["Location"].replace(str(draft.subject_id), "X"))
        edits = Revision.objects.get(pk=draft.pk).edits

    assert steps == ["/meja/isi/X/isian/?bagian=when", "/meja/isi/X/isian/?bagian=who", "/meja/isi/X/"]


def test_every_screen_leads_to_the_overview_at_once(browser, draft):
    there = f"{at('screen', draft)}?bagian=what"

    answer = browser.post(there, {"title": "Satu", "suntingan": 99, "tujuan": "periksa"})

    assert answer["Location"] == at("content", draft)
    assert 'value="periksa"' in text(browser.get(there))


def test_incomplete_screen_is_saved_and_left(browser, draft):
    answer = browser.post(f"{at('screen', draft)}?bagian=when", {"suntingan": 99, "tujuan": "lanjut"})

    assert "bagian=who" in answer["Location"]
    assert "day" not in Revision.objects.get(pk=draft.pk).typed


def test_wrong_answer_is_saved_and_shown_with_its_error(browser, draft):
    answer = browser.post(
        f"{at('screen', draft)}?bagian=when", {"day": "besok", "suntingan": 99, "tujuan": "lanjut"}
    )

    page = text(browser.get(answer["Location"]))
    assert 'value="besok"' in page
    assert 'id="id_day_error"' in page


def test_save_draft_stays_and_says_when(browser, draft):
    answer = browser.post(
        f"{at('screen', draft)}?bagian=what", {"title": "Lain", "suntingan": 99, "tujuan": "simpan"}
    )

    assert answer["Location"].endswith("?bagian=what")
    assert any("Draf tersimpan pukul" in str(each) for each in get_messages(answer.wsgi_request))
    assert Revision.objects.get(pk=draft.pk).title == "Lain"


@pytest.mark.parametrize(
    "odd",
    [
        {"title": "Gotong\0 royong"},
        {"picture": "no-key", "picture-alt-no-key": "x"},
        {"suntingan": "²"},
        {"tujuan": "hapus:visitors-²"},
    ],
)
def test_odd_answers_break_nothing(browser, draft, odd):
    answer = browser.post(f"{at('screen', draft)}?bagian=when", {"suntingan": 99, **odd})

    assert answer.status_code in {200, 302}


def test_what_no_screen_shows_is_kept_nowhere(browser, draft):
    browser.post(f"{at('screen', draft)}?bagian=what", {"title": "Gotong\0\x0broyong", "suntingan": 99})

    assert Revision.objects.get(pk=draft.pk).typed["title"] == ["Gotong royong"]


@pytest.mark.parametrize("number", ["²", "9" * 30, "-1", "x"])
def test_version_that_is_none_is_not_brought_back(browser, draft, number):
    assert browser.post(at("history", draft), {"versi": number}).status_code == 404


def test_rows_come_and_go_without_scripts(browser, draft):
    sent = {"visitors-0-label": "A", "visitors-0-number": "1", "suntingan": 99}
    there = f"{at('screen', draft)}?bagian=who"

    more = browser.post(there, {**sent, "tujuan": "tambah:visitors"})
    assert more["Location"].endswith("#visitors-1")
    assert 'name="visitors-1-label"' in text(browser.get(there))

    browser.post(there, {**sent, "visitors-1-label": "B", "suntingan": 99, "tujuan": "hapus:visitors-0"})
    typed = Revision.objects.get(pk=draft.pk).typed
    assert typed["visitors-0-label"] == ["B"]
    assert "visitors-1-label" not in typed


def test_enter_in_a_field_goes_on_and_removes_nothing(browser, draft):
    page = text(browser.get(f"{at('screen', draft)}?bagian=who"))

    first = re.search(r'<button[^>]*name="tujuan"[^>]*value="([^"]+)"', page)[1]
    assert first == "lanjut"


def test_photo_is_kept_and_shown_through_a_signed_link(browser, draft):
    photo = SimpleUploadedFile("balai.jpg", jpeg(), content_type="image/jpeg")
    there = f"{at('screen', draft)}?bagian=when"

    browser.post(
        there, {"picture-upload": photo, "picture-alt": "Balai", "suntingan": 99, "tujuan": "simpan"}
    )

    file = StoredFile.objects.get()
    assert Revision.objects.get(pk=draft.pk).typed["picture"] == [str(file.pk)]
    assert (file.alt, file.public) == ("Balai", False)
    link = re.search(r'src="(/berkas/[^"]+)"', text(browser.get(there)))[1]
    browser.logout()
    assert b"".join(browser.get(link).streaming_content)
    assert browser.get(link.split("?")[0]).status_code == 404


def test_refused_upload_says_why_and_keeps_the_rest(browser, draft):
    fake = SimpleUploadedFile("foto.jpg", b"<html>", content_type="image/jpeg")

    answer = browser.post(
        f"{at('screen', draft)}?bagian=when",
        {"day": "2026-11-29", "picture-upload": fake, "suntingan": 99, "tujuan": "lanjut"},
    )

    assert "Pilih foto: JPEG" in text(answer)
    assert Revision.objects.get(pk=draft.pk).typed["day"] == ["2026-11-29"]


def test_file_of_somebody_else_does_not_get_in(browser, draft, staff, tapakih):
    stranger = staff("nagari_operator", tapakih)[1]
    theirs = keep_upload(
        actor=stranger, upload=SimpleUploadedFile("a.jpg", jpeg(), content_type="image/jpeg")
    )

    answer = browser.post(f"{at('screen', draft)}?bagian=when", {"picture": str(theirs.pk), "suntingan": 99})

    assert answer.status_code == 404
    assert (
        "picture" not in Revision.objects.get(pk=draft.pk).typed
        or not Revision.objects.get(pk=draft.pk).typed["picture"]
    )


def test_colleagues_change_is_told_and_mine_stands_below(browser, head, kind, draft):
    opened = draft.edits
    save_screen(
        actor=head,
        subject_id=draft.subject_id,
        group=kind.form.groups[0],
        sent={"title": ["Judul wali"]},
        edits=opened,
    )

    page = text(
        browser.post(
            f"{at('screen', draft)}?bagian=what",
            {"title": "Judul saya", "suntingan": opened, "tujuan": "lanjut"},
        )
    )

    assert "Judul wali" in page
    assert 'value="Judul saya"' in page
    assert f'name="suntingan" value="{Revision.objects.get(pk=draft.pk).edits}"' in page


def test_overview_leads_to_what_has_to_be_mended(browser, draft):
    Revision.objects.filter(pk=draft.pk).update(typed={"title": ["A"]})

    page = text(browser.get(at("content", draft)))

    assert f"{at('screen', draft)}?bagian=when&amp;periksa=1" in page
    assert at("publish", draft) not in page


def test_publishing_twice_publishes_once(browser, draft):
    for _tap in range(2):
        answer = browser.post(at("publish", draft))
        assert answer.status_code == 302

    assert NewsItem.objects.get().version == 1


FOLDED = re.compile(r'<details class="fold"(?: open)?>.*?</details>', re.S)


def test_days_are_folded_away_until_somebody_wants_them(browser, draft):
    fold = FOLDED.search(text(browser.get(at("content", draft))))[0]

    assert fold.startswith('<details class="fold">')
    assert {'name="at"', 'name="until"'} <= set(re.findall(r'name="\w+"', fold))


@pytest.mark.parametrize("sent", [{"at": "besok"}, {"until": "2001-01-01T10:00"}, {"at": "x", "until": "x"}])
def test_days_that_are_wrong_stand_open_with_what_is_wrong(browser, draft, sent):
    page = text(browser.post(at("publish", draft), sent))

    fold = FOLDED.search(page)[0]
    assert fold.startswith('<details class="fold" open>')
    assert 'class="error"' in fold
    assert Revision.objects.get(pk=draft.pk).state == "draft"


def test_time_that_is_set_waits_for_it(browser, draft):
    browser.post(at("publish", draft), {"at": "2099-05-20T09:00"})

    assert Revision.objects.get(pk=draft.pk).state == "scheduled"


def test_preview_is_the_public_page_under_a_strip(browser, draft):
    answer = browser.get(at("preview", draft))

    assert "Ini pratinjau" in text(answer)
    assert answer["X-Robots-Tag"] == "noindex"
    assert not NewsItem.objects.exists()


def test_hostile_words_come_out_as_text(browser, draft, kind, answers):
    evil = '"><script>alert(1)</script>'
    typed = as_typed(
        answers | {"title": evil[:50], "body": evil, "visitors": [{"label": evil[:30], "number": 1}]}
    )
    Revision.objects.filter(pk=draft.pk).update(typed=typed, title=evil)

    pages = [text(browser.get(at(name, draft))) for name in ("content", "screen", "history")]
    pages.append(text(browser.get("/meja/isi/daftar/", {"jenis": kind.key, "nagari": "13.05.10.2002"})))

    assert [page for page in pages if "<script>alert" in page] == []


def test_history_shows_what_each_version_changed(browser, draft, kind, ulakan, answers):
    browser.post(at("publish", draft))
    put_live(
        actor=browser.actor,
        kind=kind,
        area=ulakan,
        typed=answers | {"title": "Judul dua"},
        subject_id=draft.subject_id,
    )

    page = text(browser.get(at("history", draft)))

    assert "<del>Gotong royong</del><ins>Judul dua</ins>" in page


def test_withdrawing_asks_and_wants_a_reason(browser, draft):
    browser.post(at("publish", draft))

    asked = browser.post(at("withdraw", draft), {"note": ""})
    assert asked.status_code == 200
    browser.post(at("withdraw", draft), {"note": "Keliru"})

    assert not NewsItem.objects.live().exists()
    assert "Sudah dicabut" in text(browser.get(at("content", draft)))


def test_version_is_brought_back_from_history(browser, draft):
    browser.post(at("publish", draft))
    browser.post(at("withdraw", draft), {"note": "Keliru"})

    browser.post(at("history", draft), {"versi": "1"})
    browser.post(at("publish", draft))

    assert NewsItem.objects.live().count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", PLACES)
def test_officer_of_another_nagari_finds_no_address(client, staff, tapakih, draft, method, name, settings):
    settings.DEMO = True
    client.force_login(staff("village_head", tapakih)[0])

    answer = getattr(client, method)(at(name, draft), {"langkah": "buang", "when": "now", "note": "x"})

    assert answer.status_code in {404, 405}
    assert Revision.objects.get(pk=draft.pk).state == "draft"


def test_officer_of_another_nagari_finds_no_list(client, staff, ulakan, tapakih, draft, kind, settings):
    settings.DEMO = True
    client.force_login(staff("nagari_operator", tapakih)[0])

    lists = [
        client.get("/meja/isi/", {"nagari": ulakan.code}),
        client.get("/meja/isi/daftar/", {"jenis": kind.key, "nagari": ulakan.code}),
        client.post("/meja/isi/mulai/", {"jenis": kind.key, "nagari": ulakan.code}),
    ]

    assert [answer.status_code for answer in lists] == [404, 404, 404]
    assert "Gotong royong" not in text(client.get("/meja/isi/"))


def test_moderation_from_the_queue(browser, client, staff, ulakan, draft, moderated):
    sent = browser.post(at("publish", draft))
    assert sent.status_code == 302
    client.force_login(staff("village_head", ulakan)[0])

    assert at("review", draft) in text(client.get("/meja/tugas/"))
    client.post(at("review", draft), {"putusan": "tolak", "note": ""})
    client.post(at("review", draft), {"putusan": "tolak", "note": "Tambah hari."})

    assert Revision.objects.get(pk=draft.pk).note == "Tambah hari."
    assert at("review", draft) not in text(client.get("/meja/tugas/"))


@pytest.mark.parametrize("path", ["/meja/isi/", "/meja/isi/daftar/?jenis=tests.sample&nagari=13.05.10.2002"])
def test_lists_cost_the_same_for_any_length(browser, kind, ulakan, answers, path):
    browser.get(path)  # the first request of a session writes it
    counts = []
    for rows in (1, 3):
        while Revision.objects.filter(kind=kind.key).count() < rows:
            put_live(actor=browser.actor, kind=kind, area=ulakan, typed=answers)
        with CaptureQueriesContext(connection) as queries:
            browser.get(path)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_typed_answers_come_back_after_the_session_is_over(browser, draft):
    there = f"{at('screen', draft)}?bagian=what"
    person = browser.session["_auth_user_id"]
    browser.logout()

    sent = browser.post(
        there, {"title": "Belum tersimpan", "suntingan": draft.edits, "tujuan": "lanjut"}, HTTP_REFERER=there
    )
    back = parse_qs(urlsplit(sent["Location"]).query)["next"][0]
    browser.session.save()
    kept = dict(browser.session.items())
    browser.force_login(User.objects.get(pk=person))
    session = browser.session
    session.update({key: value for key, value in kept.items() if not key.startswith("_")})
    session.save()

    assert 'value="Belum tersimpan"' in text(browser.get(back))
