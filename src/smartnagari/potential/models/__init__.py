"""What grows, is made and can be visited: entries, enterprises, groups, prices, and who verified them."""

from .enterprises import Enterprise, EnterpriseProduct
from .groups import ProducerGroup
from .items import PotentialItem
from .prices import PriceNote
from .verification import Verification

__all__ = [
    "Enterprise",
    "EnterpriseProduct",
    "PotentialItem",
    "PriceNote",
    "ProducerGroup",
    "Verification",
]
