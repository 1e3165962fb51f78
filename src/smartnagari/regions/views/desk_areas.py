"""Territory at the desk: the tree and the page of one area."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door

from ..desk_rows import AREA_WAJIK, area_facts, figures_of, history_steps, kind_label, proposal_rows
from ..forms.desk import TreeFilter
from ..forms.proposals import FORMS
from ..models import Area, Proposal
from ..queries.areas import history_of
from ..queries.proposals import PROPOSE, visible_proposals
from ..queries.reach import VIEW, desk_area_for
from ..queries.tree import areas_below, listed_areas
from ..requests import Request
from ..states import ProposalState

ROWS = 40
CHANGES = {
    Area.Kind.DISTRICT: ("ganti-nama", "ejaan", "pemekaran", "penggabungan"),
    Area.Kind.VILLAGE: (
        "ganti-nama",
        "ejaan",
        "korong-baru",
        "nagari-persiapan",
        "pemekaran",
        "penggabungan",
    ),
    Area.Kind.HAMLET: ("ganti-nama", "ejaan"),
}
"""What may be proposed from the page of an area of this kind, by the word in the address."""
OF_PREPARATORY = ("nagari-definitif", "ganti-nama", "ejaan", "korong-baru")


def page_of(request: Request, rows: QuerySet) -> Page:
    """The page of a list that the address asks for."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


@door(Level.P1, permission=VIEW)
@require_safe
def tree(request: Request) -> HttpResponse:
    """Kecamatan first; nagari and korong by the filter or from the page above them."""
    form = TreeFilter(request.GET)
    wanted = form.wanted()
    found = listed_areas(request.actor, words=wanted["q"], kind=wanted["kind"], status=wanted["status"])
    context = {
        "form": form,
        "page": page_of(request, found),
        "shapes": AREA_WAJIK,
        "may_propose": request.actor.can(PROPOSE),
    }
    return render(request, "regions/desk/tree.html", context)


@door(Level.P1, permission=VIEW)
@require_safe
def area(request: Request, code: str) -> HttpResponse:
    """One area: what is known and from where, its names, what became of it, what lies below, what waits."""
    found = desk_area_for(request.actor, code)
    context = {
        "area": found,
        "wajik": AREA_WAJIK[found.status],
        "facts": area_facts(found),
        "figures": figures_of(found),
        "aliases": found.aliases.order_by("kind", "spelling"),
        "history": history_steps(found, history_of(found)),
        "page": page_of(request, areas_below(found)),
        "shapes": AREA_WAJIK,
        "waiting": proposal_rows(_waiting(request, found)),
        "changes": _changes(request, found),
    }
    return render(request, "regions/desk/area.html", context)


def _waiting(request: Request, found: Area) -> QuerySet[Proposal]:
    about = visible_proposals(request.actor).filter(state=ProposalState.PROPOSED, payload__area=found.code)
    return about.order_by("-pk")


def _changes(request: Request, found: Area) -> list[tuple[str, str]]:
    """What this officer may propose here: the word in the address and what it is called."""
    if not found.in_force or not request.actor.can(PROPOSE, found):
        return []
    words = OF_PREPARATORY if found.preparatory else CHANGES.get(Area.Kind(found.kind), ())
    return [(word, kind_label(FORMS[word].kind)) for word in words]
