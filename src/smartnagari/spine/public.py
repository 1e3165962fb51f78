"""What other apps may use of the spine. Anything not named here is private to ``spine``.

Events are published through ``kernel.events`` and periodic jobs registered with ``kernel.periodic``.
"""

from .actions.delivering import drain
from .actions.idempotency import once
from .actions.numbers import issue_number, reserve_number, void_number
from .actions.outbox import schedule
from .actions.reviving import revive
from .queries.deliveries import backlog, dead_deliveries
from .queries.numbers import number_register, numbers_left_open, unaccounted_numbers
from .rules import fingerprint
from .states import DeliveryState, NumberState
from .types import Backlog, DeadDelivery, Gap, NumberEntry

__all__ = [
    "Backlog",
    "DeadDelivery",
    "DeliveryState",
    "Gap",
    "NumberEntry",
    "NumberState",
    "backlog",
    "dead_deliveries",
    "drain",
    "fingerprint",
    "issue_number",
    "number_register",
    "numbers_left_open",
    "once",
    "reserve_number",
    "revive",
    "schedule",
    "unaccounted_numbers",
    "void_number",
]
