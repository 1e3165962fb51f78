"""The request as every view gets it, once the middleware has been at it."""

from __future__ import annotations

from smartnagari.regions.public import Request as RequestInTenant

from .models import User


class Request(RequestInTenant):
    """Names for the type checker only: no request is made of this class."""

    user: User  # behind a door above L0 somebody is signed in
