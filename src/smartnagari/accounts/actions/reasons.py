"""Why somebody did something, as audit keeps it for ever: given, short, without identity numbers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import Invalid

from ..rules.identity import holds_identity_number

MOST = 200


def reason_of(text: str, field: str) -> str:
    """The reason in one line; raises ``Invalid`` for this field when it is none."""
    reason = " ".join(text.split())
    if len(reason) < 5:
        sentence = str(_("Please say why, in a few words."))
    elif len(reason) > MOST:
        sentence = str(_("Please say it in at most %(most)s characters.")) % {"most": MOST}
    elif holds_identity_number(reason):
        sentence = str(_("Leave identity numbers out: this text is kept for ever."))
    else:
        return reason
    raise Invalid(sentence, fields={field: sentence})
