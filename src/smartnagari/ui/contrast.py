"""Contrast of two colours by the formula of WCAG 2."""

from __future__ import annotations


def luminance(colour: str) -> float:
    """Relative luminance of ``#rgb`` or ``#rrggbb``; anything else raises ``ValueError``."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    if len(digits) != 6 or not colour.startswith("#"):
        raise ValueError(f"{colour!r} is not a colour such as #0b5467.")
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21; text needs 4.5, drawn things 3."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
