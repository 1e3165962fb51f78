"""What people looked for in vain, at the desk of the communications office."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door

from ..presenting import address
from ..queries.misses import VIEW, missed_since

ROWS = 40
PERIODS = {"7": 7, "30": 30, "365": 365}
USUAL = "30"


@door(Level.P1, permission=VIEW)
@never_cache
@require_safe
def misses(request: Request) -> HttpResponse:
    """The words of a period, most looked for first; each leads to the search, to see what it gives now."""
    chosen = request.GET.get("hari", USUAL)
    chosen = chosen if chosen in PERIODS else USUAL
    rows = missed_since(timezone.localdate() - timedelta(days=PERIODS[chosen]))
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    lines = [(row, address(row["words"])) for row in page.object_list]
    context = {"page": page, "lines": lines, "chosen": chosen, "periods": list(PERIODS)}
    return render(request, "search/desk/misses.html", context)
