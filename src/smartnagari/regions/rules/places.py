"""Where a code lies: the scopes that it falls under and what several codes have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smartnagari.kernel.actor import ScopeKind

DEPTHS = ((ScopeKind.DISTRICT, 3), (ScopeKind.VILLAGE, 4), (ScopeKind.HAMLET, 5))


def scopes_of_code(code: str) -> Iterator[tuple[ScopeKind, str]]:
    """The scopes below the tenant that a code or internal key falls under: its own prefixes.

    A preparatory village is a village scope of its own, not its mother's.
    """
    parts = code.split(".")
    for kind, depth in DEPTHS:
        if len(parts) >= depth:
            yield kind, ".".join(parts[:depth])


def common_place(codes: Iterable[str]) -> str:
    """The smallest area of the tree that holds all these codes; empty when only the regency does."""
    parts = [code.split(".") for code in codes]
    common = []
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        common.append(level[0])
    return ".".join(common) if len(common) > 2 else ""
