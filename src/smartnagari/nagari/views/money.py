"""The money of a nagari: a year with its picture and table, and the table to take away."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.regions.public import Area

from ..models import Budget
from ..pages.frame import frame
from ..pages.money import money_page, short_rupiah
from ..queries import site
from ..rules.budget_table import write_table
from ..types import Line
from .place import of_nagari


def _lines(budget: Budget) -> list[Line]:
    return [row.as_line() for row in budget.lines.all()]


@freshness.ready
@open_door
@require_safe
@of_nagari
def money(request: Request, area: Area) -> HttpResponse:
    years = [
        {"row": row, "planned": short_rupiah(row.planned_spending)}
        for row in site.budgets_with_spending(area)
    ]
    return render(request, "nagari/money.html", {**frame(area, "money"), "years": years})


@freshness.ready
@open_door
@require_safe
@of_nagari
def money_year(request: Request, area: Area, year: int) -> HttpResponse:
    budget, profile = site.budget_of(area, year), site.profile_of(area)
    context = money_page(
        area,
        budget,
        _lines(budget),
        years=site.budgets_of(area).values_list("year", flat=True),
        residents=profile.people if profile else None,
    )
    return render(request, "nagari/money_year.html", context)


@freshness.ready
@open_door
@require_safe
@of_nagari
def money_csv(request: Request, area: Area, year: int) -> HttpResponse:
    budget = site.budget_of(area, year)
    text = "\N{ZERO WIDTH NO-BREAK SPACE}" + write_table(_lines(budget))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="apb-{area.slug}-{budget.year}.csv"'
    return response
