"""Builds what is not kept in the repository: the front end, the binary message catalogues and bytecode."""

from __future__ import annotations

from tools import frontend
from tools.console import PYTHON, ROOT, guarded, run


def make_ready(*, tools: bool = False) -> None:
    """Front end and catalogues; ``tools`` also installs the front end's linters."""
    frontend.build(tools=tools)
    run([PYTHON, "tools/messages.py", "compile"], quiet=True)
    run([PYTHON, "-m", "compileall", "-q", ROOT / "src"], quiet=True)


if __name__ == "__main__":
    guarded(make_ready)
