"""Keeping, serving, scanning and sweeping files."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from factories.profiles import officer
from factories.regions import TenantHostFactory
from files.conftest import EICAR
from files.uploads import jpeg, pdf
from smartnagari.files import links, storage
from smartnagari.files.actions.scanning import scan_waiting
from smartnagari.files.actions.sweeping import sweep_bytes, sweep_rows
from smartnagari.files.models import StoredFile
from smartnagari.files.public import (
    FileHolder,
    describe_file,
    file_for,
    file_holders,
    file_url,
    keep_upload,
    make_private,
    make_public,
    signed_links,
)
from smartnagari.files.templatetags.files import picture
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, NotFound
from smartnagari.regions.public import tenant_scope


@pytest.fixture
def web(client, tenant):
    TenantHostFactory(host="sini.example", tenant=tenant)
    client.defaults["SERVER_NAME"] = "sini.example"
    return client


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def status(response):
    """The status of an answer that is read to its end, which closes its file."""
    body(response)
    return response.status_code


def test_photo_is_kept_in_three_sizes(keep):
    file = keep(jpeg(3000, 2000), "pantai.jpg", alt="Pantai")

    assert (file.kind, file.mime, file.width, file.height, file.alt) == (
        "image",
        "image/jpeg",
        2560,
        1707,
        "Pantai",
    )
    sizes = {name: (each["width"], each["height"]) for name, each in file.variants.items()}
    assert sizes == {"480": (480, 320), "1200": (1200, 800)}
    assert not file.public


def test_heic_photo_becomes_jpeg(keep):
    import pillow_heif

    target = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (300, 200), "green")).save(target)

    file = keep(target.getvalue(), "IMG_1.HEIC", "application/octet-stream")

    assert (file.mime, file.width) == ("image/jpeg", 300)


def test_same_content_is_written_once_and_known_to_each_who_sent_it(keep, tenant, own_storage):
    first, again = keep(jpeg(), "a.jpg"), keep(jpeg(), "a.jpg")
    other = keep(jpeg(), "b.jpg", actor=officer(tenant), alt="Lain")

    assert first.pk == again.pk != other.pk
    assert (other.key, other.alt, first.alt) == (first.key, "Lain", "")
    assert len([path for path in own_storage.rglob("*") if path.is_file()]) == 2


def test_regencies_do_not_share_bytes(keep, tenant, other_tenant):
    mine = keep(jpeg(), "a.jpg")
    with tenant_scope(other_tenant.pk):
        theirs = keep(jpeg(), "a.jpg", actor=officer(other_tenant))

    assert mine.key != theirs.key


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_inside_a_transaction(keep):
    with pytest.raises(RuntimeError, match="outside any transaction"), transaction.atomic():
        keep(jpeg(), "a.jpg")


def test_private_file_needs_a_fresh_signature(web, keep, monkeypatch):
    file = keep(jpeg(), "a.jpg")
    with signed_links():
        link = file_url(file)

    assert status(web.get(file_url(file))) == 404
    assert status(web.get(link)) == 200
    assert status(web.get(link + "x")) == 404
    monkeypatch.setattr(links, "SECONDS", -1)
    assert status(web.get(link)) == 404


def test_signature_of_one_file_opens_no_other(web, keep):
    mine, other = keep(jpeg(), "a.jpg"), keep(jpeg(colour="red"), "b.jpg")
    with signed_links():
        signature = file_url(mine).partition("?")[2]

    assert status(web.get(f"/berkas/{other.pk}/?{signature}")) == 404


def test_public_file_is_served_as_nothing_that_acts(web, keep):
    file = keep(pdf(), 'Perna 3/2026 "baru".pdf')
    make_public([file.pk])

    answer = web.get(f"/berkas/{file.pk}/")

    assert body(answer) == storage.read(file.key)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    assert not answer.cookies


def test_only_pictures_are_shown_inside_a_page(web, keep):
    file = keep(jpeg(), "a.jpg")
    make_public([file.pk])

    answer = web.get(f"/berkas/{file.pk}/")

    assert status(answer) == 200
    assert answer["Content-Disposition"].startswith("inline")


def test_browser_that_has_it_gets_no_bytes(web, keep):
    file = keep(jpeg(), "a.jpg")
    make_public([file.pk])
    first = web.get(f"/berkas/{file.pk}/")
    body(first)

    again = web.get(f"/berkas/{file.pk}/", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=0-99999999", 206, slice(0, None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("bytes=9-2", 416, slice(0, 0)),
        ("bytes=-", 200, slice(0, None)),
        ("lines=1-2", 200, slice(0, None)),
        ("bytes=0-1,4-5", 200, slice(0, None)),
    ],
)
def test_parts_are_served(web, keep, asked, status, part):
    file = keep(jpeg(), "a.jpg")
    make_public([file.pk])

    answer = web.get(f"/berkas/{file.pk}/", headers={"range": asked})

    assert (answer.status_code, body(answer)) == (status, storage.read(file.key)[part])


def test_file_of_another_regency_is_not_found(web, keep, other_tenant):
    with tenant_scope(other_tenant.pk):
        file = keep(jpeg(), "a.jpg", actor=officer(other_tenant))
        make_public([file.pk])

    assert status(web.get(f"/berkas/{file.pk}/")) == 404


def test_hidden_again_it_is_gone(web, keep):
    file = keep(jpeg(), "a.jpg")
    make_public([file.pk])
    make_private([file.pk])

    assert status(web.get(f"/berkas/{file.pk}/")) == 404


def test_host_of_files_answers_with_files_alone(keep, tenant, settings):
    settings.FILES_HOST = "berkas.example"
    settings.ALLOWED_HOSTS = ["sini.example"]
    file = keep(jpeg(900, 600), "a.jpg")
    make_public([file.pk])
    file.refresh_from_db()
    stranger = Client(HTTP_HOST="berkas.example")

    there = file_url(file, "480").removeprefix("https://berkas.example")

    assert body(stranger.get(there)) == storage.read(file.variants["480"]["key"])
    others = ["/", "/masuk/", f"/berkas/{file.pk}/", there.replace(tenant.pk.hex, "0" * 32)]
    assert [stranger.get(path).status_code for path in others] == [404] * 4


def test_who_may_read_is_asked_of_those_who_hold_it(keep, tenant, person):
    file, colleague = keep(jpeg(), "a.jpg"), officer(tenant)
    assert file_for(person, file.pk) == file
    with pytest.raises(NotFound):
        file_for(colleague, file.pk)

    file_holders.register(FileHolder("tests", lambda ids: set(), lambda actor, _id: actor == colleague))
    try:
        assert file_for(colleague, file.pk) == file
    finally:
        file_holders.unregister("tests")


def test_without_a_scanner_a_file_is_served_and_says_so(keep):
    file = keep(jpeg(), "a.jpg")

    assert (file.state, file.served) == ("unscanned", True)


def test_scanner_passes_what_is_clean(keep, clamd):
    data = jpeg()

    assert keep(data, "a.jpg").state == "clean"
    assert clamd.seen == [data]


def test_virus_is_refused_and_not_kept(keep, clamd):
    with pytest.raises(Invalid) as refused:
        keep(pdf(text=EICAR.decode()) + b"\n%" + EICAR, "faktur.pdf")

    assert refused.value.facts["reason"] == "virus"
    assert not StoredFile.objects.exists()


def test_silent_scanner_keeps_it_in_quarantine_until_it_speaks(web, keep, settings, tmp_path, request):
    settings.CLAMD_URL = f"unix://{tmp_path}/nobody.ctl"
    file = keep(jpeg(), "a.jpg")
    make_public([file.pk])

    assert file.state == "quarantined"
    assert status(web.get(f"/berkas/{file.pk}/")) == 404
    assert scan_waiting() == 0
    request.getfixturevalue("clamd")
    assert scan_waiting() == 1

    file.refresh_from_db()
    assert file.state == "clean"
    assert status(web.get(f"/berkas/{file.pk}/")) == 200


def test_virus_found_later_is_never_served(web, keep, settings, tmp_path, request):
    settings.CLAMD_URL = f"unix://{tmp_path}/nobody.ctl"
    file = keep(jpeg(), "a.jpg")
    make_public([file.pk])
    request.getfixturevalue("clamd").virus = b"\xff\xd8\xff"

    scan_waiting()

    file.refresh_from_db()
    assert file.state == "infected"
    assert status(web.get(f"/berkas/{file.pk}/")) == 404


def test_bytes_without_a_row_are_swept_after_a_day(keep, monkeypatch, tenant):
    file = keep(jpeg(900, 600), "a.jpg")
    orphan = storage.new_key(tenant.pk)
    storage.write(orphan, b"left behind")

    assert sweep_bytes() == 0
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert sweep_bytes() == 1

    assert not storage.exists(orphan)
    assert all(storage.exists(key) for key in (file.key, file.variants["480"]["key"]))


def test_rows_that_nobody_needs_are_swept_after_a_month(keep, tenant):
    needed, shown, unused = (keep(jpeg(colour=colour), "a.jpg") for colour in ("red", "blue", "green"))
    make_public([shown.pk])
    StoredFile.objects.update(created_at=timezone.now() - timedelta(days=31))
    file_holders.register(FileHolder("tests", lambda ids: {needed.pk}, lambda *_given: False))
    try:
        swept = sweep_rows()
    finally:
        file_holders.unregister("tests")

    assert swept == 1
    assert set(StoredFile.objects.order_by("pk")) == {needed, shown}
    assert not StoredFile.objects.filter(pk=unused.pk).exists()


def test_files_in_use_do_not_keep_unused_ones_from_being_swept(keep, monkeypatch):
    monkeypatch.setattr("smartnagari.files.actions.sweeping.AT_ONCE", 1)
    needed, unused = keep(jpeg(colour="red"), "a.jpg"), keep(jpeg(colour="blue"), "b.jpg")
    StoredFile.objects.update(created_at=timezone.now() - timedelta(days=31))
    file_holders.register(FileHolder("tests", lambda ids: {needed.pk} & set(ids), lambda *_given: False))
    try:
        swept = sweep_rows()
    finally:
        file_holders.unregister("tests")

    assert swept == 1
    assert not StoredFile.objects.filter(pk=unused.pk).exists()


def test_words_for_a_picture_are_plain_and_their_author_s_alone(keep, person):
    file = keep(jpeg(), "a.jpg")

    describe_file(actor=Actor.system("tests", file.tenant_id), file_id=file.pk, alt="Bukan")
    assert StoredFile.objects.get(pk=file.pk).alt == ""

    describe_file(actor=person, file_id="no key at all", alt="Pasar")
    describe_file(actor=person, file_id=str(file.pk), alt="Pa\0sar")
    assert StoredFile.objects.get(pk=file.pk).alt == "Pasar"


def test_bytes_swept_between_two_uploads_are_written_again(keep):
    first = keep(jpeg(), "a.jpg")
    storage.delete(first.key)

    again = keep(jpeg(), "a.jpg")

    assert storage.exists(again.key)


def test_picture_is_drawn_with_its_sizes_and_words(keep):
    file = keep(jpeg(900, 600), "a.jpg", alt="Balai nagari")

    drawn = picture(file=file)

    assert drawn["srcset"] == f"/berkas/{file.pk}/480/ 480w, /berkas/{file.pk}/ 900w"
    assert (drawn["alt"], drawn["lazy"]) == ("Balai nagari", True)
    assert picture(file=None) == {"file": None}


def test_name_of_an_upload_carries_no_folder_and_no_trick(person):
    upload = SimpleUploadedFile("x.jpg", jpeg(), content_type="image/jpeg")
    upload._name = "..\\..\\etc/pass\u202egpj\x00.jpg"

    file = keep_upload(actor=person, upload=upload)

    assert file.original == "passgpj.jpg"
