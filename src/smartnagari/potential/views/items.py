"""Entries of the whole regency: the list, two to four side by side, a table of what was filtered, one."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.tenancy import inside, reading
from smartnagari.ui.navigation import indonesian_address

from .. import pages
from ..presenters.machines import table_of
from ..presenters.tables import Echo, csv_writer
from ..queries.items import found_items, item_of, items_of, wanted_of
from ..terms import terms_of


@freshness.ready
@open_door
@require_safe
def item_list(request: Request) -> HttpResponse:
    terms = terms_of(request.tenant)
    return render(request, "potential/items.html", pages.item_list(request.GET, terms))


@freshness.ready
@open_door
@require_safe
def item(request: Request, slug: str) -> HttpResponse:
    terms = terms_of(request.tenant)
    address = indonesian_address(request)
    return render(request, "potential/item.html", pages.item(item_of(slug), terms, address))


@open_door
@require_safe
def compare(request: Request) -> HttpResponse:
    terms = terms_of(request.tenant)
    items = items_of(request.GET.getlist("pilih")[:20], most=terms.most_compared)
    return render(request, "potential/compare.html", pages.compare(items, terms))


@open_door
@require_safe
def table(request: Request) -> StreamingHttpResponse:
    """The entries of the same filters as the list, all of them, row by row."""
    terms, tenant = terms_of(request.tenant), request.tenant.pk
    wanted, root = wanted_of(request.GET, terms), request.build_absolute_uri("/").rstrip("/")

    def rows() -> Iterator[str]:
        write = csv_writer(Echo())
        with inside(tenant), reading():
            for row in table_of(found_items(wanted).iterator(chunk_size=500), terms, root):
                yield write(row)

    answer = StreamingHttpResponse(rows(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="potensi-{timezone.localdate():%Y%m%d}.csv"'
    return answer
