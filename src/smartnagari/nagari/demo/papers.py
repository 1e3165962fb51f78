"""A page of paper that says what it would be."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def paper(title: str, version: int) -> bytes:
    """A PDF of one page with a title, marked as a sample; the same title gives the same bytes."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        lines = [(24, title), (14, f"Versi {version}. Dokumen contoh untuk peragaan.")]
        drawn = "".join(
            f"BT /F1 {size} Tf 60 {740 - 40 * place} Td ({_escaped(text)}) Tj ET\n"
            for place, (size, text) in enumerate(lines)
        )
        page.Contents = pdf.make_stream(drawn.encode("latin-1", "replace"))
        pdf.docinfo["/Title"] = title
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
