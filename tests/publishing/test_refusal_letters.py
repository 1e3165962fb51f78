"""Who is told that something came back: who wrote it, once, with the reason and the address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from factories.accounts import AssignmentFactory, UserFactory, actor_of
from factories.regions import TenantHostFactory
from smartnagari.accounts.models import Assignment, User
from smartnagari.kernel.messages import texts
from smartnagari.notifications.actions.sending import finished
from smartnagari.notifications.models import Message
from smartnagari.publishing.actions.drafts import begin_draft, save_screen
from smartnagari.publishing.actions.moderation import refuse_draft, submit_draft
from smartnagari.publishing.actions.publishing import publish_draft, turn
from smartnagari.publishing.models import Revision
from smartnagari.publishing.rules.typed import as_typed
from smartnagari.publishing.subscribers import tell_author
from smartnagari.publishing.types import ContentRefused, Schedule
from smartnagari.spine.models import Delivery


@pytest.fixture
def writer(tenant, ulakan):
    """An operator who can be written to."""
    person = UserFactory(email="penulis@nagari.example", language="id")
    AssignmentFactory(tenant=tenant, user=person, role="nagari_operator", area=ulakan)
    return person, actor_of(person, tenant)


def written(actor, kind, area, answers):
    begun = begin_draft(actor=actor, kind=kind, area=area)
    for group in kind.form.groups:
        save_screen(actor=actor, subject_id=begun.subject_id, group=group, sent=as_typed(answers), edits=99)
    return begun


@pytest.fixture
def refused(writer, head, kind, ulakan, answers, moderated):
    """A draft that the head of the nagari has sent back."""
    draft = written(writer[1], kind, ulakan, answers)
    submit_draft(actor=writer[1], subject_id=draft.subject_id)
    refuse_draft(actor=head, subject_id=draft.subject_id, note="Sebut tanggalnya.")
    return draft


def announced():
    """The events of refusal that wait to be delivered, as their subscriber gets them."""
    waiting = Delivery.objects.filter(subscription="publishing.tell_author").select_related("event")
    return [ContentRefused(**each.event.payload) for each in waiting.order_by("pk")]


def deliver():
    for event in announced():
        tell_author(event, "1")


def test_author_gets_one_message_with_the_reason_and_the_address(writer, refused, tenant):
    TenantHostFactory(host="padang.example", tenant=tenant)

    deliver()

    message = Message.objects.get()
    assert (message.address, message.text) == ("penulis@nagari.example", "publishing.refused")
    assert message.values["reason"] == "Sebut tanggalnya."
    assert message.values["title"] == "Contoh: Gotong royong"
    assert message.values["url"] == f"https://padang.example/meja/isi/{refused.subject_id}/"


def test_message_is_written_in_the_language_of_the_author(writer, refused):
    User.objects.filter(pk=writer[0].pk).update(language="en")

    deliver()

    message = Message.objects.get()
    with translation.override(message.language):
        subject, body, _short = finished(texts[message.text], message.values)
    assert subject == "Sent back to you: Contoh: Gotong royong"
    assert f"/en/meja/isi/{refused.subject_id}/" in body


def test_who_began_and_who_sent_are_told_and_who_refused_is_not(
    writer, head, staff, kind, ulakan, answers, moderated
):
    other = staff("nagari_operator", ulakan)
    draft = written(other[1], kind, ulakan, answers)
    submit_draft(actor=writer[1], subject_id=draft.subject_id)
    refuse_draft(actor=head, subject_id=draft.subject_id, note="Belum lengkap.")

    deliver()

    assert {m.user for m in Message.objects.all()} == {writer[0].pk, other[0].pk}


def test_nobody_is_told_once_it_is_being_mended(writer, refused, kind):
    first = kind.form.groups[0]
    save_screen(
        actor=writer[1], subject_id=refused.subject_id, group=first, sent={"title": ["Baru"]}, edits=99
    )

    deliver()

    assert not Message.objects.exists()


def test_who_does_not_work_there_any_more_is_told_nothing(writer, refused):
    yesterday = timezone.localdate() - timedelta(days=1)
    Assignment.objects.filter(user=writer[0]).update(valid_from=yesterday, valid_to=yesterday)

    deliver()

    assert not Message.objects.exists()


def test_draft_that_does_not_hold_at_its_time_is_told_too(writer, kind, ulakan, answers):
    at = timezone.now() + timedelta(hours=1)
    draft = written(writer[1], kind, ulakan, answers)
    publish_draft(actor=writer[1], subject_id=draft.subject_id, schedule=Schedule(at=at))
    Revision.objects.filter(pk=draft.pk).update(typed={**as_typed(answers), "title": [""]})

    turn(moment=at)
    deliver()

    message = Message.objects.get()
    assert message.user == writer[0].pk
    assert message.values["reason"]
