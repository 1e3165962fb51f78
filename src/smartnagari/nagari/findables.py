"""What people can find of a nagari's site."""

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.findable import FindableKind, kinds

from .kinds import agenda, download, news


def register() -> None:
    """Called once when the app is ready."""
    kinds.register(FindableKind(news.FOUND, _("News of nagari"), news.everything, order=50, icon="newspaper"))
    kinds.register(
        FindableKind(agenda.FOUND, _("Events"), agenda.everything, order=60, icon="calendar-check")
    )
    kinds.register(
        FindableKind(download.FOUND, _("Documents"), download.everything, order=55, icon="file-text")
    )
