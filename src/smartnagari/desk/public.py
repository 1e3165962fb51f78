"""What other apps may use of the desk. Anything not named here is private to ``desk``."""

from .actions import close_item, put_item
from .queries import item_for, queue
from .states import ItemState
from .types import ItemKind, item_kinds

__all__ = ["ItemKind", "ItemState", "close_item", "item_for", "item_kinds", "put_item", "queue"]
