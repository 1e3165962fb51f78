"""What publishing does when something happened: whose content came back is told why, and where to mend it."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone, translation

from smartnagari.accounts.public import User, grants_of, recipient
from smartnagari.kernel import messages
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.events import subscribe
from smartnagari.regions.public import home_of

from .models import Revision
from .queries.subjects import kind_of, may_see, place_of, sent_back
from .texts import REFUSED
from .types import ContentRefused

SITE = "Smart Nagari"


@subscribe("publishing.tell_author", to=ContentRefused)
def tell_author(event: ContentRefused, effect_key: str) -> None:
    """Write to who began and who sent what came back; to nobody when it is being mended already."""
    draft = sent_back(event.subject)
    if draft is None:
        return
    keys = {draft.author, event.author} - {draft.decided_by}
    people = User.objects.filter(pk__in=[key[2:] for key in keys if key.startswith("u:")], is_active=True)
    for person in people.order_by("pk"):
        if _still_writes_there(person, draft):
            _tell(person, draft)


def _still_writes_there(person: User, draft: Revision) -> bool:
    """Whoever works elsewhere by now learns nothing of drafts any more."""
    tenant = draft.tenant_id
    grants = grants_of(user_id=person.pk, tenant_id=tenant, today=timezone.localdate())
    actor = Actor(key=f"u:{person.pk}", tenant=tenant, user=person.pk, grants=grants)
    return may_see(actor, kind_of(draft.kind), place_of(draft.area, tenant))


def _tell(person: User, draft: Revision) -> None:
    to = recipient(person)
    if not (to.email or to.phone):
        return
    with translation.override(to.language):
        label = str(kind_of(draft.kind).label)
        path = reverse("publishing:content", kwargs={"content_id": draft.subject_id})
    values = {
        "site": SITE,
        "title": f"{label}: {draft.title}" if draft.title else label,
        "reason": draft.note,
        "url": home_of(draft.tenant_id) + path,
    }
    messages.send(messages.Envelope(text=REFUSED, to=to, tenant=draft.tenant_id, values=values))
