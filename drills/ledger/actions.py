"""The write that the drill's clients ask for."""

from __future__ import annotations

from django.db import transaction

from smartnagari.kernel import events, trail
from smartnagari.kernel.actor import Actor
from smartnagari.spine import public as spine

from .events import LetterWritten

SERIES = "drill/2026"
OFFICE = "kecamatan-lubuk-alung"


@transaction.atomic
def write_letter(*, actor: Actor, reference: str) -> int:
    """The number of this letter; asked again, the same one."""

    def work() -> int:
        number = spine.reserve_number(series=SERIES, subject=reference)
        trail.record(actor, "drill.letter.write", reference, {"number": number})
        events.publish(LetterWritten(reference=reference, number=number), subject=reference)
        return number

    asked = spine.fingerprint({"reference": reference})
    return spine.once(scope="drill.letter", key=reference, fingerprint=asked, work=work)
