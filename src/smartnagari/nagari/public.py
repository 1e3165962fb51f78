"""What other apps may use of nagari. Anything not named here is private to ``nagari``."""

from .actions.front import LEAGUE, area_tag
from .pages.addresses import filled_pages
from .pages.front import FrontView, front_view
from .pages.league import league
from .pages.profile import code_facts
from .queries.front import with_front

__all__ = [
    "LEAGUE",
    "FrontView",
    "area_tag",
    "code_facts",
    "filled_pages",
    "front_view",
    "league",
    "with_front",
]
