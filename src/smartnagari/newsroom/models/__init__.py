"""Tables of the newsroom: what is edited in Wagtail, and what of it the public reads."""

from .live import FormerPath, LiveAnnouncement, LivePage
from .pages import (
    AnnouncementIndex,
    AnnouncementPage,
    ArticlePage,
    FreePage,
    FreePageIndex,
    NewsIndex,
    NewsPage,
    RegencyRoot,
)
from .pictures import Picture, PictureRendition
from .second_person import SecondPersonTask

__all__ = [
    "AnnouncementIndex",
    "AnnouncementPage",
    "ArticlePage",
    "FormerPath",
    "FreePage",
    "FreePageIndex",
    "LiveAnnouncement",
    "LivePage",
    "NewsIndex",
    "NewsPage",
    "Picture",
    "PictureRendition",
    "RegencyRoot",
    "SecondPersonTask",
]
