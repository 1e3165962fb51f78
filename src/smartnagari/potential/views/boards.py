"""Boards of commodities, coconut first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door

from .. import pages
from ..queries.boards import commodity_of
from ..terms import terms_of


@freshness.ready
@open_door
@require_safe
def board_list(request: Request) -> HttpResponse:
    return render(request, "potential/boards.html", pages.boards(terms_of(request.tenant)))


@freshness.ready
@open_door
@require_safe
def board(request: Request, board: str) -> HttpResponse:
    terms = terms_of(request.tenant)
    return render(request, "potential/board.html", pages.board(commodity_of(board, terms), terms))
