"""The budget of a nagari as content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area

from ..forms import BudgetForm, lines_of
from ..models import Budget, BudgetLine
from ..pages.frame import path_of
from ..pages.money import money_page
from ..rules.budget_table import write_table
from ..types import Line
from .shared import shown, text

TEXTS = ("regulation", "source", "unfinished", "complaints")


def apply(row: Budget, cleaned: Mapping[str, Any], area: Area | None) -> None:
    """Set the columns."""
    row.area = area
    for name in TEXTS:
        setattr(row, name, text(cleaned.get(name)))
    row.year = cleaned["year"] or timezone.localdate().year
    row.as_of = cleaned.get("as_of")


def after(row: Budget, cleaned: Mapping[str, Any]) -> None:
    """The lines are written anew as a whole."""
    row.lines.all().delete()
    BudgetLine.objects.bulk_create(
        line_row(row, line, position) for position, line in enumerate(lines_of(cleaned), start=1)
    )
    shown(row)


def line_row(budget: Budget, line: Line, position: int) -> BudgetLine:
    """The row of a line."""
    first, second, third, fourth = line.quarters
    return BudgetLine(
        tenant_id=budget.tenant_id,
        budget=budget,
        position=position,
        code=line.code,
        name=line.name,
        planned=line.planned,
        quarter1=first,
        quarter2=second,
        quarter3=third,
        quarter4=fourth,
        carried_by=line.carried_by,
        note=line.note,
    )


def typed(row: Budget) -> dict[str, Any]:
    """The row as somebody would have typed it: its lines as the table that can be pasted."""
    lines: Sequence[Line] = [each.as_line() for each in row.lines.order_by("position")]
    return {
        **{name: getattr(row, name) for name in (*TEXTS, "year", "as_of")},
        "table": write_table(lines),
    }


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    """The public page of these answers."""
    if area is None:
        raise ValueError("A budget belongs to a nagari.")
    row = Budget(area=area, tenant_id=area.tenant_id)
    apply(row, cleaned, area)
    return "nagari/money_year.html", money_page(area, row, lines_of(cleaned))


def url(row: Budget) -> str:
    return path_of("nagari:money-year", row.area.slug, row.year) if row.area else ""


def title(cleaned: Mapping[str, Any]) -> str:
    return gettext("Budget %(year)s") % {"year": cleaned["year"]} if cleaned.get("year") else ""


KIND = ContentKind(
    key="nagari.budget",
    label=_("Budget (APB Nagari)"),
    plural=_("Budgets (APB Nagari)"),
    help=_("What comes in, what goes out, what was used so far. The picture draws itself."),
    icon="money",
    group=_("Openness"),
    order=50,
    model=Budget,
    form=BudgetForm,
    title=title,
    apply=apply,
    after=after,
    gone=shown,
    preview=preview,
    url=url,
    typed=typed,
    start=lambda area: {"year": timezone.localdate().year},
)
