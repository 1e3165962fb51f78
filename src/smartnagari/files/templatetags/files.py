"""Drawing files: a picture with its sizes, the address of a file, its weight in words."""

from __future__ import annotations

from typing import Any

from django import template

from ..links import file_url
from ..models import StoredFile

register = template.Library()


@register.inclusion_tag("files/picture.html")
def picture(
    *,
    file: StoredFile | None,
    sizes: str = "(min-width: 900px) 560px, 100vw",
    lazy: bool = True,
    alt: Any = None,
) -> dict[str, Any]:
    """A picture in the size that the screen needs; nothing where there is none or the scanner keeps it."""
    if file is None or not file.is_picture or not file.served:
        return {"file": None}
    widths = sorted(int(width) for width in file.variants)
    srcset = [f"{file_url(file, str(width))} {width}w" for width in widths]
    return {
        "file": file,
        "src": file_url(file, "1200"),
        "srcset": ", ".join([*srcset, f"{file_url(file)} {file.width}w"]) if widths else "",
        "sizes": sizes,
        "lazy": lazy,
        "alt": file.alt if alt is None else alt,
    }


@register.simple_tag(name="file_url")
def file_url_tag(*, file: StoredFile, variant: str = "original") -> str:
    """The address of a file."""
    return file_url(file, variant)
