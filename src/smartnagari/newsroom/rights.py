"""How Wagtail asks what somebody may do: answered from the roles in force, never from its own groups."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from .entry import who_edits

EDITS = ("add", "change")
PUBLISHES = ("publish", "lock", "unlock")


class TreePolicy(PagePermissionPolicy):
    """Rights in the tree of the regency whose roles the person holds; nothing outside it."""

    permission_cache_name = ""  # a user object may outlive its rights

    def get_all_permissions_for_user(self, user: Any) -> list[Any]:
        now = who_edits()
        if now.root is None or not user.is_active:
            return []
        actions = (EDITS if now.edits else ()) + (PUBLISHES if now.publishes else ())
        return [_Right(f"{action}_page", page=now.root, page_id=now.root.pk) for action in actions]


class PicturePolicy(CollectionOwnershipPermissionPolicy):
    """Rights in the pictures of that regency."""

    permission_cache_name = ""

    def get_all_permissions_for_user(self, user: Any) -> list[Any]:
        now = who_edits()
        if now.collection is None or not (now.edits and user.is_active):
            return []
        where = {"collection": now.collection, "collection_id": now.collection.pk}
        actions = ("add", "change", "choose", *(("delete",) if now.publishes else ()))
        return [_Right(f"{action}_picture", **where) for action in actions]


class _Right:
    """A right as Wagtail's own rows look: what may be done, and below which page or collection."""

    def __init__(self, codename: str, **where: Any) -> None:
        self.permission = SimpleNamespace(codename=codename)
        self.__dict__.update(where)
