"""Regions of the whole country, for choosers: the place of birth, the address that somebody moves to."""

from __future__ import annotations

from ..rules.wording import Wording
from ..shelves import NATIONAL
from ..types import Found
from .finding import find

REGION = "region"


def regions_like(typed: str) -> Found:
    """Regions of the national reference by name, the best first; ``key`` of a hit is the ministry's code."""
    return find(typed, Wording(), kind=REGION, shelf=NATIONAL)
