"""Cut Plus Jakarta Sans down to the glyphs that Indonesian and English need, keeping weight and features.

Run by ``npm run build``: reads the font from ``node_modules``, writes one woff2 beside the styles.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parent.parent
SOURCE = (
    ROOT
    / "node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2"
)
TARGET = ROOT / "src/smartnagari/ui/frontend/generated/plus-jakarta-sans.woff2"
TEXT = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0©«»°±²·×é–—‘’“”…•−"
FEATURES = ["kern", "liga", "calt", "tnum"]
LIMIT = 17_408


def main() -> int:
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, desubroutinize=True)
    options.notdef_outline = True
    options.name_IDs = [1, 2]
    font = subset.load_font(str(SOURCE), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=TEXT)
    subsetter.subset(font)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(TARGET), options)
    size = TARGET.stat().st_size
    print(f"{TARGET.relative_to(ROOT)}: {size} bytes")
    if size > LIMIT:
        print(f"The font weighs more than {LIMIT} bytes; take glyphs out.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
