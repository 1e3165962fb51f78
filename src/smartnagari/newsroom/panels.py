"""The first page of ``/kelola/``: what waits, how to begin, what was changed last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from .entry import who_edits
from .models import NewsIndex
from .queries.waiting import waiting_pages


class WaitingForSecondPerson(Component):
    """Pages that somebody else wrote and that this person may let out."""

    order = 10
    template_name = "newsroom/kelola/waiting.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        return {"pages": waiting_pages(user.pk) if who_edits().publishes else []}


class FirstSteps(Component):
    """The one thing that most come for."""

    order = 20
    template_name = "newsroom/kelola/first_steps.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        index = NewsIndex.objects.child_of(who_edits().root).first()
        write = reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", index.pk]) if index else ""
        return {"write": write, "four_eyes": who_edits().four_eyes}


class Newest(Component):
    """What was changed last, by whomever."""

    order = 30
    template_name = "newsroom/kelola/newest.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        own = Page.objects.descendant_of(who_edits().root).filter(depth__gt=3)
        return {"pages": own.order_by("-latest_revision_created_at", "-pk")[:8]}
