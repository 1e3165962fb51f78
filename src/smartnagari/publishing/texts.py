"""What publishing writes to people, registered in ``ready()``."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.messages import Text, texts

REFUSED = "publishing.refused"

TEXTS = (
    Text(
        key=REFUSED,
        subject=_("Sent back to you: %(title)s"),
        body=_(
            "What was to be published came back and is not published: %(title)s.\n\n"
            "What has to be changed:\n%(reason)s\n\n"
            "Open it, change that, and send it once more:\n%(url)s"
        ),
        short=_("%(site)s: what you sent came back. Read why: %(url)s"),
        lifetime=14 * 24 * 3600,
    ),
)


def register() -> None:
    """Put the texts where senders find them."""
    for text in TEXTS:
        texts.register(text)
