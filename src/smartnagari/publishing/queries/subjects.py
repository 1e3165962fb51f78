"""One content with its revisions, for who may see it at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor, Placed
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import Area, Tenant

from ..guided import GuidedForm
from ..kinds import ContentKind, content_kinds
from ..models import Revision
from ..rules.typed import Typed
from ..states import MODERATE, OPEN, PUBLISH, VIEW, RevisionState
from ..types import WholeRegency


@dataclass
class Subject:
    """A content: of what kind, whose, the revision being written, the one that is live."""

    id: UUID
    kind: ContentKind
    area: Area | None
    tenant: Tenant
    draft: Revision | None = None
    live: Revision | None = None
    last: int = 0

    @property
    def place(self) -> Placed:
        return self.area if self.area is not None else WholeRegency(self.tenant.pk)

    def form(self, typed: Typed) -> GuidedForm:
        """The form of its kind with these answers."""
        return self.kind.filled_form(typed, area=self.area, tenant=self.tenant, subject_id=self.id)

    def row(self) -> Any:
        """The public's row, or ``None`` where nothing has been published yet."""
        return self.kind.model.objects.filter(pk=self.id).first()

    @property
    def moderated(self) -> bool:
        """Whether a second person has to look before this goes live."""
        wanted = (self.tenant.settings.get("publishing") or {}).get("moderated") or ()
        return self.kind.moderated or wanted is True or self.kind.key in wanted


def place_of(area: Area | None, tenant: UUID) -> Placed:
    """What grants are asked about for content of this area, or of the regency."""
    return area if area is not None else WholeRegency(tenant)


def may_see(actor: Actor, kind: ContentKind, place: Placed) -> bool:
    """Whether this actor sees drafts of this kind at this place."""
    return any(actor.can(permission, place) for permission in (VIEW, kind.permission, PUBLISH, MODERATE))


def revisions_of(subject_id: UUID, *, lock: bool = False) -> QuerySet[Revision]:
    """Every revision of a content, the newest first."""
    rows = Revision.objects.filter(subject_id=subject_id).select_related("area")
    return (rows.select_for_update(of=("self",)) if lock else rows).order_by("-number")


def sent_back(subject_id: str) -> Revision | None:
    """The draft of this content that came back with a note; none once it is being mended."""
    rows = Revision.objects.filter(subject_id=subject_id, state=RevisionState.REFUSED).select_related("area")
    found = rows.first()
    return found if found is not None and found.kind in content_kinds else None


def subject_for(
    actor: Actor, subject_id: UUID, *, permission: str = "", lock: bool = False, edit: bool = False
) -> Subject:
    """The content of this key, if ``actor`` may see it where it belongs; else ``NotFound``.

    With ``permission`` or ``edit`` (that of its kind) it is refused to who may only see it.
    """
    subject = _found(actor, subject_id, lock)
    if subject is None or not may_see(actor, subject.kind, subject.place):
        raise NotFound(_("There is no such content where you work."))
    needed = subject.kind.permission if edit else permission
    if needed:
        actor.require(needed, subject.place)
    return subject


def _found(actor: Actor, subject_id: UUID, lock: bool) -> Subject | None:
    rows = list(revisions_of(subject_id, lock=lock).exclude(state__in=_PAST)[:4])
    newest = rows[0] if rows else revisions_of(subject_id).first()
    if newest is None:
        return _of_row(actor, subject_id)
    if newest.kind not in content_kinds:
        return None
    return Subject(
        id=subject_id,
        kind=content_kinds[newest.kind],
        area=newest.area,
        tenant=Tenant.objects.get(pk=actor.tenant),
        draft=next((row for row in rows if row.state in OPEN), None),
        live=next((row for row in rows if row.state == RevisionState.PUBLISHED), None),
        last=revisions_of(subject_id).values_list("number", flat=True)[0],
    )


_PAST = (RevisionState.SUPERSEDED, RevisionState.WITHDRAWN, RevisionState.DISCARDED)


def _of_row(actor: Actor, subject_id: UUID) -> Subject | None:
    """A row that was imported and never written here."""
    for kind in content_kinds:
        row = kind.model.objects.filter(pk=subject_id).select_related("area").first()
        if row is not None:
            tenant = Tenant.objects.get(pk=actor.tenant)
            return Subject(id=subject_id, kind=kind, area=row.area, tenant=tenant)
    return None


def new_subject(
    actor: Actor, kind: ContentKind, area: Area | None, subject_id: UUID | None = None
) -> Subject:
    """A content that is to be written, if ``actor`` may write this kind at this place; else ``NotFound``.

    A key that somebody brings is one as :func:`uuid7` makes it: those of content that is there once are made
    of the place, and nobody takes another place's away beforehand.
    """
    if subject_id is not None and (subject_id.version != 7 or kind.singleton):
        raise NotFound(_("There is no such content where you work."))
    tenant = Tenant.objects.get(pk=actor.tenant)
    subject = Subject(id=subject_id or kind.key_for(tenant.pk, area), kind=kind, area=area, tenant=tenant)
    if not kind.belongs(area) or not actor.can(kind.permission, subject.place):
        raise NotFound(_("There is no such content where you work."))
    return subject


def kind_of(key: str) -> ContentKind:
    """The kind of this key; raises ``NotFound``."""
    if key not in content_kinds:
        raise NotFound(_("There is no such content where you work."))
    return content_kinds[key]
