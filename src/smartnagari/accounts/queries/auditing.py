"""The log as an auditor reads it: by case, person, period, with names instead of keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.audit.public import SealedEntry, Selection
from smartnagari.kernel.errors import Invalid

from ..models import User

READ = "audit.read"
EXPORT = "audit.export"


@dataclass(frozen=True)
class Line:
    """An entry with the name of who acted."""

    entry: SealedEntry
    who: str


def selection_of(
    *, case: str = "", person: str = "", since: date | None = None, until: date | None = None
) -> Selection:
    """What the auditor asked for; a person is told by e-mail. Days are those of the tenant's clock."""
    return Selection(
        case=case,
        person=_key_of(person) if person else "",
        since=_midnight(since) if since else None,
        until=_midnight(until + timedelta(days=1)) if until else None,
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _key_of(person: str) -> str:
    found = User.objects.filter(email=person.strip().lower()).values_list("pk", flat=True).first()
    if found is None:
        text = str(_("Nobody signs in with this address. Check its spelling."))
        raise Invalid(text, fields={"person": text})
    return f"u:{found}"


def names_of_actors(keys: Collection[str]) -> dict[str, str]:
    """The names of the people among these keys of actors, in one query for all; fills ``kernel.people``."""
    ids = {UUID(key[2:]) for key in keys if key.startswith("u:")}
    people = User.objects.filter(pk__in=ids).values_list("pk", "name").order_by() if ids else ()
    return {f"u:{pk}": name for pk, name in people}


def with_names(entries: Iterable[SealedEntry]) -> list[Line]:
    """The entries with the names of who acted, in one query for all."""
    rows = list(entries)
    names = names_of_actors({row.entry.actor for row in rows})
    return [Line(row, names.get(row.entry.actor) or row.entry.actor) for row in rows]
