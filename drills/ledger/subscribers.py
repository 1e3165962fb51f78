"""The effect: counted once an event, whoever delivers it how often."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from smartnagari.kernel.events import subscribe
from smartnagari.spine import public as spine

from .actions import SERIES
from .events import LetterWritten
from .models import Tally


@subscribe("drill.count_letter", to=LetterWritten)
@transaction.atomic
def count_letter(event: LetterWritten, effect_key: str) -> None:
    """Issue the number and count; a second delivery finds the key and does nothing."""

    def work() -> bool:
        spine.issue_number(series=SERIES, subject=event.reference)
        tally, _new = Tally.objects.get_or_create(pk=event.reference, defaults={"number": event.number})
        Tally.objects.filter(pk=tally.pk).update(times=F("times") + 1)
        return True

    spine.once(scope="drill.count", key=effect_key, fingerprint=event.reference, work=work)
