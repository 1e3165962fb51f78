"""Doing a thing once, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import Conflict

from ..models import IdempotencyKey


@transaction.atomic
def once(*, scope: str, key: str, fingerprint: str, work: Callable[[], Any]) -> Any:
    """The outcome of ``work``, which runs the first time only; plain JSON values.

    ``scope`` says who asks and for what (``apply:u:...``), ``key`` is the sender's own, ``fingerprint`` what
    is asked (:func:`..rules.fingerprint`). Two at the same moment run one after the other: the second waits
    for the first and gets its outcome. What fails leaves nothing behind and may be asked again. Raises
    ``Conflict`` when the key was used for something else.
    """
    try:
        with transaction.atomic():
            row = IdempotencyKey.objects.create(scope=scope, key=key, fingerprint=fingerprint)
    except IntegrityError:
        return _outcome_of(scope, key, fingerprint)
    row.outcome = work()
    row.save(update_fields=["outcome"])
    row.refresh_from_db(fields=["outcome"])
    return row.outcome


def _outcome_of(scope: str, key: str, fingerprint: str) -> Any:
    row = IdempotencyKey.objects.get(scope=scope, key=key)
    if row.fingerprint != fingerprint:
        raise Conflict(
            _("This was already sent once with other content. Reload the page and send it again."), key=key
        )
    return row.outcome
