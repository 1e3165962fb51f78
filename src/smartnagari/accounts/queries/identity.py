"""What is worth a second look in a NIK: never a refusal, for a corrected person keeps the old number."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from smartnagari.regions.public import Region

from ..findings import say
from ..rules.identity import SYNTHETIC_PROVINCE, Sex, read_nik


def _district_known(digits: str) -> frozenset[str] | None:
    """The number's own district code if it ever existed; ``None`` while the national set is not loaded."""
    districts = Region.objects.filter(level=Region.Level.DISTRICT)
    if (
        digits[:2] == SYNTHETIC_PROVINCE
        or districts.filter(code=f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}").exists()
    ):
        return frozenset({digits[:6]})
    return frozenset() if districts.exists() else None


def nik_advice(digits: str, *, born: date | None, sex: str) -> list[str]:
    """Sentences about what the number says otherwise than the person."""
    reading = read_nik(
        digits,
        on=timezone.localdate(),
        synthetic=True,
        districts=_district_known(digits),
        born=born,
        sex=Sex(sex) if sex else None,
    )
    return [say(warning) for warning in reading.warnings]
