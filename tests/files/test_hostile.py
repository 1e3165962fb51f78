"""Files that are two things at once, too large inside, or not what they say."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from files.conftest import EICAR
from files.uploads import empty_png, jpeg, pdf, png
from smartnagari.files import storage
from smartnagari.files.models import StoredFile
from smartnagari.kernel.errors import Invalid


def archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("Evil.class", b"\xca\xfe\xba\xbe")
    return target.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REFUSED = [
    ("svg-with-script", SVG, "logo.svg", "image/svg+xml", "form"),
    ("svg-as-png", SVG, "logo.png", "image/png", "form"),
    ("gif", b"GIF89a" + b"\0" * 40, "a.gif", "image/gif", "form"),
    ("html-as-jpeg", b"<html><script>", "a.jpg", "image/jpeg", "form"),
    ("php-behind-a-png-name", png(), "a.php", "image/png", "disagree"),
    ("double-name", png(), "a.png.php", "image/png", "disagree"),
    ("png-named-jpg", png(), "a.jpg", "image/jpeg", "disagree"),
    ("png-declared-html", png(), "a.png", "text/html", "disagree"),
    ("html-before-pdf", b"<html>" + pdf(), "a.pdf", "application/pdf", "form"),
    ("50000-square", empty_png(50_000, 50_000), "a.png", "image/png", "pixels"),
    ("26-megapixels", empty_png(6_500, 4_000), "a.png", "image/png", "pixels"),
    ("100-megapixels", empty_png(10_000, 10_000), "a.png", "image/png", "pixels"),
    ("header-only", empty_png(100, 100), "a.png", "image/png", "broken"),
    ("cut-off", jpeg()[:400], "a.jpg", "image/jpeg", "broken"),
    ("empty", b"", "a.jpg", "image/jpeg", "empty"),
    ("zip-bomb", archive() * 3, "a.zip", "application/zip", "form"),
    ("too-large", b"\xff\xd8\xff" + b"\0" * (5 * 1024 * 1024), "a.jpg", "image/jpeg", "size"),
    ("not-a-pdf", b"%PDF-1.7\nnothing", "a.pdf", "application/pdf", "broken"),
    ("too-many-pages", pdf(501), "a.pdf", "application/pdf", "pages"),
    (
        "locked",
        pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
        "a.pdf",
        "application/pdf",
        "encrypted",
    ),
    ("eicar", EICAR, "eicar.com", "text/plain", "form"),
]


@pytest.mark.parametrize(
    ("data", "name", "declared", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_hostile_upload_is_turned_away_and_leaves_nothing(keep, own_storage, data, name, declared, reason):
    with pytest.raises(Invalid) as refused:
        keep(data, name, declared)

    assert refused.value.facts["reason"] == reason
    assert str(refused.value)
    assert not StoredFile.objects.exists()
    assert not own_storage.exists()


@pytest.mark.parametrize(
    ("data", "name", "poison"),
    [
        (jpeg() + archive(), "gifar.jpg", b"Evil.class"),
        (jpeg(comment=b"<?php system($_GET[0]); ?>"), "comment.jpg", b"<?php"),
        (png() + b"<?php phpinfo(); ?>", "tail.png", b"<?php"),
        (pdf() + b"\n<script>alert(1)</script>", "tail.pdf", b"<script>"),
    ],
)
def test_file_that_is_two_things_comes_out_as_one(keep, data, name, poison):
    assert poison in data

    file = keep(data, name)

    assert poison not in storage.read(file.key)
    assert b"PK\x03\x04" not in storage.read(file.key)


def acting(document: pikepdf.Pdf) -> None:
    """Everything that a document may do by itself."""
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("javascript:alert(2)"))
    fine = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://padangpariamankab.go.id"))
    document.Root.OpenAction = script
    document.Root.AA = pikepdf.Dictionary(WC=script)
    document.Root.AcroForm = pikepdf.Dictionary(
        XFA=pikepdf.String("<xdp/>"), Fields=pikepdf.Array([pikepdf.Dictionary(T="x", A=launch)])
    )
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([script])))
    document.attachments["virus.exe"] = b"MZ-attached"
    boxes = [
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        for action in (launch, link, fine)
    ]
    boxes.append(
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 9, 9])
    )
    document.pages[0].Annots = document.make_indirect(
        pikepdf.Array([document.make_indirect(box) for box in boxes])
    )


def test_document_does_nothing_by_itself_any_more(keep):
    file = keep(pdf(change=acting), "perna.pdf")

    with pikepdf.open(io.BytesIO(storage.read(file.key))) as cleaned:
        target = io.BytesIO()
        words = cleaned.pages[0].Contents.read_bytes()
        cleaned.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, qdf=True)
    plain = target.getvalue()
    poisons = (
        b"OpenAction",
        b"/AA",
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"calc.exe",
        b"/XFA",
        b"RichMedia",
        b"EmbeddedFile",
        b"MZ-attached",
        b"javascript:",
    )
    assert [poison for poison in poisons if poison in plain] == []
    assert b"https://padangpariamankab.go.id" in plain
    assert (file.pages, words) == (1, b"BT (Peraturan Nagari) Tj ET")


def test_document_that_unpacks_to_gigabytes_is_left_packed(keep):
    import zlib

    def packed(document):
        stream = document.make_stream(b"")
        stream.write(zlib.compress(b"\0" * 200_000_000, 9), filter=pikepdf.Name.FlateDecode)
        document.Root.Bomb = stream

    file = keep(pdf(change=packed), "bom.pdf")

    assert file.size < 1_000_000


def test_place_and_camera_are_dropped_and_the_photo_stands_upright(keep):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned to the right
    exif[0x010F] = "KameraRahasia"
    exif.get_ifd(0x8825)[2] = (0.0, 39.0, 12.0)
    data = jpeg(640, 480, exif=exif)
    assert b"KameraRahasia" in data

    file = keep(data, "lapangan.jpg")

    kept = storage.read(file.key)
    assert (file.width, file.height) == (480, 640)
    assert b"KameraRahasia" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()
