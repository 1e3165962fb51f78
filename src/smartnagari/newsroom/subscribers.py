"""What Wagtail tells: published, taken down, moved. Each is carried out in the transaction that told it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from .actions.showing import (
    move_article,
    show_announcement,
    show_article,
    withdraw_announcement,
    withdraw_article,
)
from .models import AnnouncementPage, ArticlePage, LivePage


def published(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Show what was let out; what is to go out later only announces itself here."""
    revision = kwargs.get("revision")
    later = getattr(revision, "approved_go_live_at", None)
    if not instance.live or (later and later > timezone.now()):
        return
    page = instance.specific
    if isinstance(page, ArticlePage):
        show_article(page=page)
    elif isinstance(page, AnnouncementPage):
        show_announcement(page=page)


def unpublished(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Take away what was taken down, expired or deleted."""
    withdraw_article(number=instance.pk)
    withdraw_announcement(number=instance.pk)


def moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Show the page and all below it at their new addresses."""
    for page in Page.objects.descendant_of(instance, inclusive=True).filter(live=True).specific():
        row = LivePage.objects.filter(number=page.pk, withdrawn_at=None).first()
        if row is not None and isinstance(page, ArticlePage) and row.path != page.public_path():
            move_article(page=page, row=row)


LETTERS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)
"""Wagtail's own letters: they would leave inside the transaction, past consent and our outbox."""


def no_letters() -> None:
    """Called when ``/kelola/`` is loaded: what waits stands on the desk's first page instead."""
    for signal, sender, key in LETTERS:
        signal.disconnect(sender=sender, dispatch_uid=key)


def listen() -> None:
    """Called once in ``ready()``."""
    page_published.connect(published, dispatch_uid="newsroom.published")
    page_unpublished.connect(unpublished, dispatch_uid="newsroom.unpublished")
    post_page_move.connect(moved, dispatch_uid="newsroom.moved")
