"""The root of the one versioned API: each app's router, and one way to refuse."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from smartnagari import __version__
from smartnagari.kernel.errors import DomainError, Invalid, NotFound

from .openapi import completed
from .problems import problem


class Machines(NinjaAPI):
    """The API, with a description that names refusals and says what each parameter means."""

    def get_openapi_schema(self, **more: Any) -> Any:
        return completed(super().get_openapi_schema(**more))


api = Machines(
    title="Smart Nagari",
    version=__version__,
    description="Regions, offices and services of the regency. Addresses answer for the host's own tenant.",
    urls_namespace="api",
    docs_url="/docs",
    openapi_url="/openapi.json",
)


@api.exception_handler(DomainError)
def refuse(request: HttpRequest, error: DomainError) -> HttpResponse:
    return problem(error)


@api.exception_handler(Http404)
def not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(NotFound(_("There is no such address.")))


@api.exception_handler(ValidationError)
def refuse_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {".".join(str(part) for part in item["loc"]): item["msg"] for item in error.errors}
    return problem(Invalid("The request does not have the expected shape.", fields=fields))


api.add_router("", "smartnagari.regions.api.router")
api.add_router("", "smartnagari.accounts.api.router")
api.add_router("", "smartnagari.potential.api.router")
api.add_router("", "smartnagari.services.api.router")
api.add_router("", "smartnagari.newsroom.api.router")
api.add_router("", "smartnagari.nagari.api.router")
api.add_router("", "smartnagari.search.api.router")
