"""The site of a place as a whole: what there is of each kind, and how complete it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import Area

from ..kinds import ContentKind, content_kinds
from ..models import Revision
from ..states import OPEN, RevisionState
from ..types import Completeness
from .subjects import may_see, place_of

Counted = Callable[[Collection[UUID]], Mapping[UUID, Completeness]]
_counted: Counted | None = None

_SHAPES = {
    RevisionState.DRAFT: "working",
    RevisionState.WAITING: "sent",
    RevisionState.SCHEDULED: "sent",
    RevisionState.REFUSED: "refused",
}


@dataclass(frozen=True)
class KindView:
    """What there is of one kind at one place."""

    kind: ContentKind
    counts: dict[str, int]
    filled: int
    subject_id: UUID | None
    may_write: bool

    @property
    def live(self) -> int:
        return self.counts.get(RevisionState.PUBLISHED, 0)

    @property
    def open(self) -> int:
        return sum(self.counts.get(state, 0) for state in OPEN)

    @property
    def may_begin(self) -> bool:
        """Whether one more can be begun here."""
        return self.may_write and not (self.kind.singleton and (self.open or self.live))

    @property
    def open_states(self) -> list[tuple[str, str]]:
        """What is being written, as shapes and words: how many of each."""
        return [
            (_SHAPES[state], f"{self.counts[state]} {RevisionState(state).label.lower()}")
            for state in OPEN
            if self.counts.get(state)
        ]


def kinds_here(actor: Actor, area: Area | None) -> list[ContentKind]:
    """The kinds that this actor sees at this place, in their order."""
    place = place_of(area, actor.tenant)
    found = [kind for kind in content_kinds if kind.belongs(area) and may_see(actor, kind, place)]
    return sorted(found, key=lambda kind: (kind.order, kind.key))


def revisions_at(area: Area | None) -> QuerySet[Revision]:
    """Revisions of this place that count today: being written, or live."""
    states = [*OPEN, RevisionState.PUBLISHED]
    return Revision.objects.filter(area=area, state__in=states)


def site_of(actor: Actor, area: Area | None) -> list[KindView]:
    """Each kind with how many are written, wait and are live; in one query for the counts."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    filled: dict[str, int] = defaultdict(int)
    rows = revisions_at(area).values("kind", "state").annotate(number=Count("pk"), best=Max("filled"))
    for row in rows.order_by("kind", "state"):
        counts[row["kind"]][row["state"]] = row["number"]
        if row["state"] == RevisionState.PUBLISHED:
            filled[row["kind"]] = row["best"]
    place = place_of(area, actor.tenant)
    return [
        KindView(
            kind=kind,
            counts=counts[kind.key],
            filled=filled[kind.key],
            subject_id=kind.key_for(actor.tenant, area) if kind.singleton else None,
            may_write=actor.can(kind.permission, place),
        )
        for kind in kinds_here(actor, area)
    ]


def connect_completeness(counted: Counted) -> None:
    """Called once, in ``ready()``, by the app that knows what a complete site holds."""
    global _counted  # noqa: PLW0603 - the one port of this module, filled at start-up
    _counted = counted


def completeness_of(area_ids: Iterable[UUID]) -> dict[UUID, Completeness]:
    """How complete each of these sites is, by the same count as the public list, in one query."""
    wanted = list(area_ids)
    found = _counted(wanted) if _counted is not None and wanted else {}
    return {area_id: found.get(area_id, Completeness()) for area_id in wanted}


def contents_of(
    area: Area | None, kind: ContentKind, *, words: str = "", state: str = ""
) -> QuerySet[Revision]:
    """The contents of one kind at one place, each by its open revision or else the live one, newest first."""
    rows = Revision.objects.filter(area=area, kind=kind.key)
    written = rows.filter(state__in=OPEN)
    being_written = written.values("subject_id")
    live = rows.filter(state=RevisionState.PUBLISHED).exclude(subject_id__in=being_written)
    withdrawn = rows.filter(state=RevisionState.WITHDRAWN)
    ids = {
        "": [written, live],
        "published": [rows.filter(state=RevisionState.PUBLISHED)],
        "withdrawn": [withdrawn],
    }.get(state, [written.filter(state=state)])
    found = ids[0]
    for more in ids[1:]:
        found = found | more
    for word in words.replace("\0", "").split()[:6]:
        found = found.filter(title__icontains=word)
    return found.order_by("-updated_at", "-pk")
