"""Sites of nagari for the demonstration; never in production."""

from .sites import seed

__all__ = ["seed"]
