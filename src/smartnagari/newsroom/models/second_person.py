"""Four eyes in Wagtail: where the regency wants it, what one person wrote another lets out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import PagePermissionTester, Task, TaskState

from ..entry import editing, who_edits
from ..rules import may_decide


class SecondPersonTester(PagePermissionTester):
    """What somebody may do with a page; publishing by oneself is not among it under four eyes.

    Taking down stays possible at once: it makes nothing public.
    """

    def can_publish(self) -> bool:
        return super().can_publish() and not who_edits().four_eyes

    def can_publish_subpage(self) -> bool:
        return super().can_publish_subpage() and not who_edits().four_eyes

    def can_submit_for_moderation(self) -> bool:
        return who_edits().four_eyes and super().can_submit_for_moderation()


class SecondPersonTask(Task):
    """Approval by somebody who may publish and did not write what is approved."""

    class Meta:
        verbose_name = _("approval by a second person")

    def may_decide(self, page: Any, user: Any) -> bool:
        """Whether this person may decide on the newest version of this page."""
        if not who_edits().publishes:
            return False
        writer = page.get_latest_revision()
        return may_decide(author=str(writer.user_id or "") if writer else "", decider=str(user.pk))

    def user_can_access_editor(self, page: Any, user: Any) -> bool:
        return who_edits().edits

    def locked_for_user(self, page: Any, user: Any) -> bool:
        """Nobody changes what waits for a decision; its author takes it back first."""
        return True

    def get_actions(self, page: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.may_decide(page, user):
            return []
        return [("reject", _("Send back with a note"), True), ("approve", _("Approve and publish"), False)]

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        if self.may_decide(task_state.workflow_state.content_object, user):
            with editing(replace(who_edits(), four_eyes=False)):  # this is the second pair
                super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        if not who_edits().publishes:
            return TaskState.objects.none()
        waiting = TaskState.objects.filter(task=self.task_ptr, status=TaskState.STATUS_IN_PROGRESS)
        return waiting.exclude(revision__user=user)
