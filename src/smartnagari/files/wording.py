"""What people are told about files that are not taken."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TOLD = {
    "empty": _("The file is empty. Choose it again."),
    "size": _("The file is larger than 5 MB. Make it smaller, or take the photo again at a lower quality."),
    "form": _("This form of file is not taken here. Photos: JPEG, PNG, WebP or HEIC. Documents: PDF."),
    "form-image": _("Choose a photo: JPEG, PNG, WebP or HEIC."),
    "form-pdf": _("Choose a PDF document."),
    "disagree": _(
        "The name of the file does not fit what is in it. Save it anew in its program, then choose it again."
    ),
    "pixels": _("The picture has more than 25 megapixels. Make it smaller and choose it again."),
    "broken": _("The file cannot be opened. Save it anew, then choose it again."),
    "encrypted": _("The document is locked with a password. Save it without one and choose it again."),
    "pages": _("The document has more than 500 pages. Split it into parts."),
    "virus": _("A virus was found in this file. Check the device it comes from; nothing was kept."),
}


def told(reason: str, allow: frozenset[str]) -> object:
    """The sentence for this reason, where these kinds of file are allowed."""
    if reason == "form" and len(allow) == 1:
        return TOLD[f"form-{next(iter(allow))}"]
    return TOLD[reason]
