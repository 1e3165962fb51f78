"""Running the cleaner of documents as a child with limits: what goes wrong in it ends it, not us."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .types import FileKind, Prepared, Unfit

PROGRAM = Path(__file__).resolve().parent / "rules/documents.py"
SECONDS = 30


def cleaned_document(data: bytes) -> Prepared:
    """The PDF without anything that acts; raises ``Unfit``."""
    try:
        done = subprocess.run(  # noqa: S603 - our own file under our own interpreter
            [sys.executable, "-I", str(PROGRAM)],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unfit("broken") from error
    if done.returncode:
        from .rules.documents import REASONS  # loads the parser, which no start-up needs

        raise Unfit(REASONS.get(done.returncode, "broken"))
    pages, _line, cleaned = done.stdout.partition(b"\n")
    return Prepared(kind=FileKind.PDF, mime="application/pdf", data=cleaned, pages=int(pages))
