"""A tenant's own words."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid

from .. import findables
from ..models import TermOverride
from ..queries.terms import TERM_KEYS, forget_terms
from ..types import TermOverridden

TERMS = "regions.terms"


@transaction.atomic
def override_term(
    *, actor: Actor, key: str, language: str, word: str, form: str = "", legal_basis: str = ""
) -> TermOverride:
    """Say that this tenant uses its own word for an institution, in one language."""
    actor.require(TERMS)
    if key not in TERM_KEYS:
        raise Invalid(_("There is no such term."), fields={"key": ", ".join(TERM_KEYS)})
    if not word.strip() or len(word) > 80:
        raise Invalid(_("Enter a word of at most 80 characters."), fields={"word": ""})
    own, _made = TermOverride.objects.update_or_create(
        tenant_id=actor.tenant,
        key=key,
        form=form,
        language=language,
        defaults={"word": word.strip(), "legal_basis": legal_basis},
    )

    forget_terms()
    findables.renew_all()
    trail.record(actor, "regions.term.override", f"{key}/{form}/{language}", {"word": own.word})
    events.publish(TermOverridden(key=key, language=language), subject=key)
    freshness.changed(freshness.TENANT)
    return own
