"""What other apps may use of potential. Anything not named here is private to ``potential``."""

from .answers import count_of, of_the_week, things_of
from .types import PotentialVerified, Thing

__all__ = ["PotentialVerified", "Thing", "count_of", "of_the_week", "things_of"]
