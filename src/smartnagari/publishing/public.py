"""What other apps may use of publishing. Anything not named here is private to ``publishing``."""

from .actions.direct import put_live
from .actions.withdrawing import withdraw
from .fields import RichTextField, StoredFileField
from .guided import GuidedForm, RowForm
from .kinds import ContentKind, content_kinds
from .models import Publishable
from .queries.sites import completeness_of, connect_completeness
from .rules.richtext import plain_text, to_html, to_marks
from .rules.typed import as_typed
from .types import Completeness, ContentPublished, ContentRefused, ContentWithdrawn, Group

__all__ = [
    "Completeness",
    "ContentKind",
    "ContentPublished",
    "ContentRefused",
    "ContentWithdrawn",
    "Group",
    "GuidedForm",
    "Publishable",
    "RichTextField",
    "RowForm",
    "StoredFileField",
    "as_typed",
    "completeness_of",
    "connect_completeness",
    "content_kinds",
    "plain_text",
    "put_live",
    "to_html",
    "to_marks",
    "withdraw",
]
