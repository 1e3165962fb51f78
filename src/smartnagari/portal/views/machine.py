"""Small texts at fixed addresses."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from smartnagari import __version__
from smartnagari.accounts.public import Request
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import NotFound
from smartnagari.ui.favicon import favicon
from smartnagari.ui.navigation import in_language

from ..sitemap import map_of_site, origin_of, part_of_map

PLAIN = "text/plain; charset=utf-8"


@open_door
@require_safe
def service_worker(request: Request) -> HttpResponse:
    """From the root, so that its scope is the whole site; named after the release, so that it renews."""
    page = reverse("portal:emergency")
    context = {
        "version": __version__,
        "emergency": [in_language(page, code) for code, _name in settings.LANGUAGES],
    }
    response = render(request, "portal/sw.js", context, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@open_door
@require_safe
def icon(request: Request) -> HttpResponse:
    """The mark, kept for a week."""
    response = HttpResponse(favicon(), content_type="image/x-icon")
    response["Cache-Control"] = "public, max-age=604800"
    return response


@open_door
@require_safe
def robots(request: Request) -> HttpResponse:
    closed = ("/akun/", "/meja/", "/masuk/", "/daftar/", "/api/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {origin_of(request)}{reverse('sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@open_door
@require_safe
@conditional_page
def sitemap(request: Request) -> HttpResponse:
    return _map(map_of_site(origin_of(request)))


@open_door
@require_safe
@conditional_page
def sitemap_part(request: Request, part: int) -> HttpResponse:
    found = part_of_map(origin_of(request), part)
    if found is None:
        raise NotFound(_("The map of this site has fewer parts."))
    return _map(found)


def _map(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@open_door
@require_safe
def security_txt(request: Request) -> HttpResponse:
    """RFC 9116: whom to tell of a weakness, valid for half a year from today."""
    expires = (timezone.now() + timedelta(days=180)).replace(microsecond=0)
    contact = request.tenant.settings.get("security_contact", f"mailto:keamanan@{request.get_host()}")
    lines = [f"Contact: {contact}", f"Expires: {expires.isoformat()}", "Preferred-Languages: id, en"]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)
