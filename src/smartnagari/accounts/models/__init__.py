"""People, offices and who may do what."""

from .user import User

__all__ = ["User"]
