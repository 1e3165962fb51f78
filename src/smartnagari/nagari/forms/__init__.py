"""The guided forms of a nagari's site."""

from .budget import BudgetForm, lines_of
from .download import DownloadForm
from .hamlets import HamletHeadsForm
from .institution import InstitutionForm
from .news import AgendaForm, NewsForm
from .profile import NETWORKS, SIDES, TARGETS, ProfileForm

__all__ = [
    "NETWORKS",
    "SIDES",
    "TARGETS",
    "AgendaForm",
    "BudgetForm",
    "DownloadForm",
    "HamletHeadsForm",
    "InstitutionForm",
    "NewsForm",
    "ProfileForm",
    "lines_of",
]
