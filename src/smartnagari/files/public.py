"""What other apps may use of files. Anything not named here is private to ``files``."""

from .actions.uploads import describe_file, keep_upload
from .actions.visibility import make_private, make_public
from .holders import FileHolder, file_holders
from .links import file_url, signed_links
from .models import StoredFile
from .queries import file_for, may_read, stored_files
from .states import FileState
from .types import FileKind

__all__ = [
    "FileHolder",
    "FileKind",
    "FileState",
    "StoredFile",
    "describe_file",
    "file_for",
    "file_holders",
    "file_url",
    "keep_upload",
    "make_private",
    "make_public",
    "may_read",
    "signed_links",
    "stored_files",
]
