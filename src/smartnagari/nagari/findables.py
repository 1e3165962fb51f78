"""What people can find of a nagari's site."""

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.findable import FindableKind, kinds

from .kinds import agenda, download, news


def register() -> None:
    """Called once when the app is ready."""
    of_news = _("News of nagari")
    kinds.register(FindableKind(news.FOUND, of_news, news.everything, order=50, icon="newspaper", whole=True))
    kinds.register(
        FindableKind(agenda.FOUND, _("Events"), agenda.everything, order=60, icon="calendar-check")
    )
    kinds.register(
        FindableKind(download.FOUND, _("Documents"), download.everything, order=55, icon="file-text")
    )
