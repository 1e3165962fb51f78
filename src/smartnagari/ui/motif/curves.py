"""The curved shapes: roof (gonjong) and seal (saluak laka). The mark is a fixed drawing in its template."""

from __future__ import annotations

from functools import lru_cache
from math import cos, cosh, pi, sin

POINTS = 72


def sag(x: float, k: float) -> float:
    """How far below its tips the edge of a roof hangs at x in -1..1: 0 at the tips, 1 in the middle."""
    return 1 - (cosh(k * x) - 1) / (cosh(k) - 1)


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=8)
def gonjong(k: float = 5.2, width: int = 1000, height: int = 100) -> str:
    """A sheet whose upper edge is a roof, tips up: closed along the bottom of its box."""
    points = []
    for step in range(POINTS + 1):
        x = -1 + 2 * step / POINTS
        points.append(f"{_n((x + 1) / 2 * width)} {_n(sag(x, k) * height)}")
    return f"M{'L'.join(points)}V{height}H0z"


@lru_cache(maxsize=2)
def roof(width: int = 1000, height: int = 100) -> tuple[str, str]:
    """The foot of the portal: outer roof over the full width, inner roof in velvet from 22 % to 78 %.

    The outer tips stand a little under the inner ones; the inner ends lean in by 2 %.
    """
    top, bottom = 0.12 * height, 0.98 * height
    outer = []
    for step in range(POINTS + 1):
        x = -1 + 2 * step / POINTS
        outer.append(f"{_n((x + 1) / 2 * width)} {_n(top + sag(x, 5.2) * (bottom - top))}")
    inner = []
    left, right, hang = 0.22 * width, 0.78 * width, 0.66 * height
    for step in range(POINTS + 1):
        x = -1 + 2 * step / POINTS
        inner.append(f"{_n(left + (x + 1) / 2 * (right - left))} {_n(sag(x, 4.2) * hang)}")
    lean = 0.02 * width
    inner_path = f"M{'L'.join(inner)}L{_n(right - lean)} {height}H{_n(left + lean)}z"
    return f"M{'L'.join(outer)}V{height}H0z", inner_path


@lru_cache(maxsize=1)
def laka(size: int = 108) -> tuple[str, str]:
    """The seal: two closed lines that run over and under each other, r(t) = 44 ± 8 cos 9t."""
    centre, count = size / 2, 180
    lines = []
    for sign in (1, -1):
        points = []
        for step in range(count):
            t = 2 * pi * step / count
            r = 44 + sign * 8 * cos(9 * t)
            points.append(f"{_n(centre + r * cos(t))} {_n(centre + r * sin(t))}")
        lines.append(f"M{'L'.join(points)}z")
    return lines[0], lines[1]
