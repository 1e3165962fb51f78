"""Who asks, and whether this view is open to them. Default is deny."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from django_htmx.http import HttpResponseClientRedirect

from smartnagari.kernel.actor import Actor, Level
from smartnagari.kernel.doors import Door

from .queries.levels import actor_for, is_demo_here
from .rules.passwords import is_too_old
from .signin import clocks, typed

Answer = Callable[[HttpRequest], HttpResponse]
PASSWORD_PAGES = frozenset({"account_change_password", "account_set_password", "account_logout"})


@cache
def _doors() -> Callable[[Any, str | None], Door | None]:
    return import_string(settings.DOORS)


def compute_actor(request: HttpRequest) -> Actor:
    """The actor of this request, from its session."""
    tenant_id = request.tenant.pk  # type: ignore[attr-defined]
    facts = {"ip": get_client_ip(request) or "", "request_id": getattr(request, "request_id", "")}
    if not request.user.is_authenticated:
        return Actor.anonymous(tenant_id, **facts)
    records = get_authentication_records(request, request.user)
    return actor_for(request.user, tenant_id=tenant_id, records=records, **facts)


def attach_actor(request: HttpRequest) -> None:
    """Give the request an actor that costs nothing until somebody looks."""
    request.actor = SimpleLazyObject(lambda: compute_actor(request))  # type: ignore[attr-defined]
    request.renew_actor = lambda: attach_actor(request)  # type: ignore[attr-defined]


class ActorMiddleware:
    """Gives requests their actor, ends sessions in time and enforces the doors.

    Too low a level leads to signing in or proving more, and what was typed is not lost; a missing permission
    is a 403 (what lies inside an area and is out of scope is a 404, by its own gate).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.ended_session_of = ""  # type: ignore[attr-defined]
        in_a_tenant = request.tenant is not None  # type: ignore[attr-defined]
        if in_a_tenant and settings.SESSION_COOKIE_NAME in request.COOKIES:
            request.ended_session_of = clocks.watch(request)  # type: ignore[attr-defined]
        attach_actor(request)
        return typed.offer_again(request, self.get_response(request))

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else None
        door = _doors()(view, name)
        if door is None:
            raise PermissionDenied("This view declares no door.")
        if door.anonymous:
            return None
        return check(request, door, name or "")


def check(request: HttpRequest, door: Door, name: str) -> HttpResponse | None:
    """``None`` when the door is open to this request, else where to go first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not request.user.is_authenticated:
        return _first(request, reverse("account_login"))
    if door.level >= Level.P1 and not actor.facts.get("officer"):
        raise PermissionDenied("This part is for officers.")
    if actor.level < door.level:
        return _first(request, step_up_address(request.user, door.level))
    if door.permission in actor.facts.get("withheld", ()):  # type: ignore[operator]
        return _first(request, step_up_address(request.user, Level.P2))
    if door.permission and not actor.can(door.permission):
        raise PermissionDenied("No role of this person allows it.")
    if password_is_due(request.user) and name not in PASSWORD_PAGES:
        return _first(request, reverse("account_change_password"))
    if request.method == "POST":
        typed.forget(request)
    return None


def password_is_due(user: Any) -> bool:
    """Whether profile ``bssn4`` wants the password changed now."""
    wanted = settings.PASSWORD_PROFILE == "bssn4"  # noqa: S105 - the name of a policy
    if not wanted or not user.has_usable_password() or is_demo_here(user):
        return False
    return is_too_old(user.password_set_at, now=timezone.now())


def step_up_address(user: Any, level: Level) -> str:
    """Where this person proves more: with the passkey or app they have, else the page that explains how."""
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    if level == Level.P1 and Authenticator.Type.TOTP in kinds:
        return reverse("mfa_reauthenticate")
    if level >= Level.P1 and Authenticator.Type.WEBAUTHN in kinds:
        return reverse("mfa_reauthenticate_webauthn")
    return f"{reverse('level')}?{urlencode({'butuh': level.name})}"


def _first(request: HttpRequest, address: str) -> HttpResponse:
    """Send the person elsewhere first, to come back here with everything they had typed."""
    back = typed.page_of(request)
    if request.method == "POST":
        ended = request.ended_session_of  # type: ignore[attr-defined]
        back = typed.keep(request, back, of=ended or str(request.user.pk or ""))
    target = f"{address}{'&' if '?' in address else '?'}{urlencode({'next': back})}"
    htmx = getattr(request, "htmx", False)
    return HttpResponseClientRedirect(target) if htmx else HttpResponseRedirect(target)
