"""Tables of a nagari's site. All but the index hold what is published; drafts stand in ``publishing``."""

from .budget import Budget, BudgetLine
from .downloads import Download, DownloadVersion
from .front import Front
from .hamlets import HamletHead, HamletHeads
from .index import VillageIndex
from .institutions import Institution, InstitutionArea
from .news import AgendaItem, NewsItem
from .profile import Profile

__all__ = [
    "AgendaItem",
    "Budget",
    "BudgetLine",
    "Download",
    "DownloadVersion",
    "Front",
    "HamletHead",
    "HamletHeads",
    "Institution",
    "InstitutionArea",
    "NewsItem",
    "Profile",
    "VillageIndex",
]
