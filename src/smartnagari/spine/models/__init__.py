"""What a transaction writes beside its business rows."""

from .events import Delivery, OutboxEvent
from .idempotency import IdempotencyKey
from .numbers import NumberSeries, SeriesNumber
from .periodic import PeriodicRun

__all__ = ["Delivery", "IdempotencyKey", "NumberSeries", "OutboxEvent", "PeriodicRun", "SeriesNumber"]
