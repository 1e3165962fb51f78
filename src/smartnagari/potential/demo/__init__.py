"""Potential for the demonstration; never in production."""

from .seeding import seed

__all__ = ["seed"]
