"""A page of paper that says what it would be."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap

import pikepdf

SAMPLE = "CONTOH. Dokumen untuk peragaan, tidak berlaku."


def paper(title: str, version: int, *, place: str = "", lines: Sequence[str] = ()) -> bytes:
    """A PDF of one page, marked as a sample; the same words give the same bytes."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(_drawn(title, version, place, lines).encode("latin-1", "replace"))
        pdf.docinfo["/Title"] = title
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _drawn(title: str, version: int, place: str, lines: Sequence[str]) -> str:
    written: list[tuple[int, str, int]] = [(11, SAMPLE, 30)]
    written += [(12, f"Nagari {place}", 24)] if place else []
    written += [(20, part, 28) for part in wrap(title, 44)]
    written.append((11, f"Versi {version}", 34))
    for number, line in enumerate(lines, start=1):
        parts = wrap(f"{number}. {line}", 78)
        written += [(12, part, 18) for part in parts[:-1]] + [(12, parts[-1], 26)]
    drawn, y = "", 790
    for size, text, below in written:
        drawn += f"BT /F1 {size} Tf 60 {y} Td ({_escaped(text)}) Tj ET\n"
        y -= below
    return drawn


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
