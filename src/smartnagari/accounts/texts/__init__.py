"""What accounts write to people, registered in ``ready()``."""

from smartnagari.kernel.messages import texts

from . import incidents, proposals, rights, roles, signin


def register() -> None:
    """Put the texts where senders find them."""
    for part in (signin, roles, rights, proposals, incidents):
        for text in part.TEXTS:
            texts.register(text)
