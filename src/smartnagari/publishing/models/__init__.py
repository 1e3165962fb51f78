"""What is published, what is being written, and which files it needs."""

from .publishable import Publishable
from .revisions import FileUse, Revision

__all__ = ["FileUse", "Publishable", "Revision"]
