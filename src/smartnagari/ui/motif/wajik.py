"""One lozenge per region: the kecamatan gives the family, the nagari the rhythm.

The drawing is a pure function of a code and a small number k, the variant. ``assign_variants`` finds the k
with which a drawing is well filled and not yet taken; it is stored with the nagari, so a code that comes
later never changes one that was there before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .grid import Point, lozenge

RADIUS = 7
TRIES = 64
FIELD = RADIUS - 3
_MASK = 0xFFFFFFFF
_FIELD_CELLS = lozenge(FIELD)


def scramble(text: str) -> int:
    """FNV-1a over UTF-8, then the finaliser of murmur3: 32 bits that differ for neighbouring codes."""
    h = 0x811C9DC5
    for byte in text.encode():
        h = (h ^ byte) * 0x01000193 & _MASK
    h ^= h >> 16
    h = h * 0x85EBCA6B & _MASK
    h ^= h >> 13
    h = h * 0xC2B2AE35 & _MASK
    return h ^ h >> 16


def family(code: str) -> int:
    """The family of patterns (0 to 5) that all nagari of one kecamatan share."""
    parts = code.split(".")
    return int(parts[2] if len(parts) > 2 else parts[-1]) % 6


def is_preparatory(code: str) -> bool:
    """Whether this is the key of a nagari in preparation, such as ``13.05.08.2001-P1``."""
    return "-" in code


@dataclass(frozen=True)
class Wajik:
    """A drawing: cells of thread and heart on a full ground, centre at (0, 0)."""

    code: str
    k: int
    hash: int
    thread: frozenset[Point]
    heart: frozenset[Point]

    @property
    def filled(self) -> float:
        """How much of the inner field is not ground."""
        inner = sum(1 for x, y in self.thread if abs(x) + abs(y) <= FIELD)
        return (inner + len(self.heart)) / len(_FIELD_CELLS)

    @property
    def drawing(self) -> tuple[frozenset[Point], frozenset[Point]]:
        """What two nagari must not share."""
        inner = frozenset((x, y) for x, y in self.thread if abs(x) + abs(y) <= FIELD)
        return inner, self.heart


@lru_cache(maxsize=4096)
def draw(code: str, k: int = 0) -> Wajik:
    """The lozenge of this code and variant.

    Its frame is closed; that of a nagari in preparation is open (every second cell), as a weave not yet done.
    """
    h = scramble(f"{code}/{k}")
    heart_radius = h >> 11 & 1
    heart = lozenge(heart_radius)
    field = {cell for cell in _FIELD_CELLS if cell not in heart and _is_thread(family(code), h, *cell)}
    return Wajik(code, k, h, frame_of(code) | frozenset(field), heart)


@lru_cache(maxsize=256)
def frame_of(code: str) -> frozenset[Point]:
    """The ring of thread around the field: closed, but open for a nagari in preparation."""
    ring = frozenset((x, y) for x, y in lozenge(RADIUS - 1) if abs(x) + abs(y) == RADIUS - 1)
    return frozenset((x, y) for x, y in ring if x % 2) if is_preparatory(code) else ring


def _is_thread(kind: int, h: int, x: int, y: int) -> bool:
    value = _FAMILIES[kind](h, x, y)
    d, small, large = abs(x) + abs(y), min(abs(x), abs(y)), max(abs(x), abs(y))
    flips = (
        h >> 8 & 1 and d == 4 and small == 0,
        h >> 9 & 1 and d == 4 and small == large,
        h >> 10 & 1 and d == 2 and small == 0,
        h >> 12 & 1 and d == 3 and small == 1,
    )
    return value != (sum(map(bool, flips)) % 2 == 1)


def _saik_galamai(h: int, x: int, y: int) -> bool:
    d = abs(x) + abs(y)
    return d % 2 == 0 if h >> 3 & 1 else d in (1, 2, 4)


def _bungo(h: int, x: int, y: int) -> bool:
    small, large = sorted((abs(x), abs(y)))
    return small == 0 or (small + large == 4 and bool(h >> 3 & 1)) or (small == large and bool(h >> 4 & 1))


def _silang(h: int, x: int, y: int) -> bool:
    small, large = sorted((abs(x), abs(y)))
    d = small + large
    return small == large or (small == 0 and d >= 3) or (d == 4 and bool(h >> 3 & 1))


def _tabur(h: int, x: int, y: int) -> bool:
    if h >> 3 & 1:
        return x % 2 == 0 and y % 2 == 0
    return (x + y) % 2 == 0 and abs(x) + abs(y) > 0


def _pucuak_rabuang(h: int, x: int, y: int) -> bool:
    ax, ay = abs(x), abs(y)
    teeth = ay >= 1 and ax <= ay - 1 and (bool(h >> 3 & 1) or ax != 1)
    return teeth or (ay == 0 and bool(h >> 4 & 1) and ax in (2, 4))


def _itiak(h: int, x: int, y: int) -> bool:
    return _pucuak_rabuang(h, y, x)


_FAMILIES = (_saik_galamai, _bungo, _silang, _tabur, _pucuak_rabuang, _itiak)


def assign_variants(codes: Iterable[str], kept: Mapping[str, int] | None = None) -> dict[str, int]:
    """The variant k of each code: the first that is well filled and whose drawing nobody wears yet.

    ``kept`` are variants given before; they stay, and their drawings are taken. The rest is walked once,
    full nagari before those in preparation, each in ascending order.
    """
    variants = dict(kept or {})
    taken = {draw(code, k).drawing for code, k in variants.items()}
    fresh = sorted(set(codes) - variants.keys(), key=lambda code: (is_preparatory(code), code))
    for code in fresh:
        variants[code] = _variant(code, taken)
        taken.add(draw(code, variants[code]).drawing)
    return variants


def _variant(code: str, taken: set[tuple[frozenset[Point], frozenset[Point]]]) -> int:
    """The first fitting k; when a family has no drawing left (a regency of 800 villages), a shared one."""
    for k in range(TRIES):
        if _fits(draw(code, k), taken):
            return k
    return next(k for k in range(TRIES) if _fits(draw(code, k), set()))


def _fits(wajik: Wajik, taken: set[tuple[frozenset[Point], frozenset[Point]]]) -> bool:
    return 0.34 <= wajik.filled <= 0.66 and wajik.drawing not in taken
