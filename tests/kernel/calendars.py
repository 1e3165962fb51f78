"""The calendar of 2026 by the joint decree of three ministers (SKB 1497/2025, 2/2025, 5/2025)."""

from datetime import date
from zoneinfo import ZoneInfo

from smartnagari.kernel.clock import WorkCalendar

WIB = ZoneInfo("Asia/Jakarta")
HOLIDAYS = [
    *((1, 1), (1, 16), (2, 17), (3, 19), (3, 21), (3, 22), (4, 3), (4, 5), (5, 1), (5, 14)),
    *((5, 27), (5, 31), (6, 1), (6, 16), (8, 17), (8, 25), (12, 25)),
]
COLLECTIVE_LEAVE = [(2, 16), (3, 18), (3, 20), (3, 23), (3, 24), (5, 15), (5, 28), (12, 24)]
DAYS_OFF = {date(2026, *day): "holiday" for day in HOLIDAYS} | {
    date(2026, *day): "collective leave" for day in COLLECTIVE_LEAVE
}
YEAR_2026 = WorkCalendar(zone=WIB, days_off=DAYS_OFF, years=frozenset({2026}))
