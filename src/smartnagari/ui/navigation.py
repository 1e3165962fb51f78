"""What stands in menus: registries that every app fills in ``ready()``, read by the layouts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from smartnagari.kernel.registry import Registry


@dataclass(frozen=True)
class NavItem:
    """One entry of a menu.

    ``label`` may be lazy and ``url`` the result of ``reverse_lazy``, so that both follow the language.
    ``permission`` and ``count`` matter at the desk only: who sees the entry, and how much waits behind it.
    ``group`` names the column in the foot, ``note`` says on the desk's first page what lies behind it.
    """

    key: str
    label: Any
    url: Any
    icon: str = ""
    order: int = 100
    group: Any = ""
    permission: str = ""
    count: Callable[[HttpRequest], int] | None = None
    note: Any = ""


@dataclass(frozen=True)
class Waiting:
    """Something that may wait for an officer, shown on the first page of the desk.

    ``count`` says how many wait for the one who asks; nothing is shown for none. ``late`` counts those
    among them whose time is over.
    """

    key: str
    label: Any
    url: Any
    permission: str
    count: Callable[[Any], int]
    note: Any = ""
    late: Callable[[Any], int] | None = None
    order: int = 100


main_menu: Registry[NavItem] = Registry("entry of the main menu")
foot_menu: Registry[NavItem] = Registry("entry of the foot")
desk_menu: Registry[NavItem] = Registry("entry of the desk's rail")
desk_waiting: Registry[Waiting] = Registry("kind of thing that waits at the desk")


def entries(menu: Registry[NavItem], path: str = "", actor: Any = None) -> list[dict[str, Any]]:
    """The entries that this person may see, in order; the one whose address leads to ``path`` is current."""
    seen = [
        item for item in menu if not item.permission or (actor is not None and actor.can(item.permission))
    ]
    seen.sort(key=lambda item: (item.order, item.key))
    here = max((str(item.url) for item in seen if leads_to(str(item.url), path)), key=len, default="")
    return [{"item": item, "url": str(item.url), "current": str(item.url) == here != ""} for item in seen]


def what_waits(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    """What waits for this person, what is late first, then in order."""
    found = []
    for item in desk_waiting:
        number = item.count(request) if actor.can(item.permission) else 0
        if number:
            late = item.late(request) if item.late else 0
            found.append({"item": item, "url": str(item.url), "count": number, "late": late})
    return sorted(found, key=lambda each: (not each["late"], each["item"].order, each["item"].key))


def leads_to(url: str, path: str) -> bool:
    """Whether this page lies under that address; the home page is under itself alone."""
    return path == url or (url.strip("/") not in {"", "en"} and path.startswith(url.rstrip("/") + "/"))


def in_language(path: str, language: str, default: str = "id") -> str:
    """The same page in another language: ``/en/...`` for all but the default."""
    bare = path
    head, _slash, rest = path.lstrip("/").partition("/")
    if len(head) == 2 and head != default and head in {"en"}:
        bare = f"/{rest}"
    return bare if language == default else f"/{language}{bare}"


def indonesian_address(request: Any) -> str:
    """The whole address of this page in Indonesian: the only one of a page that nobody has translated."""
    return str(request.build_absolute_uri(in_language(request.path, "id")))
