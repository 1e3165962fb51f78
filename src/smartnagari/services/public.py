"""What other apps may use of services. Anything not named here is private to ``services``."""

from .actions.loading import load_catalogue
from .queries.catalogue import TAG as SERVICES
from .queries.catalogue import most_used, services_of
from .rules.catalogue import read_catalogue
from .types import ProviderKind, ServiceRow

__all__ = [
    "SERVICES",
    "ProviderKind",
    "ServiceRow",
    "load_catalogue",
    "most_used",
    "read_catalogue",
    "services_of",
]
