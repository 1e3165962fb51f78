"""Apps of Wagtail without the parts that nobody here can reach, so that a process starts without them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace

from wagtail.images.apps import WagtailImagesAppConfig

NOTHING_TO_MOUNT: dict[str, dict[str, object]] = {
    "wagtail.images.api.v3.registry": {"register_content_types": lambda: None},
    "wagtail.images.api.v3.router": {"router": None},
    "wagtail.api.v3.api": {"api": SimpleNamespace(add_router=lambda *_given: None)},
}
"""What the app of pictures loads to fill Wagtail's own API, and what stands in for it meanwhile."""


@contextmanager
def standing_in(modules: dict[str, dict[str, object]]) -> Iterator[None]:
    """Imports of these find empty modules with these names; afterwards the real ones can be loaded again."""
    absent = [name for name in modules if name not in sys.modules]
    for name in absent:
        empty = ModuleType(name)
        vars(empty).update(modules[name])
        sys.modules[name] = empty
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


class PicturesOfWagtail(WagtailImagesAppConfig):
    """Wagtail's pictures without its API, which is not mounted.

    Its schemas, one for every kind of page, would be a fifth of the time that a process needs to start.
    """

    default = False

    def ready(self) -> None:
        with standing_in(NOTHING_TO_MOUNT):
            super().ready()
