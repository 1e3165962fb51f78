"""Uploads for tests, good ones and hostile ones."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf
from PIL import Image


def jpeg(width: int = 640, height: int = 480, *, colour: str = "teal", **options) -> bytes:
    """A plain photo."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "JPEG", **options)
    return target.getvalue()


def png(width: int = 64, height: int = 48) -> bytes:
    """A plain picture."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(target, "PNG")
    return target.getvalue()


def empty_png(width: int, height: int) -> bytes:
    """The header of a picture of this size, without its pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack("!L", len(data)) + name + data + struct.pack("!L", zlib.crc32(name + data))

    header = struct.pack("!LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


def pdf(pages: int = 1, *, text: str = "Peraturan Nagari", change=None, **options) -> bytes:
    """A document; ``change`` gets it before it is saved."""
    document = pikepdf.new()
    for _number in range(pages):
        document.add_blank_page(page_size=(200, 200))
    document.pages[0].Contents = document.make_stream(f"BT ({text}) Tj ET".encode())
    if change:
        change(document)
    target = io.BytesIO()
    document.save(target, **options)
    return target.getvalue()
