"""How long a file, a function, a view and a test may be: what a reader can hold in the head.

The budgets are those of CONTRIBUTING.md. Median and 95th percentile are kept over all code, the hard
stop for each piece.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles


@dataclass(frozen=True)
class Budget:
    """Lines: of the middle one, of the 95th in a hundred, and of the longest."""

    median: int
    p95: int
    stop: int


BUDGETS = {
    "file": Budget(80, 350, 600),
    "function": Budget(8, 35, 60),
    "view": Budget(8, 25, 40),
    "test": Budget(10, 30, 60),
}


@dataclass(frozen=True)
class Piece:
    """Something that is measured: its kind, where it stands, how many lines it has."""

    kind: str
    where: str
    lines: int


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without its docstring: words that explain are not what we want fewer of."""
    body = node.body
    if ast.get_docstring(node) is not None:
        body = body[1:]
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 1


def pieces(folder: Path, *, tests: bool) -> Iterator[Piece]:
    """Every file and function under ``folder``; migrations are left out, Django wrote them."""
    for file in sorted(folder.rglob("*.py")):
        if "migrations" in file.parts or "node_modules" in file.parts:
            continue
        text = file.read_text(encoding="utf-8")
        name = str(file.relative_to(folder))
        if text.strip():
            yield Piece("file", name, text.count("\n"))
        is_edge = "views" in file.parts or file.stem in {"views", "api"}
        for node in _functions(ast.parse(text)):
            kind = "test" if tests else "view" if is_edge else "function"
            if not tests or node.name.startswith("test_"):
                yield Piece(kind, f"{name}:{node.name}", _length(node))


def over_budget(found: list[Piece]) -> list[str]:
    """What is too long, in words; empty when all is well."""
    complaints = []
    for kind, budget in BUDGETS.items():
        lengths = [piece.lines for piece in found if piece.kind == kind]
        complaints += [
            f"{piece.where} has {piece.lines} lines; a {kind} stops at {budget.stop}"
            for piece in found
            if piece.kind == kind and piece.lines > budget.stop
        ]
        if len(lengths) >= 20:
            if median(lengths) > budget.median:
                complaints.append(f"the median {kind} has {median(lengths)} lines, not {budget.median}")
            if (p95 := quantiles(lengths, n=20)[-1]) > budget.p95:
                complaints.append(f"the 95th percentile {kind} has {p95:.0f} lines, not {budget.p95}")
    return complaints
