"""The request as a view of regions gets it, once the middleware has been at it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from smartnagari.kernel.actor import Actor

from .models import Tenant


class Request(HttpRequest):
    """Names for the type checker only: no request is made of this class. Apps above add the user."""

    actor: Actor
    tenant: Tenant
    request_id: str
    htmx: HtmxDetails
