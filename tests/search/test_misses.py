"""What was looked for in vain: words without persons, at the desk of the communications office."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.accounts import AssignmentFactory, UserFactory
from smartnagari.regions.public import tenant_scope
from smartnagari.search.actions.misses import count_miss, forget_old_misses
from smartnagari.search.models import Miss
from smartnagari.search.queries.misses import missed_since
from smartnagari.search.rules.discretion import countable

KEPT = [("Kursus  Menjahit", "kursus menjahit"), ("PBB 2026", "pbb 2026"), ("Sungai Sariak", "sungai sariak")]
NOT_KEPT = [
    "1305012345678901",
    "1305 0123 4567 8901",
    "13.05.01-234567.8901",
    "Budi 1305012345678901",
    "0812 3456 7890",
    "+62-812-3456-7890",
    "budi@contoh.test",
    "12345",
    "123",
    "",
    "nama saya budi dan saya mau tanya sesuatu",
    "a" * 300,
]


@pytest.mark.parametrize(("typed", "kept"), KEPT)
def test_needs_are_kept_as_words(typed, kept):
    assert countable(typed) == kept


@pytest.mark.parametrize("typed", NOT_KEPT)
def test_what_may_be_somebodys_number_is_not_kept(typed):
    assert countable(typed) == ""


def test_words_of_a_year_ago_are_forgotten(tenant):
    today = timezone.localdate()
    for days in (1, 400):
        Miss.objects.create(tenant=tenant, day=today - timedelta(days=days), words="kursus", count=3)

    assert forget_old_misses(today) == 1
    assert Miss.objects.count() == 1


def test_what_was_looked_for_once_is_not_shown(tenant):
    count_miss("kursus")
    count_miss("kursus")
    count_miss("budi santoso")

    assert [row["words"] for row in missed_since(timezone.localdate())] == ["kursus"]


@pytest.fixture
def editor(client, tenant, settings):
    settings.DEMO = True
    person = UserFactory(is_demo=True)
    AssignmentFactory(tenant=tenant, user=person, role="communications_editor")
    client.force_login(person)
    return client


def test_the_desk_lists_words_page_by_page(editor, tenant):
    Miss.objects.bulk_create(
        Miss(tenant=tenant, day=timezone.localdate(), words=f"kata {number:02}", count=100 - number)
        for number in range(45)
    )

    first = editor.get("/meja/pencarian/")
    second = editor.get("/meja/pencarian/", {"page": "2", "hari": "x"})

    assert b"kata 00" in first.content
    assert b"kata 44" not in first.content
    assert b"kata 44" in second.content


def test_another_regencys_words_are_not_listed(editor, other_tenant):
    with tenant_scope(other_tenant.pk):
        Miss.objects.create(tenant=other_tenant, day=timezone.localdate(), words="di sana", count=9)

    assert b"di sana" not in editor.get("/meja/pencarian/").content


def test_who_has_no_business_there_is_refused(client, tenant, settings):
    settings.DEMO = True
    person = UserFactory(is_demo=True)
    AssignmentFactory(tenant=tenant, user=person, role="treasurer")
    client.force_login(person)

    assert client.get("/meja/pencarian/").status_code == 403
