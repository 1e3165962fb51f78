"""Other spellings of an area's name."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict

from .. import findables
from ..models import AreaAlias
from ..queries.areas import all_names, area_of_code, area_tag
from ..types import AliasAdded
from .areas import MANAGE, LegalBasis, checked_name


@transaction.atomic
def add_alias(*, actor: Actor, code: str, spelling: str, kind: str, basis: LegalBasis) -> AreaAlias:
    """Another spelling under which people look for an area; its address does not change."""
    area = area_of_code(code, lock=True)
    actor.require(MANAGE, area)
    spelling = checked_name(spelling)
    if spelling in all_names(area):
        raise Conflict(_("The area is known by this spelling already."), area_code=code)

    alias = AreaAlias.objects.create(
        tenant_id=area.tenant_id,
        area=area,
        spelling=spelling,
        kind=kind,
        slug=slugify(spelling)[:120],
        valid_to=basis.last_day_before if kind == AreaAlias.Kind.OLD else None,
        source=(basis.source or basis.decree)[:300],
        confidence=basis.confidence,
    )

    findables.renew(area)
    freshness.changed(area_tag(area))
    trail.record(actor, "regions.area.add_alias", area.code, {"spelling": spelling, "by": basis.decree})
    events.publish(AliasAdded(code=area.code, spelling=spelling), subject=area.code)
    return alias
