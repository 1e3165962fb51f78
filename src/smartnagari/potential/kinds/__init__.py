"""How each kind of content becomes a row that the public reads."""

from .enterprises import ENTERPRISE
from .groups import GROUP
from .items import ITEM
from .prices import PRICE

KINDS = (ITEM, ENTERPRISE, GROUP, PRICE)

__all__ = ["KINDS"]
