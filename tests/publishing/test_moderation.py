"""Two pairs of eyes, where the regency wants them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from smartnagari.desk.public import item_for, queue
from smartnagari.kernel.errors import Invalid, NotAllowed, NotFound, TransitionRefused
from smartnagari.nagari.models import NewsItem
from smartnagari.publishing.actions.drafts import begin_draft, save_screen
from smartnagari.publishing.actions.moderation import (
    ITEM,
    approve_draft,
    refuse_draft,
    submit_draft,
    take_back,
)
from smartnagari.publishing.actions.publishing import publish_draft, turn
from smartnagari.publishing.models import Revision
from smartnagari.publishing.rules.typed import as_typed
from smartnagari.publishing.types import Schedule


@pytest.fixture
def draft(operator, kind, ulakan, answers, moderated):
    """A draft that waits to be sent."""
    begun = begin_draft(actor=operator, kind=kind, area=ulakan)
    for group in kind.form.groups:
        save_screen(
            actor=operator, subject_id=begun.subject_id, group=group, sent=as_typed(answers), edits=99
        )
    return begun


def test_moderated_kind_is_not_published_by_its_author(operator, draft):
    with pytest.raises(TransitionRefused):
        publish_draft(actor=operator, subject_id=draft.subject_id)


def test_sent_draft_lies_on_the_desk_of_others(operator, head, staff, tapakih, draft):
    submit_draft(actor=operator, subject_id=draft.subject_id)
    submit_draft(actor=operator, subject_id=draft.subject_id)

    elsewhere = staff("village_head", tapakih)[1]
    assert [item.subject for item in queue(head)] == [str(draft.subject_id)]
    assert not queue(operator).exists()
    assert not queue(elsewhere).exists()


def test_second_person_publishes(operator, head, draft):
    submit_draft(actor=operator, subject_id=draft.subject_id)

    approve_draft(actor=head, subject_id=draft.subject_id)

    assert NewsItem.objects.live().count() == 1
    assert Revision.objects.get().decided_by == head.key
    assert item_for(kind=ITEM, subject=str(draft.subject_id)) is None


def test_same_person_does_not_approve(head, draft):
    submit_draft(actor=head, subject_id=draft.subject_id)

    with pytest.raises(NotAllowed):
        approve_draft(actor=head, subject_id=draft.subject_id)

    assert not NewsItem.objects.exists()


def test_who_wrote_a_part_does_not_approve(operator, head, kind, draft):
    save_screen(
        actor=head,
        subject_id=draft.subject_id,
        group=kind.form.groups[0],
        sent={"title": ["Dari wali"]},
        edits=99,
    )
    submit_draft(actor=operator, subject_id=draft.subject_id)

    with pytest.raises(NotAllowed):
        approve_draft(actor=head, subject_id=draft.subject_id)


def test_refusal_needs_a_note_and_reaches_the_author(operator, head, draft):
    submit_draft(actor=operator, subject_id=draft.subject_id)

    with pytest.raises(Invalid):
        refuse_draft(actor=head, subject_id=draft.subject_id, note="")
    refuse_draft(actor=head, subject_id=draft.subject_id, note="Sebut tanggalnya.")

    revision = Revision.objects.get()
    assert (revision.state, revision.note) == ("refused", "Sebut tanggalnya.")
    assert item_for(kind=ITEM, subject=str(draft.subject_id)) is None


def test_refused_draft_is_mended_and_sent_again(operator, head, kind, draft):
    submit_draft(actor=operator, subject_id=draft.subject_id)
    refuse_draft(actor=head, subject_id=draft.subject_id, note="Sebut tanggalnya.")
    save_screen(
        actor=operator,
        subject_id=draft.subject_id,
        group=kind.form.groups[1],
        sent={"day": ["2026-12-01"]},
        edits=99,
    )

    submit_draft(actor=operator, subject_id=draft.subject_id)
    approve_draft(actor=head, subject_id=draft.subject_id)

    assert NewsItem.objects.live().get().day.isoformat() == "2026-12-01"


def test_author_takes_it_back(operator, head, draft):
    submit_draft(actor=operator, subject_id=draft.subject_id)

    take_back(actor=operator, subject_id=draft.subject_id)

    assert Revision.objects.get().state == "draft"
    assert not queue(head).exists()


def test_approved_schedule_waits_for_its_time(operator, head, draft):
    at = timezone.now() + timedelta(hours=2)
    submit_draft(actor=operator, subject_id=draft.subject_id, schedule=Schedule(at=at))

    approve_draft(actor=head, subject_id=draft.subject_id)
    assert not NewsItem.objects.exists()
    turn(moment=at)

    assert NewsItem.objects.live().count() == 1


def test_moderator_of_another_nagari_finds_nothing(operator, staff, tapakih, draft):
    submit_draft(actor=operator, subject_id=draft.subject_id)
    elsewhere = staff("village_head", tapakih)[1]

    for act in (approve_draft, lambda **given: refuse_draft(note="x", **given)):
        with pytest.raises(NotFound):
            act(actor=elsewhere, subject_id=draft.subject_id)
