"""Machines' view of the catalogue: each service with its standard, in both languages."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema

from smartnagari.kernel.changes import slice_of
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import terms

from .models import Service, ServiceStandard
from .queries.catalogue import in_force
from .rules.texts import in_language, worded

router = Router(tags=["services"])


class Said(Schema):
    """A text in both languages, in the regency's own words for its institutions."""

    id: str
    en: str


class Requirement(Schema):
    """One thing to bring."""

    code: str
    label: Said
    note: Said


class Span(Schema):
    """A time: a number with its unit where there is one, and what is said of it."""

    value: int | None
    unit: str
    note: Said
    basis: str = ""


class Fee(Schema):
    """What it costs in rupiah; without an amount it is reckoned as the note says. Zero is free."""

    rupiah: int | None
    note: Said
    basis: str


class ServiceOut(Schema):
    """A service as the catalogue lists it; ``provider`` is the slug of the agency that gives it."""

    id: UUID
    code: str
    slug: str
    name: Said
    summary: Said
    kind: str
    provider_kind: str
    provider: str
    provider_name: Said
    audience: list[str]
    topics: list[str]
    channels: list[str]
    handoff_url: str
    source: str
    confidence: str
    page: str
    changed_at: datetime


class StandardOut(ServiceOut):
    """A service with its standard in force (UU 25/2009 art. 21); ``version`` 0: nobody wrote any."""

    version: int
    requirements: list[Requirement]
    steps: list[Said]
    time: Span
    fee: Fee
    outputs: list[Said]
    validity: Span
    complaints: list[Said]
    legal_basis: list[str]
    doubts: list[Said]


class GoneService(Schema):
    """A service that is given no more: the tombstone for whoever keeps a copy."""

    id: UUID
    changed_at: datetime


class ServicePage(Schema):
    """Services in the order of their last change.

    Ask again with ``after`` = ``next`` until it is empty, and the next time with ``updated_since`` = the
    ``as_of`` of this time's first page: then ``deleted`` names what is given no more.
    """

    items: list[ServiceOut]
    deleted: list[GoneService] = []
    next: str = ""
    as_of: datetime | None = None


class ServiceFilter(Schema):
    topic: str = Field("", description="Key of an event of life, such as `usaha`.")
    provider_kind: str = Field("", description="Who gives it: `village`, `district`, `agency` and so on.")
    updated_since: datetime | None = Field(None, description="Only what changed since, with tombstones.")
    after: str = Field("", description="The `next` of the page before.")
    limit: int = Field(50, description="How many rows at most; 200 is the most.")


@router.get("/services", response=ServicePage, operation_id="list_services", url_name="services")
def list_services(request: HttpRequest, asked: Query[ServiceFilter]) -> dict[str, Any]:
    """The catalogue, or what changed in it."""
    since = asked.updated_since
    rows = in_force() if since is None else Service.objects.all()
    if asked.provider_kind:
        rows = rows.filter(provider_kind=asked.provider_kind)
    part = slice_of(rows, moment="updated_at", since=since, after=asked.after, limit=asked.limit)
    own, today = _own(request), timezone.localdate()
    return {
        "items": [
            _row(row, own)
            for row in part.rows
            if not _ended(row, today) and (not asked.topic or asked.topic in row.topics)
        ],
        "deleted": [{"id": row.pk, "changed_at": row.updated_at} for row in part.rows if _ended(row, today)],
        "next": part.next,
        "as_of": part.as_of,
    }


@router.get("/services/{slug}", response=StandardOut, operation_id="get_service", url_name="service")
def get_service(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One service with its standard in force."""
    service = _with_standards(in_force().filter(slug=slug)).first()
    if service is None:
        raise NotFound(_("There is no such service here."))
    own = _own(request)
    newest: ServiceStandard = next(iter(service.standards.all()), ServiceStandard(service=service, version=0))
    return {**_row(service, own), **_standard(newest, own)}


def _with_standards(services: QuerySet[Service]) -> QuerySet[Service]:
    return services.prefetch_related(Prefetch("standards", ServiceStandard.objects.order_by("-version")))


def _own(request: Any) -> dict[str, dict[str, str]]:
    """The regency's words for its institutions in each language."""
    return {each: asdict(terms(request.tenant, language=each)) for each in ("id", "en")}


def _ended(service: Service, today: date) -> bool:
    return service.valid_to is not None and service.valid_to < today


def _said(text: Any, own: dict[str, dict[str, str]]) -> dict[str, str]:
    return {each: worded(in_language(text, each), own[each]) for each in own}


def _row(service: Service, own: dict[str, dict[str, str]]) -> dict[str, Any]:
    name = {"id": service.name, "en": service.name_en}
    plain = (
        "code", "slug", "kind", "provider_kind", "provider", "audience", "topics", "channels", "handoff_url",
        "source", "confidence",
    )  # fmt: skip
    return {
        "id": service.pk,
        **{column: getattr(service, column) for column in plain},
        "name": _said(name, own),
        "summary": _said(service.summary, own),
        "provider_name": _said(service.provider_name, own),
        "page": reverse("services:service", args=[service.slug]),
        "changed_at": service.updated_at,
    }


def _standard(row: ServiceStandard, own: dict[str, dict[str, str]]) -> dict[str, Any]:
    return {
        "version": row.version,
        "requirements": [
            {"code": each["code"], "label": _said(each["label"], own), "note": _said(each["note"], own)}
            for each in row.requirements
        ],
        "time": {
            "value": row.time_value,
            "unit": row.time_unit,
            "note": _said(row.time_note, own),
            "basis": row.time_basis,
        },
        "fee": {"rupiah": row.fee, "note": _said(row.fee_note, own), "basis": row.fee_basis},
        "validity": {
            "value": row.validity_value,
            "unit": row.validity_unit,
            "note": _said(row.validity_note, own),
        },
        "legal_basis": [str(each) for each in row.legal_basis],
        **{
            part: [_said(each, own) for each in getattr(row, part)]
            for part in ("steps", "outputs", "complaints", "doubts")
        },
    }
