"""What other apps may use of search. Anything not named here is private to ``search``.

What is findable is said through the port ``kernel.findable``.
"""

from .helping import Need, NeedList, lookups, need_lists
from .queries.addresses import addresses, count_addresses
from .queries.finding import find
from .queries.national import regions_like
from .types import Address, Found, Hit, Lookup

__all__ = [
    "Address",
    "Found",
    "Hit",
    "Lookup",
    "Need",
    "NeedList",
    "addresses",
    "count_addresses",
    "find",
    "lookups",
    "need_lists",
    "regions_like",
]
