"""The form by which a picture is uploaded: checked by content, drawn anew, and described in words."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.forms import BaseImageForm

from .models.pictures import IN_USE

LARGEST_SIDE = 3000
KINDS: dict[str, tuple[str, dict[str, int]]] = {
    "JPEG": ("image/jpeg", {"quality": 88}),
    "PNG": ("image/png", {}),
    "WEBP": ("image/webp", {"quality": 88}),
}


class PictureForm(BaseImageForm):
    """What Wagtail checks (kind, size, pixels), and besides: words for it, and nothing of the camera's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            field = self.fields["description"]
            field.required = True
            field.label = _("What the picture shows")
            field.help_text = _("For those who do not see it. One sentence.")

    def clean_file(self) -> File | None:
        upload = self.cleaned_data.get("file")
        if not upload or "file" not in self.changed_data:
            return upload
        if self.instance.pk and self.instance.is_shown:
            raise ValidationError(IN_USE)
        try:
            return drawn_anew(upload)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            raise ValidationError(
                _("This picture cannot be read. Save it once more as JPEG or PNG and try again.")
            ) from None


def drawn_anew(upload: Any) -> SimpleUploadedFile:
    """The same picture, upright, at most 3,000 pixels a side, without place, camera or anything hidden."""
    upload.seek(0)
    with Image.open(upload) as opened:
        kind = opened.format or ""
        if kind not in KINDS:
            raise ValueError(kind)
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
        mode = "RGB" if kind == "JPEG" else "RGBA"
        pixels = upright.convert(mode)
    clean = Image.new(mode, pixels.size)
    clean.paste(pixels)
    mime, options = KINDS[kind]
    drawn = BytesIO()
    clean.save(drawn, kind, **options)
    return SimpleUploadedFile(upload.name, drawn.getvalue(), content_type=mime)
