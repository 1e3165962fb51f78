"""Two at the same moment."""

from __future__ import annotations

from smartnagari.publishing.actions.drafts import _opened, begin_draft
from smartnagari.publishing.models import Revision
from smartnagari.publishing.queries.subjects import new_subject


def test_tap_at_the_same_moment_opens_the_same_draft(operator, kind, ulakan):
    subject = new_subject(operator, kind, ulakan)  # what the second tap saw before the first one wrote
    first = begin_draft(actor=operator, kind=kind, area=ulakan, subject_id=subject.id)

    second = _opened(operator, subject, {"title": ["Kedua"]})

    assert second.pk == first.pk
    assert Revision.objects.count() == 1
