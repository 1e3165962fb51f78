"""What officers are told when a role begins or ends."""

from __future__ import annotations

import pytest

from factories.accounts import AssignmentFactory, UserFactory
from smartnagari.accounts.subscribers import tell_role_began, tell_role_ended
from smartnagari.accounts.types import AssignmentBegan, AssignmentEnded
from smartnagari.kernel.messages import texts
from smartnagari.notifications.models import Message

TELL = [
    (tell_role_began, AssignmentBegan, "accounts.role.began"),
    (tell_role_ended, AssignmentEnded, "accounts.role.ended"),
]


@pytest.mark.parametrize(("tell", "event", "text"), TELL)
def test_officer_is_told_of_their_role_in_their_language(tenant, tell, event, text):
    assignment = AssignmentFactory(user=UserFactory(language="en"))

    tell(event(str(assignment.pk), user=str(assignment.user_id), role=assignment.role), "1")

    message = Message.objects.get()
    assert message.text == text
    assert message.values["role"] == "Nagari operator"
    assert text in texts


@pytest.mark.parametrize("person", [{"is_demo": True}, {"is_active": False}], ids=["invented", "closed"])
def test_invented_people_and_closed_accounts_are_told_nothing(tenant, person):
    assignment = AssignmentFactory(user=UserFactory(**person))

    tell_role_began(AssignmentBegan("1", user=str(assignment.user_id), role=assignment.role), "1")

    assert not Message.objects.exists()
