"""What other apps may use of accounts. Anything not named here is private to ``accounts``."""

from .models import User

__all__ = ["User"]
