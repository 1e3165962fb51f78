"""What there is to be attacked: pages, their links and their forms, found by walking the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from drills.clients import Address
from drills.wire import request, send

SEEDS = (
    "/",
    "/en/",
    "/nagari/",
    "/direktori/",
    "/cari/?q=a",
    "/masuk/",
    "/akun/",
    "/meja/",
    "/api/v1/openapi.json",
    "/livez",
    "/readyz",
    "/metrics",
    "/sitemap.xml",
    "/manifest.webmanifest",
    "/.well-known/security.txt",
    "/lacak/",
    "/verifikasi/",
    "/unduhan/",
)


@dataclass(frozen=True)
class Target:
    """An address with the method and the fields that it takes."""

    path: str
    method: str = "GET"
    fields: tuple[str, ...] = ()


@dataclass
class Page(HTMLParser):
    """Links and forms of one page."""

    base: str
    links: set[str] = field(default_factory=set)
    forms: list[Target] = field(default_factory=list)
    _open: tuple[str, str] | None = None
    _names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.add(urljoin(self.base, given["href"]))
        elif tag == "form":
            action = urljoin(self.base, given.get("action") or self.base)
            self._open, self._names = (action, given.get("method", "get").upper()), []
        elif tag in {"input", "select", "textarea", "button"} and given.get("name"):
            self._names.append(given["name"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._open:
            path, method = self._open
            self.forms.append(Target(path, method, tuple(dict.fromkeys(self._names))))
            self._open = None


def walk(address: Address, *, most: int = 80) -> list[Target]:
    """Every page within reach, up to ``most`` fetched, and every form on them."""
    waiting, seen, found = list(SEEDS), set(SEEDS), [Target(path) for path in SEEDS]
    for _page in range(most):
        if not waiting:
            break
        path = waiting.pop(0)
        answer = send(address, request("GET", path, host="127.0.0.1"))
        page = Page(path)
        page.feed(answer.body.decode("utf-8", "replace"))
        found += [form for form in page.forms if form not in found]
        for link in sorted(page.links):
            parts = urlsplit(link)
            if not parts.netloc and parts.path.startswith("/") and parts.path not in seen:
                seen.add(parts.path)
                waiting.append(parts.path)
                found.append(Target(parts.path))
    return found
