"""Habits that the suite does not forgive, each as a fixture that holds for every test."""

from __future__ import annotations

import random

import pytest
from django.db.models import QuerySet
from django.template import engines

FOREIGN_NAMES = frozenset({"block.super", "form.management_form"})
"""Variables that templates of libraries leave undefined on purpose."""


class UndefinedVariable(AssertionError):
    """A template named something that its view did not give it."""


class _Strict(str):
    """``string_if_invalid`` that fails instead of printing."""

    def __contains__(self, part: object) -> bool:
        return part == "%s" or super().__contains__(part)

    def __mod__(self, name: object) -> str:
        if str(name) in FOREIGN_NAMES:
            return ""
        raise UndefinedVariable(f"The template uses {name}, which nobody gave it.")


@pytest.fixture(autouse=True)
def undefined_variables_fail(monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", _Strict("undefined"))


@pytest.fixture(autouse=True)
def unordered_rows_come_shuffled(monkeypatch, request):
    """A test that passes only because rows came in the order of insertion fails here."""
    fetch, dice = QuerySet._fetch_all, random.Random(request.node.nodeid)

    def shuffled(self):
        fresh = self._result_cache is None
        fetch(self)
        if fresh and not self.ordered and isinstance(self._result_cache, list):
            dice.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", shuffled)
