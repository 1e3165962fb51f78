"""Reads around data rights: requests, consents, what is held about a person and who has looked."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from smartnagari.kernel.actor import Actor, Level
from smartnagari.kernel.errors import NotFound
from smartnagari.kernel.personal import ConsentText, Hold, Section, Subject, consent_texts, data_holders
from smartnagari.kernel.plain import harmless

from ..crypto import unsealed
from ..models import Consent, DataRequest, Profile
from ..states import OPEN_REQUESTS
from .profile import HANDLE_RIGHTS, own_profile, wards_of


def _own_requests(actor: Actor) -> QuerySet[DataRequest]:
    requests = DataRequest.objects.select_related("subject").filter(tenant_id=actor.tenant)
    if actor.user is None:
        return requests.none()
    wards = wards_of(own_profile(actor), on=timezone.localdate())
    return requests.filter(
        Q(asked_by_id=actor.user) | Q(subject__user_id=actor.user) | Q(subject_id__in=wards.values("pk"))
    )


def own_requests(actor: Actor) -> QuerySet[DataRequest]:
    """What this person asked for themselves and their wards, newest first."""
    return _own_requests(actor).order_by("-received_at", "-id")


def own_request_for(actor: Actor, number: str, *, lock: bool = False) -> DataRequest:
    """The own request with this number; anybody else's does not exist."""
    return _one(_own_requests(actor), number, lock=lock)


def desk_requests(actor: Actor, *, closed: bool = False) -> QuerySet[DataRequest]:
    """The requests of the regency for the data protection officer: the most pressing first."""
    actor.require(HANDLE_RIGHTS)
    requests = DataRequest.objects.select_related("subject").filter(tenant_id=actor.tenant)
    if closed:
        return requests.exclude(state__in=OPEN_REQUESTS).order_by("-finished_at", "-id")
    return requests.filter(state__in=OPEN_REQUESTS).order_by("due_at", "id")


def desk_request_for(actor: Actor, number: str, *, lock: bool = False) -> DataRequest:
    """A request as its officer gets it; who may not handle requests is told that it does not exist."""
    requests = DataRequest.objects.select_related("subject").filter(tenant_id=actor.tenant)
    request = _one(requests, number, lock=lock)
    if not actor.can(HANDLE_RIGHTS, request):
        raise _unknown()
    return request


def _one(requests: QuerySet[DataRequest], number: str, *, lock: bool) -> DataRequest:
    if lock:
        requests = requests.select_for_update(of=("self",))
    request = requests.filter(number=number.upper()).first()
    if request is None:
        raise _unknown()
    return request


def _unknown() -> NotFound:
    return NotFound(_("There is no request with this number."))


def details_of(request: DataRequest) -> dict[str, Any]:
    """What the person wrote with the request."""
    return json.loads(unsealed(request, "details_sealed") or "{}")


def answer_of(request: DataRequest) -> str:
    """What the officer answered."""
    return unsealed(request, "answer_sealed")


def consents_of(profile: Profile | None) -> QuerySet[Consent]:
    """Every consent that this person gave, withdrawn ones too, newest first."""
    if profile is None:
        return Consent.objects.none()
    consents = Consent.objects.filter(tenant_id=profile.tenant_id, profile=profile)
    return consents.order_by("-given_at", "-id")


def consents_on_offer(profile: Profile | None) -> list[tuple[ConsentText, Consent | None]]:
    """Each consent that the regency asks for, with the one in force."""
    given = {c.purpose: c for c in consents_of(profile).filter(withdrawn_at=None)}
    return [(text, given.get(text.key)) for text in consent_texts]


def agrees(*, profile: Profile, purpose: str) -> bool:
    """Whether a consent to this purpose is in force and the use of the data is not paused."""
    in_force = consents_of(profile).filter(purpose=purpose, withdrawn_at=None)
    return profile.restricted_at is None and in_force.exists()


def subject_of(profile: Profile, actor: Actor) -> Subject:
    """The person for the holders; identity numbers are written out from L2 on, where the card was seen."""
    full = actor.level >= Level.L2 and profile.user_id is not None and profile.user_id == actor.user
    return Subject(tenant=profile.tenant_id, profile=profile.pk, user=profile.user_id, full=full)


def held_about(subject: Subject) -> list[Section]:
    """All that the platform keeps about this person, app by app."""
    return [section for holder in data_holders for section in holder.sections(subject)]


def holds_on(subject: Subject) -> list[Hold]:
    """What would stay after an erasure, and why."""
    return [hold for holder in data_holders for hold in holder.holds(subject)]


def export_archive(sections: Iterable[Section], *, made_at: datetime) -> bytes:
    """A ZIP that machines and people can read: everything as JSON, and each section as CSV beside it."""
    sections = list(sections)
    whole = {
        "made_at": made_at.isoformat(),
        "sections": {section.key: list(section.rows) for section in sections},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(
            archive,
            "data.json",
            json.dumps(whole, cls=DjangoJSONEncoder, indent=1, ensure_ascii=False),
            made_at,
        )
        for section in sections:
            _put(archive, f"{section.key}.csv", as_csv(section), made_at)
    return file.getvalue()


def _put(archive: zipfile.ZipFile, name: str, text: str, made_at: datetime) -> None:
    info = zipfile.ZipInfo(name, date_time=made_at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, text.encode())


def as_csv(section: Section) -> str:
    """The rows of a section; cells that a spreadsheet would run as a formula are defused."""
    columns = list(dict.fromkeys(column for row in section.rows for column in row))
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    for row in section.rows:
        writer.writerow([_cell(row.get(column, "")) for column in columns])
    return "\ufeff" + file.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return harmless(value)
