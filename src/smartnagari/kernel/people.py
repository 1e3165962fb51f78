"""The port through which apps below accounts say who acted: names for the keys of :class:`Actor`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

Names = Callable[[Collection[str]], Mapping[str, str]]
_names: Names | None = None


def connect_names(names: Names) -> None:
    """Called once by ``accounts`` in ``ready()``."""
    global _names  # noqa: PLW0603 - the one port of this module, filled at start-up
    _names = names


def names_of(keys: Collection[str]) -> dict[str, str]:
    """A name for each key, in one query for all; a key that nobody bears stands for itself."""
    wanted = {key for key in keys if key}
    found = _names(wanted) if _names is not None and wanted else {}
    return {key: found.get(key) or key for key in wanted}
