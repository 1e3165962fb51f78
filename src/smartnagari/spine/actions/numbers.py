"""Numbers without a gap: reserved for a subject, then issued or void, never lent to another."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotFound

from ..models import NumberSeries, SeriesNumber
from ..states import NUMBER_MACHINE, NumberState


@transaction.atomic
def reserve_number(*, series: str, subject: str) -> int:
    """The next number of the series, bound to this subject for ever; asked again, the same one.

    Keep the transaction around it short: the series is locked until it ends. If it is rolled back, the
    number was never given. Raises ``Conflict`` when the subject's number was made void.
    """
    held = _held_by(series, subject)
    if held is None:
        counter = _locked(series)
        held = _held_by(series, subject) or _next(counter, subject)
    if held.state == NumberState.VOID:
        raise Conflict(
            _("Number %(number)s of this document was made void. Make a new document.") % {"number": held.n},
            number=held.n,
        )
    return held.n


def _held_by(series: str, subject: str) -> SeriesNumber | None:
    return SeriesNumber.objects.filter(series__key=series, subject=subject).first()


def _locked(series: str) -> NumberSeries:
    NumberSeries.objects.get_or_create(key=series)
    return NumberSeries.objects.select_for_update(of=("self",)).get(key=series)


def _next(counter: NumberSeries, subject: str) -> SeriesNumber:
    counter.last += 1
    counter.save(update_fields=["last"])
    return SeriesNumber.objects.create(series=counter, n=counter.last, subject=subject)


def _locked_number(series: str, subject: str) -> SeriesNumber:
    numbers = SeriesNumber.objects.select_for_update(of=("self",))
    held = numbers.filter(series__key=series, subject=subject).first()
    if held is None:
        raise NotFound(_("No number is reserved for this document."))
    return held


@transaction.atomic
def issue_number(*, series: str, subject: str) -> int:
    """Record that the document went out under its number; once is enough, twice does no harm."""
    held = _locked_number(series, subject)
    if held.state != NumberState.ISSUED:
        held.state = NUMBER_MACHINE.check("issue", held.state).target
        held.settled_at = timezone.now()
        held.save(update_fields=["state", "settled_at"])
    return held.n


@transaction.atomic
def void_number(*, actor: Actor, series: str, subject: str, reason: str) -> int:
    """Strike a number out: it stays in the register with the reason and is never given again."""
    if not reason.strip():
        raise Invalid(
            _("Say why the number becomes void."),
            fields={"reason": str(_("Say why the number becomes void."))},
        )
    held = _locked_number(series, subject)
    previous = held.state
    held.state = NUMBER_MACHINE.check("void", held.state).target
    held.reason, held.settled_at = reason.strip(), timezone.now()
    held.save(update_fields=["state", "reason", "settled_at"])
    trail.record(
        actor,
        "spine.number.void",
        subject,
        {"series": series, "number": held.n, "from": previous, "note": reason},
    )
    return held.n
