"""The way of a content from the first word to its withdrawal."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid5

import pytest
from django.utils import timezone

from publishing.sample import LOG
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TransitionRefused
from smartnagari.kernel.ids import uuid7
from smartnagari.nagari.models import NewsItem
from smartnagari.publishing.actions.drafts import (
    begin_draft,
    bring_back,
    discard_draft,
    edit_content,
    save_screen,
)
from smartnagari.publishing.actions.publishing import publish_draft, turn
from smartnagari.publishing.models import Revision
from smartnagari.publishing.public import put_live, withdraw
from smartnagari.publishing.rules.typed import as_typed
from smartnagari.publishing.states import RevisionState
from smartnagari.publishing.types import Schedule


@pytest.fixture
def draft(operator, kind, ulakan, answers):
    """A draft that can be published."""
    begun = begin_draft(actor=operator, kind=kind, area=ulakan)
    fill(operator, begun, kind, answers)
    begun.refresh_from_db()
    return begun


def fill(actor, draft, kind, answers):
    """Type these answers, screen by screen."""
    edits = Revision.objects.get(pk=draft.pk).edits
    for group in kind.form.groups:
        saved = save_screen(
            actor=actor, subject_id=draft.subject_id, group=group, sent=as_typed(answers), edits=edits
        )
        assert not saved.conflict
        edits = saved.edits


def test_draft_begins_with_what_is_known(operator, kind, ulakan):
    draft = begin_draft(actor=operator, kind=kind, area=ulakan)

    assert (draft.typed["title"], draft.title, draft.state) == (["Dari Ulakan"], "Dari Ulakan", "draft")
    assert not NewsItem.objects.exists()


def test_second_tap_opens_the_same_draft(operator, kind, ulakan):
    key = uuid7()

    first = begin_draft(actor=operator, kind=kind, area=ulakan, subject_id=key)
    second = begin_draft(actor=operator, kind=kind, area=ulakan, subject_id=key)

    assert first.pk == second.pk
    assert Revision.objects.count() == 1


def test_key_of_another_nagari_opens_nothing(operator, staff, kind, ulakan, tapakih):
    theirs = begin_draft(actor=staff("nagari_operator", tapakih)[1], kind=kind, area=tapakih)

    with pytest.raises(NotFound):
        begin_draft(actor=operator, kind=kind, area=ulakan, subject_id=theirs.subject_id)


def test_key_of_what_is_there_once_is_not_taken_beforehand(operator, kind, ulakan, tapakih):
    theirs = uuid5(tapakih.pk, "nagari.profile")

    with pytest.raises(NotFound):
        begin_draft(actor=operator, kind=kind, area=ulakan, subject_id=theirs)


def test_invalid_answers_are_kept_as_typed(operator, kind, ulakan):
    draft = begin_draft(actor=operator, kind=kind, area=ulakan)
    sent = {"title": ["x" * 90], "body": ["<script>alert(1)</script>"]}

    save_screen(actor=operator, subject_id=draft.subject_id, group=kind.form.groups[0], sent=sent, edits=0)

    draft.refresh_from_db()
    assert {name: draft.typed[name] for name in sent} == sent


def test_invalid_draft_is_not_published_and_says_where(operator, kind, ulakan):
    draft = begin_draft(actor=operator, kind=kind, area=ulakan)

    with pytest.raises(Invalid) as refused:
        publish_draft(actor=operator, subject_id=draft.subject_id)

    assert set(refused.value.fields) == {"day"}
    assert not NewsItem.objects.exists()


def test_published_draft_becomes_the_publics_row(operator, draft):
    publish_draft(actor=operator, subject_id=draft.subject_id)

    row = NewsItem.objects.live().get()
    assert (row.pk, row.version, row.title) == (draft.subject_id, 1, "Gotong royong")
    assert row.lead == "1 tamu, umum"
    assert row.body == "<p>Mari <strong>bersama</strong>.</p>"
    assert LOG == [("after", "Gotong royong")]


def test_second_tap_on_publish_changes_nothing(operator, draft):
    publish_draft(actor=operator, subject_id=draft.subject_id)
    again = publish_draft(actor=operator, subject_id=draft.subject_id)

    assert again.state == RevisionState.PUBLISHED
    assert NewsItem.objects.get().version == 1


def test_change_does_not_show_until_it_is_published(operator, kind, draft, answers):
    publish_draft(actor=operator, subject_id=draft.subject_id)
    newer = edit_content(actor=operator, subject_id=draft.subject_id)
    fill(operator, newer, kind, answers | {"title": "Gotong royong besar"})

    assert NewsItem.objects.get().title == "Gotong royong"
    publish_draft(actor=operator, subject_id=draft.subject_id)

    assert (NewsItem.objects.get().title, NewsItem.objects.get().version) == ("Gotong royong besar", 2)
    states = Revision.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["superseded", "published"]


def test_scheduled_draft_goes_live_at_its_time(operator, draft):
    at = timezone.now() + timedelta(hours=1)
    publish_draft(actor=operator, subject_id=draft.subject_id, schedule=Schedule(at=at))

    before = turn(moment=at - timedelta(seconds=1))
    assert (before, NewsItem.objects.count()) == (0, 0)

    assert turn(moment=at) == 1
    assert NewsItem.objects.live().count() == 1
    assert turn(moment=at) == 0


def test_time_that_has_passed_means_at_once(operator, draft):
    past = timezone.now() - timedelta(days=1)

    publish_draft(actor=operator, subject_id=draft.subject_id, schedule=Schedule(at=past))

    assert NewsItem.objects.live().count() == 1


def test_end_before_the_beginning_is_refused(operator, draft):
    at = timezone.now() + timedelta(days=2)

    with pytest.raises(Invalid) as refused:
        publish_draft(
            actor=operator,
            subject_id=draft.subject_id,
            schedule=Schedule(at=at, until=at - timedelta(hours=1)),
        )

    assert set(refused.value.fields) == {"until"}


def test_content_whose_time_is_over_is_taken_down(operator, draft):
    until = timezone.now() + timedelta(hours=1)
    publish_draft(actor=operator, subject_id=draft.subject_id, schedule=Schedule(until=until))

    turn(moment=until)

    assert not NewsItem.objects.live().exists()
    assert Revision.objects.get().state == RevisionState.WITHDRAWN
    assert LOG[-1] == ("gone", "Gotong royong")


def test_scheduled_draft_that_no_longer_holds_is_sent_back(operator, draft):
    at = timezone.now() + timedelta(hours=1)
    publish_draft(actor=operator, subject_id=draft.subject_id, schedule=Schedule(at=at))
    Revision.objects.update(typed={"title": ["Tanpa hari"]})

    turn(moment=at)

    revision = Revision.objects.get()
    assert revision.state == RevisionState.REFUSED
    assert revision.note
    assert not NewsItem.objects.exists()


def test_withdrawn_content_stays_as_a_tombstone(operator, kind, draft):
    publish_draft(actor=operator, subject_id=draft.subject_id)
    before = NewsItem.objects.get().changed_at

    withdraw(actor=operator, kind=kind, subject_id=draft.subject_id, note="Salah tulis")

    row = NewsItem.objects.get()
    assert not row.is_live
    assert row.changed_at > before
    assert Revision.objects.get().note == "Salah tulis"


def test_withdrawing_needs_a_reason(operator, kind, draft):
    publish_draft(actor=operator, subject_id=draft.subject_id)

    with pytest.raises(Invalid):
        withdraw(actor=operator, kind=kind, subject_id=draft.subject_id, note=" ")

    assert NewsItem.objects.live().count() == 1


def test_old_version_is_brought_back_as_a_draft(operator, kind, draft):
    publish_draft(actor=operator, subject_id=draft.subject_id)
    withdraw(actor=operator, kind=kind, subject_id=draft.subject_id, note="Salah tulis")

    again = bring_back(actor=operator, subject_id=draft.subject_id, number=1)
    publish_draft(actor=operator, subject_id=draft.subject_id)

    assert again.number == 2
    row = NewsItem.objects.live().get()
    assert (row.version, row.title) == (2, "Gotong royong")


def test_version_is_not_brought_back_over_somebodys_draft(operator, draft):
    with pytest.raises(TransitionRefused):
        bring_back(actor=operator, subject_id=draft.subject_id, number=1)


def test_draft_that_is_thrown_away_leaves_what_is_live(operator, draft):
    publish_draft(actor=operator, subject_id=draft.subject_id)
    edit_content(actor=operator, subject_id=draft.subject_id)

    discard_draft(actor=operator, subject_id=draft.subject_id)

    assert NewsItem.objects.live().count() == 1
    assert edit_content(actor=operator, subject_id=draft.subject_id).number == 3


def test_put_live_says_it_once(operator, kind, ulakan, answers):
    key = uuid7()

    for _round in range(2):
        put_live(actor=operator, kind=kind, area=ulakan, typed=answers, subject_id=key)

    assert NewsItem.objects.get().version == 1
    assert Revision.objects.count() == 1


def test_put_live_leaves_a_draft_open(operator, kind, ulakan, draft, answers):
    put_live(actor=operator, kind=kind, area=ulakan, typed=answers, subject_id=draft.subject_id)

    states = Revision.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["draft", "published"]


def test_put_live_refuses_what_is_wrong_whole(operator, kind, ulakan, answers):
    with pytest.raises(Invalid) as refused:
        put_live(
            actor=operator,
            kind=kind,
            area=ulakan,
            typed=answers | {"visitors": [{"label": "A", "number": 0}]},
        )

    assert set(refused.value.fields) == {"visitors-0-number"}
    assert not Revision.objects.exists()


def test_colleague_is_told_what_changed_on_the_same_screen(operator, head, kind, draft):
    group, opened = kind.form.groups[0], Revision.objects.get(pk=draft.pk).edits
    theirs = {"title": ["Judul wali"], "body": ["Isi"]}
    save_screen(actor=head, subject_id=draft.subject_id, group=group, sent=theirs, edits=opened)

    mine = {"title": ["Judul operator"], "body": ["Isi"]}
    saved = save_screen(actor=operator, subject_id=draft.subject_id, group=group, sent=mine, edits=opened)

    assert [(each.label, each.before, each.after) for each in saved.changes] == [
        ("Judul", "Judul operator", "Judul wali")
    ]
    assert Revision.objects.get(pk=draft.pk).typed["title"] == ["Judul wali"]
    again = save_screen(
        actor=operator, subject_id=draft.subject_id, group=group, sent=mine, edits=saved.edits
    )
    assert not again.conflict


def test_colleagues_on_two_screens_do_not_disturb_each_other(operator, head, kind, draft):
    opened = Revision.objects.get(pk=draft.pk).edits
    first, second, _third = kind.form.groups
    save_screen(actor=head, subject_id=draft.subject_id, group=first, sent={"title": ["Baru"]}, edits=opened)

    saved = save_screen(
        actor=operator, subject_id=draft.subject_id, group=second, sent={"day": ["2026-11-21"]}, edits=opened
    )

    typed = Revision.objects.get(pk=draft.pk).typed
    assert not saved.conflict
    assert (typed["title"], typed["day"]) == (["Baru"], ["2026-11-21"])


def test_draft_that_was_published_meanwhile_is_not_written(operator, kind, draft):
    publish_draft(actor=operator, subject_id=draft.subject_id)

    with pytest.raises(Conflict):
        save_screen(actor=operator, subject_id=draft.subject_id, group=kind.form.groups[0], sent={}, edits=99)


def test_operator_of_another_nagari_finds_nothing(staff, tapakih, kind, draft):
    stranger = staff("nagari_operator", tapakih)[1]

    for act in (
        lambda: edit_content(actor=stranger, subject_id=draft.subject_id),
        lambda: publish_draft(actor=stranger, subject_id=draft.subject_id),
        lambda: discard_draft(actor=stranger, subject_id=draft.subject_id),
        lambda: withdraw(actor=stranger, kind=kind, subject_id=draft.subject_id, note="x"),
        lambda: bring_back(actor=stranger, subject_id=draft.subject_id, number=1),
    ):
        with pytest.raises(NotFound):
            act()


def test_who_may_only_look_does_not_write(staff, district, draft):
    camat = staff("district_head", district)[1]

    with pytest.raises(NotAllowed):
        edit_content(actor=camat, subject_id=draft.subject_id)


def test_kind_that_is_there_once_has_one_content_a_nagari(operator, kind, ulakan, tapakih, tenant):
    from dataclasses import replace

    once = replace(kind, singleton=True)
    system = Actor.system("test", tenant.pk)

    keys = {begin_draft(actor=system, kind=once, area=area).subject_id for area in (ulakan, ulakan, tapakih)}

    assert len(keys) == 2
