"""A registry per kind of plugin: filled in ``ready()``, read by key, keys never renamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Keyed(Protocol):
    """Whatever names itself by a stable key that may be stored in rows."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


class Registry(Generic[K]):
    """Plugins by key, in the order in which they registered."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._plugins: dict[str, K] = {}

    def register(self, plugin: K) -> K:
        """Add a plugin; two of the same key are a programming error and raise ``ValueError``."""
        if plugin.key in self._plugins:
            raise ValueError(f"Two of the kind {self.kind} call themselves {plugin.key!r}.")
        self._plugins[plugin.key] = plugin
        return plugin

    def unregister(self, key: str) -> None:
        """Take a plugin out again (for tests)."""
        del self._plugins[key]

    def __getitem__(self, key: str) -> K:
        try:
            return self._plugins[key]
        except KeyError:
            known = ", ".join(self._plugins) or "none"
            raise KeyError(f"No {self.kind} is called {key!r}; registered: {known}.") from None

    def __contains__(self, key: object) -> bool:
        return key in self._plugins

    def __iter__(self) -> Iterator[K]:
        return iter(self._plugins.values())

    def __len__(self) -> int:
        return len(self._plugins)
