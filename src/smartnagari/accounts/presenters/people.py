"""What pages about people show: facts, rows and threads made of rows that gates have let through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from smartnagari.audit.public import Read
from smartnagari.kernel.personal import Section, read_kinds
from smartnagari.ui.types import Fact, Step

from ..actions.corrections import FIELDS
from ..models import Assurance, DataRequest, Profile, User
from ..queries.profile import masked_number
from ..queries.rights import details_of
from ..rules.identity import without_identity_numbers
from ..rules.rights import ARTICLES, RightKind, Urgency, hours_left, urgency
from ..states import DataRequestState

WAJIK = {
    DataRequestState.RECEIVED: "sent",
    DataRequestState.IN_PROGRESS: "working",
    DataRequestState.DONE: "done",
    DataRequestState.REFUSED: "refused",
    DataRequestState.WITHDRAWN: "stopped",
}


@dataclass(frozen=True)
class AccessRow:
    """One look at a person's data, in words."""

    at: datetime
    who: str
    what: str
    purpose: str


def access_rows(reads: Iterable[Read]) -> list[AccessRow]:
    """The reads with names instead of keys, in one query for all."""
    reads = list(reads)
    ids = {UUID(read.actor[2:]) for read in reads if read.actor.startswith("u:")}
    names = {f"u:{pk}": name for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "name")}
    return [
        AccessRow(
            at=read.at,
            who=names.get(read.actor) or _who_else(read.actor),
            what=str(read_kinds[read.what].label) if read.what in read_kinds else read.what,
            purpose=read.purpose,
        )
        for read in reads
    ]


def access_steps(rows: Iterable[AccessRow]) -> list[Step]:
    """The looks as a thread in time: who, when, what and what for."""
    return [
        Step(row.who, when=_moment(row.at), note=_("%(what)s. For: %(purpose)s") % vars(row)) for row in rows
    ]


def _who_else(actor: str) -> str:
    if actor.startswith("s:"):
        return _("The system (%(name)s)") % {"name": actor[2:]}
    return _("An officer whose account is closed")


def profile_facts(profile: Profile | None) -> list[Fact]:
    """What is kept about a person, numbers masked; what is missing says so."""
    if profile is None:
        return []
    missing = _("not filled in yet")
    level = Assurance(profile.assurance)
    proven = (
        _("%(how)s, on %(date)s")
        % {
            "how": profile.get_verified_how_display(),
            "date": formats.date_format(timezone.localtime(profile.verified_at), "DATE_FORMAT"),
        }
        if profile.verified_at
        else _("Bring your identity card to the nagari office; it takes five minutes.")
    )
    return [
        Fact(_("Name"), profile.name or missing),
        Fact(_("NIK"), masked_number(profile, "nik") or missing),
        Fact(_("Family card number (KK)"), masked_number(profile, "kk") or missing),
        Fact(_("Birth date"), _day(profile.birth_date) or missing),
        Fact(_("Nagari"), profile.area.name if profile.area else missing),
        Fact(_("Address"), profile.address or missing),
        Fact(_("Identity"), level.label, proven),
    ]


@dataclass(frozen=True)
class HeldSection:
    """A section of a person's data in words."""

    title: str
    rows: list[list[Fact]]


def held_sections(sections: Iterable[Section]) -> list[HeldSection]:
    """All that is kept about a person, columns and codes said in words; what is empty stays out."""
    return [
        HeldSection(
            title=section.title,
            rows=[
                [
                    Fact(section.labels.get(name, name), _in_words(value, section.words))
                    for name, value in row.items()
                    if value not in (None, "")
                ]
                for row in section.rows
            ],
        )
        for section in sections
    ]


def _in_words(value: object, words: Mapping[str, object]) -> str:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return _day(value)
    parts = str(value).split(" ")
    return ", ".join(str(words[part]) for part in parts) if all(p in words for p in parts) else str(value)


def _day(day: Any) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""


@dataclass(frozen=True)
class RequestRow:
    """A data request as lists show it."""

    number: str
    kind: str
    article: str
    wajik: str
    tone: str
    label: str
    received_at: datetime
    due_at: datetime
    finished_at: datetime | None
    overdue: bool
    time_left: str


def request_row(request: DataRequest, *, now: datetime) -> RequestRow:
    """The request with its clock in words."""
    press = urgency(request.due_at, now=now, finished=request.finished_at)
    overdue = press is Urgency.OVERDUE
    return RequestRow(
        number=request.number,
        kind=request.get_kind_display(),
        article=ARTICLES[RightKind(request.kind)],
        wajik="late" if overdue else WAJIK[DataRequestState(request.state)],
        tone="gold" if press is Urgency.SOON else "",
        label=_("Overdue") if overdue else request.get_state_display(),
        received_at=request.received_at,
        due_at=request.due_at,
        finished_at=request.finished_at,
        overdue=overdue,
        time_left="" if request.finished_at else time_left(hours_left(request.due_at, now=now)),
    )


def time_left(hours: int) -> str:
    if hours < 0:
        return ngettext("%(hours)d hour late", "%(hours)d hours late", -hours) % {"hours": -hours}
    return ngettext("%(hours)d hour left", "%(hours)d hours left", hours) % {"hours": hours}


def wish_facts(request: DataRequest) -> dict[str, Any]:
    """What came with a request, for ``_wish_facts.html``; identity numbers in it are masked."""
    wish = details_of(request)
    shown = {
        "field": FIELDS.get(wish.get("field", ""), ""),
        "value": without_identity_numbers(wish.get("value", "")),
        "text": without_identity_numbers(wish.get("text", "")),
        "close_account": wish.get("close_account", False),
    }
    return {"wish": shown}


def request_steps(request: DataRequest) -> list[Step]:
    """What happened to a request and what is still to come."""
    state = DataRequestState(request.state)
    steps = [Step(_("Received"), when=_moment(request.received_at))]
    if state in {DataRequestState.IN_PROGRESS, DataRequestState.DONE, DataRequestState.REFUSED}:
        steps.append(Step(_("Being worked on")))
    if request.finished_at is None:
        steps.append(
            Step(_("Answer"), state="empty", when=_("by %(due)s") % {"due": _moment(request.due_at)})
        )
    else:
        steps.append(Step(state.label, state=WAJIK[state], when=_moment(request.finished_at)))
    return steps


def _moment(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")
