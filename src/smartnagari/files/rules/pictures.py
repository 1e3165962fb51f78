"""Pictures drawn anew: nothing of the upload survives but what one sees.

Size and number of pixels are read off the header before anything is decoded. Metadata (place, camera,
thumbnail) and whatever stands before or behind the picture in its file are not written again.
"""

from __future__ import annotations

import io
import warnings
from functools import cache

from PIL import Image, ImageCms, ImageOps

from ..types import Drawn, FileKind, Prepared, Unfit

MOST_PIXELS = 25_000_000
LARGEST_SIDE = 2560
WIDTHS = (480, 1200)
HEAVY_PNG = 1_000_000
SAVED = {"jpeg": ("JPEG", "image/jpeg"), "png": ("PNG", "image/png"), "webp": ("WEBP", "image/webp")}
READ_BY = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF"}


@cache
def _learn_heic() -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener()


def redraw(data: bytes, form: str) -> Prepared:
    """The picture upright, in sRGB, at most 2560 px, with its smaller sizes; raises ``Unfit``."""
    if form == "heic":
        _learn_heic()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = _opened(data, form)
    except Unfit:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unfit("pixels") from error
    except Exception as error:  # a broken file fails in as many ways as there are decoders
        raise Unfit("broken") from error
    return _prepared(picture, form)


def _opened(data: bytes, form: str) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=[READ_BY[form]]) as source:
        width, height = source.size
        if width * height > MOST_PIXELS:
            raise Unfit("pixels")
        if form == "jpeg":
            source.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
        picture: Image.Image = ImageOps.exif_transpose(source)
        picture.load()
    picture = _in_srgb(picture)
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA"}:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode=picture.mode
        )
    except (ImageCms.PyCMSError, OSError):  # a broken profile: the colours stay as they are
        return picture
    return turned or picture


def _prepared(picture: Image.Image, form: str) -> Prepared:
    clear = picture.mode == "RGBA"
    output = "jpeg" if form == "heic" and not clear else "png" if form == "heic" else form
    if output == "jpeg" and clear:
        picture = picture.convert("RGB")
    data = _encoded(picture, output)
    if output == "png" and not clear and len(data) > HEAVY_PNG:
        output = "jpeg"
        data = _encoded(picture, output)
    variants = {str(width): _smaller(picture, width, output) for width in WIDTHS if picture.width > width}
    return Prepared(
        kind=FileKind.IMAGE,
        mime=SAVED[output][1],
        data=data,
        width=picture.width,
        height=picture.height,
        variants=variants,
    )


def _smaller(picture: Image.Image, width: int, output: str) -> Drawn:
    height = max(1, round(picture.height * width / picture.width))
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    return Drawn(_encoded(small, output), width, height)


def _encoded(picture: Image.Image, output: str) -> bytes:
    """The pixels alone in a fresh file: a picture without ``info`` carries nothing along."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    target = io.BytesIO()
    match output:
        case "jpeg":
            bare.save(target, "JPEG", quality=82, optimize=True, progressive=True)
        case "png":
            bare.save(target, "PNG", optimize=True)
        case _:
            bare.save(target, "WEBP", quality=80, method=4)
    return target.getvalue()
