"""The ministry's region codes (Permendagri 58/2021): shape, parents, traps, and our own keys below them.

``PP.KK.CC.VVVV``: province, regency or city, district, village; the dotted form is canonical. The statistics
office numbers the same places otherwise (ministry 13.05 is its 1306, and its 1305 is another regency), so
digits without dots are only read as ministry codes where the length cannot be anything else.
"""

from __future__ import annotations

import re
from typing import Literal

Level = Literal["province", "regency", "district", "village", "island"]
Kind = Literal["", "regency", "city", "kelurahan", "desa", "desa_adat"]

LENGTHS: dict[int, Level] = {2: "province", 5: "regency", 8: "district", 13: "village", 11: "island"}
VILLAGE_FORMS: dict[str, Kind] = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}

NATIONAL = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.[123]\d{3})?)?)?", re.ASCII)
ISLAND = re.compile(r"\d{2}\.\d{2}\.4\d{4}", re.ASCII)
INTERNAL = re.compile(
    r"(?P<village>\d{2}\.\d{2}\.\d{2}\.[123]\d{3})(?P<preparatory>-P[1-9]\d?)?(?P<hamlet>\.K\d{2,3})?",
    re.ASCII,
)
_DIGITS = re.compile(r"\d+", re.ASCII)


class BadCode(ValueError):
    """A code that cannot be used. ``reason`` is stable; edges say it in words."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(f"{reason}: {code!r}")
        self.code, self.reason = code, reason


def level_of(code: str) -> Level:
    """The level of a national code; raises ``BadCode`` with what is wrong with it."""
    if not (NATIONAL.fullmatch(code) or ISLAND.fullmatch(code)):
        raise BadCode(code, "no-dots" if _DIGITS.fullmatch(code) and len(code) > 2 else "shape")
    level = LENGTHS[len(code)]
    number = code[3:5]
    if number and level != "island" and not ("01" <= number <= "69" or "71" <= number <= "99"):
        raise BadCode(code, "regency-number")
    if code[6:8] == "00" and level in {"district", "village"}:
        raise BadCode(code, "district-number")
    return level


def kind_of(code: str) -> Kind:
    """What a code says about itself: regency (01-69) or city (71-99), kelurahan, desa or desa adat."""
    level = level_of(code)
    if level == "regency":
        return "regency" if code[3:5] <= "69" else "city"
    return VILLAGE_FORMS[code[9]] if level == "village" else ""


def parent_of(code: str) -> str | None:
    """The code of the parent; ``None`` for a province.

    An island ``PP.00.4xxxx`` belongs to no regency and hangs below its province.
    """
    level = level_of(code)
    if level == "province":
        return None
    if level == "island":
        return code[:2] if code[3:5] == "00" else code[:5]
    return code.rpartition(".")[0]


def undotted(code: str) -> str:
    """Digits only, as some exchange formats want them (``1305012001``). Never a key, never a join."""
    level_of(code)
    return code.replace(".", "")


def normalise_code(text: str, *, ministry: bool = False) -> str:
    """The dotted ministry code of what somebody typed.

    Undotted digits are taken as a ministry code only where the statistics office has none of that length
    (six digits), or when the caller knows the source (``ministry=True``). Its own seven digits are refused
    by name; four and ten digits exist in both systems and are refused as ambiguous.
    """
    code = text.strip()
    if not _DIGITS.fullmatch(code) or len(code) == 2:
        level_of(code)
        return code
    if len(code) == 7:
        raise BadCode(code, "statistics-code")
    if len(code) not in {4, 6, 10}:
        raise BadCode(code, "shape")
    if len(code) != 6 and not ministry:
        raise BadCode(code, "ambiguous")
    dotted = ".".join(part for part in (code[:2], code[2:4], code[4:6], code[6:]) if part)
    level_of(dotted)
    return dotted


def preparatory_key(mother: str, number: int) -> str:
    """The internal key of a mother's n-th preparatory village: ``13.05.08.2001-P1``."""
    if level_of(mother) != "village" or not 1 <= number <= 99:
        raise BadCode(mother, "mother")
    return f"{mother}-P{number}"


def hamlet_key(village: str, number: int) -> str:
    """The internal key of a village's n-th hamlet (korong): ``13.05.01.2001.K03``."""
    match = INTERNAL.fullmatch(village)
    if match is None or match["hamlet"] or not 1 <= number <= 999:
        raise BadCode(village, "village")
    return f"{village}.K{number:02d}"


def national_code(key: str) -> str:
    """The code that national systems know for one of our keys.

    A preparatory village is still part of its mother, and a hamlet has no code of its own, so both answer
    with the village that the nation knows (Permendagri 1/2017).
    """
    match = INTERNAL.fullmatch(key)
    if match is not None:
        return match["village"]
    level_of(key)
    return key
