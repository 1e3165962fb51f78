"""What other apps may use of the newsroom. Anything not named here is private to ``newsroom``."""

from .queries.live import announcements, latest_news
from .types import AnnouncementView, ArticleView, PictureView

__all__ = ["AnnouncementView", "ArticleView", "PictureView", "announcements", "latest_news"]
