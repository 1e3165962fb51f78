"""Office days and words at the desk: what is in force, from which decree, and how it is changed."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.ui.types import Tab

from ..desk_rows import day_rows
from ..models import Region
from ..queries.calendars import calendar_gaps, calendar_of, closures_in, days_in_force, national_days
from ..queries.proposals import may_propose_for_all
from ..queries.reach import VIEW
from ..queries.terms import TERM_KEYS, own_terms, terms
from ..requests import Request
from ..term_words import TERM_WORDS

FORMS = ("desa", "kelurahan", "desa_adat")


def today_here() -> date:
    """The day on the regency's clock."""
    return timezone.localdate()


@door(Level.P1, permission=VIEW)
@require_safe
def days(request: Request) -> HttpResponse:
    """The days off of one year with their decree; what is missing and who loads it."""
    today = today_here()
    loaded = sorted({*days_in_force(), today.year, today.year + 1})
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in loaded else today.year
    closures = list(closures_in(year))
    context = {
        "year": year,
        "years": [Tab(str(each), f"?tahun={each}", current=each == year) for each in loaded],
        "decree": calendar_of(year),
        "rows": day_rows(national_days(year), closures),
        "gaps": calendar_gaps(today),
        "may_propose": may_propose_for_all(request.actor),
    }
    return render(request, "regions/desk/days.html", context)


@door(Level.P1, permission=VIEW)
@require_safe
def words(request: Request) -> HttpResponse:
    """The words of the regency for its institutions, by form of village, and which of them are its own."""
    asked = request.GET.get("bentuk", "")
    form = asked if asked in FORMS else FORMS[0]
    languages = {language: terms(request.tenant, form, language) for language in ("id", "en")}
    own = {(term.key, term.language): term for term in own_terms(form)}
    rows = [
        {
            "key": key,
            "means": TERM_WORDS[key],
            "id": getattr(languages["id"], key),
            "en": getattr(languages["en"], key),
            "own": own.get((key, "id")) or own.get((key, "en")),
        }
        for key in TERM_KEYS
    ]
    context = {
        "rows": rows,
        "forms": [Tab(Region.Kind(each).label, f"?bentuk={each}", current=each == form) for each in FORMS],
        "may_propose": may_propose_for_all(request.actor),
    }
    return render(request, "regions/desk/words.html", context)
