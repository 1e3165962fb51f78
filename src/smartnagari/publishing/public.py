"""What other apps may use of publishing. Anything not named here is private to ``publishing``."""

from .actions.direct import put_live
from .actions.withdrawing import withdraw
from .fields import RichTextField, StoredFileField
from .guided import GuidedForm, RowForm
from .kinds import ContentKind, content_kinds
from .models import Publishable
from .queries.sites import completeness_of
from .rules.richtext import plain_text, to_html, to_marks
from .rules.typed import as_typed
from .types import ContentPublished, ContentRefused, ContentWithdrawn, Group

__all__ = [
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
    "content_kinds",
    "plain_text",
    "put_live",
    "to_html",
    "to_marks",
    "withdraw",
]
