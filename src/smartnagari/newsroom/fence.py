"""The fence around Wagtail: of its addresses those that are needed, and behind them this regency alone.

Default is closed: an address that is not named in ``OPEN`` does not exist, so a new release of Wagtail cannot
open a door by itself. What an address names by number must lie in the tenant's own tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from wagtail.models import Page, TaskState

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import NotFound

from .actions.trees import newsroom_of
from .entry import EDIT, KIND, PUBLISH, Editing, editing
from .models import Picture
from .wording import NO_SUCH_PAGE

OPEN = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_dismissibles",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:search_results",
        "wagtailadmin_pages:add",
        "wagtailadmin_pages:preview_on_add",
        "wagtailadmin_pages:add_subpage",
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:preview_on_edit",
        "wagtailadmin_pages:view_draft",
        "wagtailadmin_pages:delete",
        "wagtailadmin_pages:unpublish",
        "wagtailadmin_pages:lock",
        "wagtailadmin_pages:unlock",
        "wagtailadmin_pages:history",
        "wagtailadmin_pages:history_results",
        "wagtailadmin_pages:revisions_view",
        "wagtailadmin_pages:revisions_revert",
        "wagtailadmin_pages:revisions_compare",
        "wagtailadmin_pages:revisions_unschedule",
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:confirm_workflow_cancellation",
        "wagtailimages:index",
        "wagtailimages:index_results",
        "wagtailimages:add",
        "wagtailimages:edit",
        "wagtailimages:delete",
        "wagtailimages_chooser:choose",
        "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:chosen",
        "wagtailimages_chooser:create",
    }
)
ELSEWHERE = {
    "wagtailadmin_login": "account_login",
    "wagtailadmin_logout": "account_logout",
    "wagtailadmin_account": "profile:home",
}
"""What the platform has once already: signing in, signing out and one's own account."""

DRAWN_APART = frozenset({"wagtailimages:add", "wagtailimages_chooser:create", "wagtailimages:edit"})
"""Pictures are drawn before anything is written: no transaction waits for it on SQLite."""

FRAMED = frozenset(
    {
        "wagtailadmin_pages:preview_on_add",
        "wagtailadmin_pages:preview_on_edit",
        "wagtailadmin_pages:view_draft",
        "wagtailadmin_pages:revisions_view",
    }
)
"""Pages of the public as a draft would make them; the editor shows them in a frame of its own."""

POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
"""Of ``/kelola/`` alone: its editor sets styles on elements by script. Scripts come from files, here too."""

View = Callable[..., HttpResponse]


def fenced(patterns: Iterable[Any], namespace: str = "") -> list[Any]:
    """The same addresses with each view behind the fence."""
    return [_fenced(pattern, namespace) for pattern in patterns]


def _fenced(pattern: Any, namespace: str) -> Any:
    if isinstance(pattern, URLResolver):
        inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
        below = fenced(pattern.url_patterns, inner)
        if pattern.namespace == "wagtailadmin_api":
            below.append(path("documents/", include(NO_DOCUMENTS)))
        return URLResolver(
            pattern.pattern,
            below,
            pattern.default_kwargs,
            app_name=pattern.app_name,
            namespace=pattern.namespace,
        )
    name = f"{namespace}{pattern.name or ''}"
    return URLPattern(pattern.pattern, behind(pattern.callback, name), pattern.default_args, pattern.name)


def behind(view: View, name: str) -> View:
    """This view behind the fence: open to the newsroom, led elsewhere, or closed."""
    if name in ELSEWHERE:
        return _leads_to(ELSEWHERE[name])
    return _open(view, name) if name in OPEN else closed


@door(Level.P1, permission=EDIT, why="an address of Wagtail that is switched off")
def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    raise NotFound(NO_SUCH_PAGE)


NO_DOCUMENTS = ([path("", closed, name="listing")], "documents")
"""Wagtail's pages name this address even where its app for documents is not installed."""


def _leads_to(name: str) -> View:
    @door(Level.L0, why="Wagtail's own page is switched off; this leads to ours")
    def elsewhere(request: HttpRequest) -> HttpResponse:
        return redirect(name)

    return elsewhere


def _open(view: View, name: str) -> View:
    @door(Level.P1, permission=EDIT)
    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        now = editing_of(request)
        with editing(now):
            require_own(now, name, kwargs)
            if request.method in {"GET", "HEAD"} or name in DRAWN_APART:
                response = _drawn(view(request, *args, **kwargs))
            else:
                with transaction.atomic():
                    response = _drawn(view(request, *args, **kwargs))
        if response.status_code == 404:
            raise NotFound(NO_SUCH_PAGE)
        return _with_policy(response, framed=name in FRAMED)

    return inside


def _drawn(response: Any) -> HttpResponse:
    """The answer with its template filled in here, where it is known who asks."""
    return response.render() if hasattr(response, "render") and not response.is_rendered else response


def editing_of(request: Any) -> Editing:
    """What this person may do in the newsroom of this host, by the roles of today."""
    if request.user.is_superuser:
        raise PermissionDenied("Wagtail asks a superuser nothing; editors have roles.")
    actor, tenant = request.actor, request.tenant
    place = newsroom_of(tenant)
    request.user._perm_cache = {"wagtailadmin.access_admin"}  # what Wagtail asks before anything else
    return Editing(
        actor=actor,
        edits=actor.can(EDIT),
        publishes=actor.can(PUBLISH),
        four_eyes=KIND in tenant.settings.get("publishing", {}).get("moderated", ()),
        root=place.root,
        collection=place.collection,
    )


PAGES = frozenset({"page_id", "parent_page_id", "pk"})
FREE = frozenset(
    {
        "content_type_app_name",
        "content_type_model_name",
        "revision_id",  # Wagtail looks for it among those of the page alone
        "revision_id_a",
        "revision_id_b",
        "session_id",  # and for this among those of the person
        "action_name",
    }
)


def require_own(now: Editing, name: str, named: dict[str, Any]) -> None:
    """Refuse whatever an address names that is not this regency's, and whatever nobody has thought of."""
    own = owns_picture if name.startswith("wagtailimages") else _is_own
    for key, value in named.items():
        if key not in FREE and not own(now, key, str(value), named):
            raise NotFound(NO_SUCH_PAGE)


def owns_picture(now: Editing, key: str, value: str, named: dict[str, Any]) -> bool:
    """Whether the picture that this names is of the tenant in force: others are not found at all."""
    return key in {"image_id", "pk"} and value.isdigit() and Picture.objects.filter(pk=value).exists()


def _is_own(now: Editing, key: str, value: str, named: dict[str, Any]) -> bool:
    if key in PAGES or key == "object_id":
        return owns_page(now, value)
    if key == "task_state_id":
        page = str(named.get("page_id", ""))
        return TaskState.objects.filter(pk=value, workflow_state__object_id=page).exists()
    return key in {"app_label", "model_name"} and str(named.get("app_label")) in {"newsroom", "wagtailcore"}


def owns_page(now: Editing, number: str) -> bool:
    """Whether the page of this number stands in the tree of the regency."""
    below = Page.objects.descendant_of(now.root, inclusive=True)
    return number.isdigit() and below.filter(pk=number).exists()


def _with_policy(response: HttpResponse, *, framed: bool) -> HttpResponse:
    if framed:
        response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
    else:
        response._csp_config = POLICY  # type: ignore[attr-defined]
    return response
