"""The budget of a nagari: typed line by line, or pasted as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Group

from ..law import account_editions
from ..models import Budget
from ..rules.budget import in_force, in_order, known_account
from ..rules.budget_table import CODE, HEAD, read_table
from ..types import Line, LineProblem
from .base import SiteForm, SiteRow
from .fields import MoneyField, YearField

MOST_TOLD = 12
PROBLEMS = {
    "code": _(
        "Line %(line)d: “%(word)s” is not the code of an account. Codes begin with 4, 5 or 6, such as 5.2.1."
    ),
    "twice": _("Line %(line)d: the account %(word)s stands there twice."),
    "name": _("Line %(line)d: the account %(word)s has no name."),
    "money": _("Line %(line)d: “%(word)s” is not an amount. Write it like 1.234.567 or 1.234.567,00."),
    "too-many": _("A budget has at most %(word)s lines here."),
}


class BudgetRow(SiteRow):
    """A line of the budget."""

    title = _("Line")
    add = _("Add a line")
    most = 200

    code = forms.RegexField(
        label=_("Account"),
        regex=rf"^{CODE.pattern}$",
        max_length=24,
        error_messages={"invalid": _("Codes begin with 4, 5 or 6, such as 5.2.1.")},
    )
    name = forms.CharField(label=_("Description"), max_length=200)
    planned = MoneyField(label=_("Planned"))
    quarter1 = MoneyField(label=_("January to March"), required=False)
    quarter2 = MoneyField(label=_("April to June"), required=False)
    quarter3 = MoneyField(label=_("July to September"), required=False)
    quarter4 = MoneyField(label=_("October to December"), required=False)
    carried_by = forms.CharField(label=_("Who carries it out"), required=False, max_length=120)
    note = forms.CharField(label=_("Remark"), required=False, max_length=300)


class BudgetForm(SiteForm):
    """Plan and realisation of a year, in the accounts of Permendagri 20/2018."""

    year = YearField(label=_("Year of the budget"), least=2015)
    regulation = forms.CharField(
        label=_("Nagari regulation"), required=False, max_length=120, help_text=_("Such as Pernag 4/2025.")
    )
    as_of = forms.DateField(
        label=_("Realisation up to"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    source = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=200,
        help_text=_("Such as Siskeudes, printed on 3 July."),
    )
    table = forms.CharField(
        label=_("Table from a spreadsheet or Siskeudes"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_("Columns: %(columns)s. Copy them and paste them here; they replace the lines below.")
        % {"columns": "; ".join(HEAD)},
    )
    unfinished = forms.CharField(
        label=_("Activities not finished or not done, and why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    complaints = forms.CharField(
        label=_("Where people can complain"),
        required=False,
        max_length=200,
        help_text=_("Office, telephone."),
    )

    rows = {"lines": BudgetRow}
    groups = (
        Group(
            "year",
            _("Which budget"),
            why=_("Every resident may see the budget (UU 6/2014 article 68, Permendagri 20/2018)."),
            fields=("year", "regulation", "as_of", "source"),
        ),
        Group(
            "paste",
            _("Paste a table"),
            why=_("Quicker than typing. You can mend single lines on the next screen."),
            fields=("table",),
        ),
        Group(
            "lines",
            _("Lines"),
            why=_("What is planned, what was used in each quarter, and who carries it out."),
            fields=(),
            rows=("lines",),
        ),
        Group(
            "rest",
            _("What is left open"),
            why=_("Unfinished work and an address for complaints belong to it by law."),
            fields=("unfinished", "complaints"),
        ),
    )

    def clean_table(self) -> list[Line]:
        lines, problems = read_table(self.cleaned_data["table"] or "")
        if problems:
            raise ValidationError([told(problem) for problem in problems[:MOST_TOLD]])
        return lines

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("year") and self._taken(cleaned["year"]):
            told = _("There is a budget of this year already. Open it in the list and change it.")
            self.add_error("year", ValidationError(told))
        lines = self.lines()
        codes = [line.code for line in lines]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValidationError(_("The account %(code)s stands there twice."), params={"code": twice[0]})
        if cleaned.get("year"):
            edition = in_force(account_editions(), cleaned["year"])
            strange = [code for code in codes if known_account(edition, code) is None]
            if strange:
                raise ValidationError(
                    _("The account %(code)s does not exist in %(law)s."),
                    params={"code": strange[0], "law": edition.legal_basis},
                )
        return cleaned

    def _taken(self, year: int) -> bool:
        live = Budget.objects.live().filter(area=self.area, year=year)
        return bool(live.exclude(pk=self.subject_id).exists())

    def lines(self) -> list[Line]:
        """The lines as they were typed or pasted."""
        return lines_of({**self.cleaned_data, **self.rows_cleaned})


def lines_of(cleaned: Mapping[str, Any]) -> list[Line]:
    """The lines in the order of their accounts: the pasted table, else those typed one by one."""
    found: list[Line] = cleaned.get("table") or [line_of(row) for row in cleaned.get("lines", ())]
    return sorted(found, key=lambda line: in_order(line.code))


def line_of(row: dict[str, Any]) -> Line:
    """A typed line as the rules see it."""
    return Line(
        code=row["code"],
        name=row["name"],
        planned=row["planned"],
        quarters=(row.get("quarter1"), row.get("quarter2"), row.get("quarter3"), row.get("quarter4")),
        carried_by=row.get("carried_by", ""),
        note=row.get("note", ""),
    )


def told(problem: LineProblem) -> str:
    """What is wrong with a line of a pasted table, in words."""
    return str(PROBLEMS[problem.code]) % {"line": problem.line, "word": problem.word}
