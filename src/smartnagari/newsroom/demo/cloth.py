"""An illustration for the demonstration: the woven pattern of a nagari as a picture."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from smartnagari.ui.motif import draw

PERIOD, CELL = 16, 10
GROUND, THREAD, HEART = (11, 79, 97), (140, 201, 204), (255, 243, 214)


def woven(code: str, *, columns: int = 8, rows: int = 4) -> bytes:
    """The all-over pattern of this code as a PNG, each cell drawn as whole pixels."""
    tile = Image.new("RGB", (PERIOD, PERIOD), GROUND)
    wajik = draw(code, 0)
    for cells, colour in ((wajik.thread, THREAD), (wajik.heart, HEART)):
        for x, y in cells:
            for shift in (0, PERIOD // 2):
                tile.putpixel(((x + 7 + shift) % PERIOD, (y + 7 + shift) % PERIOD), colour)
    cloth = Image.new("RGB", (PERIOD * columns, PERIOD * rows))
    for column in range(columns):
        for row in range(rows):
            cloth.paste(tile, (column * PERIOD, row * PERIOD))
    drawn = BytesIO()
    large = cloth.resize((cloth.width * CELL, cloth.height * CELL), Image.Resampling.NEAREST)
    large.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()
