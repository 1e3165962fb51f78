"""What of potential people find by searching."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.findable import FindableKind

from .kinds import enterprises, groups, items

KINDS = (
    FindableKind(items.KEY, _("Potential"), items.every, order=40, icon="plant"),
    FindableKind(enterprises.KEY, _("Enterprises"), enterprises.every, order=44, icon="storefront"),
    FindableKind(groups.KEY, _("Producers' groups"), groups.every, order=46, icon="users-three"),
)
