"""The kinds of content that make the site of a nagari, registered with ``publishing``."""

from smartnagari.publishing.public import content_kinds


def register() -> None:
    """Called once when the app is ready."""
    from . import agenda, budget, download, hamlets, institution, news, profile

    for module in (profile, hamlets, institution, news, agenda, budget, download):
        content_kinds.register(module.KIND)
