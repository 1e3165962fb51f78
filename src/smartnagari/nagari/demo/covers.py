"""Covers for the demonstration: a calm landscape over the nagari's own weave, drawn here; no photograph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from math import pi, sin

from PIL import Image, ImageDraw

from smartnagari.ui.motif import draw as wajik

WIDTH, HEIGHT, HEM, CELL = 1200, 480, 96, 6
OVER = 2
"""Everything is drawn this many times larger and made smaller, so that lines come out smooth."""
SKY, FAR, NEAR, LAND = (239, 246, 244), (176, 211, 209), (98, 165, 170), (38, 112, 126)
GROUND, THREAD, HEART = (11, 79, 97), (140, 201, 204), (255, 243, 214)
SUN, LINE = (243, 204, 133), (11, 79, 97)
HORIZON = 250
Pen = ImageDraw.ImageDraw


def cover(code: str, variant: int, scene: str) -> bytes:
    """The picture of a nagari as a PNG; the same code and scene give the same bytes."""
    large = Image.new("RGB", (WIDTH * OVER, HEIGHT * OVER), SKY)
    pen = ImageDraw.Draw(large)
    turn = sum(ord(letter) * place for place, letter in enumerate(code, start=1))
    _sun(pen, turn)
    SCENES[scene](pen, turn)
    picture = large.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    picture.paste(_hem(code, variant), (0, HEIGHT - HEM))
    drawn = BytesIO()
    picture.quantize(128).save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _hem(code: str, variant: int) -> Image.Image:
    """The weave of this nagari as a band, each cell some whole pixels."""
    tile = Image.new("RGB", (16, 16), GROUND)
    drawing = wajik(code, variant)
    for cells, colour in ((drawing.thread, THREAD), (drawing.heart, HEART)):
        for x, y in cells:
            for shift in (0, 8):
                tile.putpixel(((x + 7 + shift) % 16, (y + 7 + shift) % 16), colour)
    large = tile.resize((16 * CELL, 16 * CELL), Image.Resampling.NEAREST)
    band = Image.new("RGB", (WIDTH, HEM), GROUND)
    for x in range(0, WIDTH, large.width):
        band.paste(large, (x, 0))
    return band


def _sun(pen: Pen, turn: int) -> None:
    x, y, radius = 180 + turn * 37 % 840, 130 + turn % 50, 46
    pen.ellipse([OVER * v for v in (x - radius, y - radius, x + radius, y + radius)], fill=SUN)


def _ridge(turn: int, base: float, rise: float, waves: float) -> Iterator[tuple[float, float]]:
    for x in range(0, WIDTH + 8, 8):
        at = x / WIDTH * pi * waves + turn
        yield x, base - rise * (0.6 * sin(at) + 0.3 * sin(2.3 * at + turn) + 0.1 * sin(5.1 * at))


def _land(pen: Pen, edge: Iterator[tuple[float, float]], colour: tuple[int, int, int]) -> None:
    points = [(x * OVER, y * OVER) for x, y in edge]
    pen.polygon([(0, HEIGHT * OVER), *points, (WIDTH * OVER, HEIGHT * OVER)], fill=colour)


def _stroke(
    pen: Pen, points: Sequence[tuple[float, float]], colour: tuple[int, int, int], width: int
) -> None:
    pen.line([(x * OVER, y * OVER) for x, y in points], fill=colour, width=width * OVER, joint="curve")


def _palm(pen: Pen, x: float, foot: float, height: float, lean: float) -> None:
    trunk = [(x + lean * step * step / 100, foot - height * step / 10) for step in range(11)]
    _stroke(pen, trunk, LINE, 4)
    top_x, top_y = trunk[-1]
    for reach, droop in ((-52, 26), (-40, -4), (-22, -24), (22, -24), (40, -4), (52, 26)):
        leaf = [
            (top_x + reach * t / 8, top_y + droop * t / 8 - 16 * sin(pi * t / 8) + (t / 8) ** 2 * 8)
            for t in range(9)
        ]
        _stroke(pen, leaf, LINE, 4)


def _waves(pen: Pen, turn: int, top: int, colour: tuple[int, int, int]) -> None:
    for row in range(5):
        y = top + row * 22
        line = [(x, y + 3 * sin(x / 26 + row * 1.7 + turn)) for x in range(0, WIDTH + 6, 6)]
        _stroke(pen, line, colour, 2)


def _coast(pen: Pen, turn: int) -> None:
    _land(pen, _ridge(turn, HORIZON, 10, 1.4), FAR)
    _land(pen, iter([(0, HORIZON + 6), (WIDTH, HORIZON + 6)]), NEAR)
    _waves(pen, turn, HORIZON + 28, SKY)
    _land(pen, _ridge(turn + 2, 372, 14, 1.2), LAND)
    for number in range(3):
        _palm(pen, 120 + (turn * 53 + number * 330) % 960, 376, 130 + 24 * (number % 2), 26 - 20 * number)


def _palms(pen: Pen, turn: int) -> None:
    _land(pen, _ridge(turn, HORIZON, 26, 2.1), FAR)
    _land(pen, _ridge(turn + 1, 330, 14, 1.6), NEAR)
    _land(pen, _ridge(turn + 2, 366, 10, 1.2), LAND)
    for number in range(7):
        x = 70 + number * 165 + (turn * (number + 3)) % 60
        _palm(pen, x, 374, 110 + (turn * (number + 1)) % 70, 22 - (number * 13) % 44)


def _hills(pen: Pen, turn: int) -> None:
    for base, rise, waves, colour in ((210, 62, 2.6, FAR), (290, 46, 2.0, NEAR), (356, 30, 1.5, LAND)):
        _land(pen, _ridge(turn + base, base, rise, waves), colour)
        _stroke(pen, list(_ridge(turn + base, base, rise, waves)), LINE, 2)


def _river(pen: Pen, turn: int) -> None:
    _land(pen, _ridge(turn, 220, 56, 2.4), FAR)
    _land(pen, _ridge(turn + 3, 310, 30, 1.8), NEAR)
    _land(pen, iter([(0, 340), (WIDTH, 352)]), LAND)
    middle = 380 + turn * 29 % 440
    bends = [(middle + 70 * sin(step / 9 + turn), 318 + step * 2, 7 + step * step / 14) for step in range(34)]
    banks = [(x - half, y) for x, y, half in bends] + [(x + half, y) for x, y, half in reversed(bends)]
    pen.polygon([(x * OVER, y * OVER) for x, y in banks], fill=SKY)


def _rice(pen: Pen, turn: int) -> None:
    _land(pen, _ridge(turn, 230, 34, 2.2), FAR)
    _land(pen, iter([(0, 270), (WIDTH, 262)]), NEAR)
    for row in range(9):
        y = 278 + row * row * 1.6
        line = [
            (x, y + (5 + row) * sin(x / (150 + 9 * row) + turn + row / 3)) for x in range(0, WIDTH + 8, 8)
        ]
        _stroke(pen, line, SKY if row % 2 else LAND, 2 + row // 3)
    _palm(pen, 160 + turn * 41 % 880, 330, 120, 18)


def _roofs(pen: Pen, turn: int) -> None:
    _land(pen, _ridge(turn, 246, 30, 2.0), FAR)
    _land(pen, _ridge(turn + 1, 318, 12, 1.4), NEAR)
    _land(pen, iter([(0, 366), (WIDTH, 366)]), LAND)
    for number in range(6):
        _house(pen, 110 + number * 190 + (turn * (number + 2)) % 50, 366, 84 + (turn * (number + 1)) % 40)


def _house(pen: Pen, x: float, foot: float, width: float) -> None:
    half, eaves = width / 2, foot - width * 0.42
    pen.rectangle([OVER * v for v in (x - half * 0.8, eaves, x + half * 0.8, foot)], fill=SKY)
    roof = [(x - half * 1.15, eaves - width * 0.5), (x - half * 0.6, eaves - width * 0.22)]
    roof += [(x, eaves - width * 0.16), (x + half * 0.6, eaves - width * 0.22)]
    roof += [(x + half * 1.15, eaves - width * 0.5), (x + half, eaves), (x - half, eaves)]
    pen.polygon([(a * OVER, b * OVER) for a, b in roof], fill=LINE)


def _surau(pen: Pen, turn: int) -> None:
    _palms(pen, turn)
    x, foot = 600.0, 372.0
    pen.rectangle([OVER * v for v in (x - 96, foot - 70, x + 96, foot)], fill=SKY)
    for tier, (wide, low) in enumerate(((130, 70), (92, 112), (54, 150))):
        top = [(x - wide, foot - low), (x + wide, foot - low), (x + wide * 0.45, foot - low - 42)]
        top.append((x - wide * 0.45, foot - low - 42))
        pen.polygon([(a * OVER, b * OVER) for a, b in top], fill=LINE if tier % 2 == 0 else LAND)
    _stroke(pen, [(x, foot - 190), (x, foot - 222)], LINE, 4)


SCENES: dict[str, Callable[[Pen, int], None]] = {
    "coast": _coast,
    "palms": _palms,
    "hills": _hills,
    "river": _river,
    "rice": _rice,
    "town": _roofs,
    "surau": _surau,
}
