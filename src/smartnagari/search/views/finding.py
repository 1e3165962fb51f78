"""The search page, and suggestions while somebody types."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.findable import kinds
from smartnagari.ui.types import Tab

from ..actions.misses import count_miss
from ..helping import looked_up, most_needed
from ..presenting import address, count_word, lines_of, localized, sections
from ..queries.finding import find
from ..queries.groups import grouped
from ..queries.help import help_office
from ..rules.asking import LONGEST_TEXT
from ..rules.wording import wording_for
from ..types import Found, Group

FIRST = 5
ROWS = 20
SUGGESTIONS = 8
NEEDS = 6


@open_door
@require_safe
def search(request: Request) -> HttpResponse:
    """All kinds with their first answers, or one kind page by page."""
    typed = request.GET.get("q", "")
    if path := looked_up(typed):
        return HttpResponseRedirect(localized(path))
    wording = wording_for(request.tenant.code)
    kind = request.GET.get("jenis", "")
    as_typed = "persis" in request.GET
    found = find(typed, wording, as_typed=as_typed)
    groups = grouped(found, first=FIRST)
    context = _context(found, groups, as_typed=as_typed)
    if kind in kinds and found.question:
        of_kind = find(typed, wording, kind=kind, as_typed=as_typed)
        page = Paginator(of_kind.hits, ROWS).get_page(request.GET.get("halaman"))
        icon = kinds[kind].icon
        context |= {
            "page": page,
            "kind_label": kinds[kind].label,
            "lines": lines_of(of_kind, [(hit, icon) for hit in page.object_list]),
            "capped": of_kind.full,
        }
    else:
        kind = ""
        context["sections"] = sections(found, groups)
    context["tabs"] = _tabs(found, groups, kind)
    if found.question and (found.partly or not found.hits):
        context |= _help(request, found)
    return render(request, "search/find.html", context)


def _context(found: Found, groups: list[Group], *, as_typed: bool) -> dict[str, Any]:
    text = found.question.text
    return {
        "words": text,
        "found": found,
        "total": sum(group.count for group in groups),
        "as_typed": as_typed,
        "page": None,
        "meant_url": address(found.meant) if found.meant else "",
        "typed_url": address(text, persis="1") if found.meant else "",
        "longest": LONGEST_TEXT,
    }


def _tabs(found: Found, groups: list[Group], kind: str) -> list[Tab]:
    """One for each kind that has answers; none when there is only one."""
    if len(groups) < 2 and not kind:
        return []
    text = found.question.text
    tabs = [Tab(_("All"), address(text), current=not kind)]
    for group in sorted(groups, key=lambda group: kinds[group.kind].order):
        label = f"{group.label} ({count_word(group.count, more=group.more)})"
        tabs.append(Tab(label, address(text, jenis=group.kind), current=group.kind == kind))
    return tabs


def _help(request: Request, found: Found) -> dict[str, Any]:
    """What to do when nothing was found; that it was not is counted, without the person."""
    if request.method == "GET":
        count_miss(found.question.text)
    needs = [(need.title, localized(need.url)) for need in most_needed(NEEDS)]
    needs = needs or [(word, address(word)) for word in wording_for(request.tenant.code).popular[:NEEDS]]
    return {"needs": needs, "officer": help_office(request.tenant)}


@open_door
@require_safe
def suggest(request: Request) -> HttpResponse:
    """Names that begin like this: a list under the box, or a page of its own."""
    found = find(request.GET.get("q", ""), wording_for(request.tenant.code))
    hits = [] if found.partly else [hit for hit in found.hits if hit.kind in kinds][:SUGGESTIONS]
    context = {
        "words": found.question.text,
        "lines": lines_of(found, [(hit, kinds[hit.kind].icon) for hit in hits]),
        "all_url": address(found.question.text),
    }
    part = "search/_suggestions.html" if request.htmx else "search/suggest.html"
    return render(request, part, context)
