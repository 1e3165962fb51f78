"""What other apps may use of the portal. Anything not named here is private to ``portal``."""

from .drawing import draw_maintenance, draw_refusal

__all__ = ["draw_maintenance", "draw_refusal"]
