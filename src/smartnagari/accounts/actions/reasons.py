"""Why somebody did something, as audit keeps it for ever: given, short, without identity numbers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import Invalid

from ..rules.identity import holds_identity_number

LEAST, MOST = 5, 200


def reason_of(text: str, field: str) -> str:
    """The reason in one line; raises ``Invalid`` for this field when it is none."""
    return _kept(text, field, least=LEAST, ask=_("Please say why, in a few words."))


def purpose_of(text: str, field: str = "reason") -> str:
    """The same for a look at somebody's data, which that person can read; so one word is not enough."""
    ask = _("Say in a few words what you need it for; the person can read it.")
    return _kept(text, field, least=8, ask=ask)


def _kept(text: str, field: str, *, least: int, ask: object) -> str:
    reason = " ".join(text.split())
    if len(reason) < least:
        sentence = str(ask)
    elif len(reason) > MOST:
        sentence = str(_("Please say it in at most %(most)s characters.")) % {"most": MOST}
    elif holds_identity_number(reason):
        sentence = str(_("Leave identity numbers out: this text is kept for ever."))
    else:
        return reason
    raise Invalid(sentence, fields={field: sentence})
