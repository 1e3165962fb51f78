"""Whose site a request is for: the host decides, and nothing after it runs outside that tenant."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Tenant
from .queries.tenants import tenant_of_host
from .scope import tenant_scope

WITHOUT_TENANT = frozenset({"/livez", "/readyz", "/metrics"})
"""What machines ask of the process itself, by any host that reaches it."""


class TenantMiddleware:
    """Sets ``request.tenant``, enters its scope and zone; unknown hosts get 400, an empty platform 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.tenant = None  # type: ignore[attr-defined]
        if request.path in WITHOUT_TENANT:
            return self.get_response(request)
        tenant = tenant_of_host(_host(request))
        if tenant is None:
            return _refusal()
        request.tenant = tenant  # type: ignore[attr-defined]
        with tenant_scope(tenant.pk), timezone.override(tenant.timezone):
            return self.get_response(request)


def _host(request: HttpRequest) -> str:
    host = request.get_host()
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def _refusal() -> HttpResponse:
    if Tenant.objects.exists():
        return _plain(_("This address does not belong to any regency on this platform."), status=400)
    told = _("No regency has been founded here yet. The operator runs: smartnagari found_tenant 13.05")
    return _plain(told, status=503)


def _plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(text + "\n", status=status, content_type="text/plain; charset=utf-8")
