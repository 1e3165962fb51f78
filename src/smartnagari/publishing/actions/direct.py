"""Publishing in one step: imports, the demonstration, tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import Area, Tenant

from ..kinds import ContentKind, content_kinds
from ..queries.subjects import Subject, revisions_of
from ..rules.typed import as_typed, same
from ..states import PUBLISH, RevisionState
from .going_live import checked, go_live, retire
from .moves import make_revision


@transaction.atomic
def put_live(
    *,
    actor: Actor,
    kind: str | ContentKind,
    area: Area | None,
    typed: Mapping[str, Any],
    subject_id: UUID | None = None,
) -> Any:
    """The public's row with these answers, published now; saying the same again changes nothing.

    ``typed`` may hold plain values (dates, numbers, files, lists of mappings for rows). A draft that somebody
    is writing stays as it is. Raises ``Invalid`` with the fields that are wrong.
    """
    found = kind if isinstance(kind, ContentKind) else content_kinds[kind]
    subject = Subject(
        id=subject_id or found.key_for(actor.tenant, area),
        kind=found,
        area=area,
        tenant=Tenant.objects.get(pk=actor.tenant),
    )
    actor.require(PUBLISH, subject.place)
    answers = as_typed(typed)
    rows = list(revisions_of(subject.id, lock=True))
    subject.last = rows[0].number if rows else 0
    subject.live = next((row for row in rows if row.state == RevisionState.PUBLISHED), None)
    if subject.live is not None and same(subject.live.typed, answers):
        return subject.row()
    form = checked(subject, answers)
    retire(actor, subject)
    revision = make_revision(actor, subject, answers, state=RevisionState.PUBLISHED)
    return go_live(actor, subject, revision, form, "")
