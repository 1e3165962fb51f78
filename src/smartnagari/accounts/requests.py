"""The request as every view gets it, once the middleware has been at it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import Tenant

from .models import User


class Request(HttpRequest):
    """Names for the type checker only: no request is made of this class."""

    actor: Actor
    user: User  # behind a door above L0 somebody is signed in
    tenant: Tenant
    request_id: str
    htmx: HtmxDetails
