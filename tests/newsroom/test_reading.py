"""What readers and machines get: pages of constant cost, feeds that are valid, pictures that are safe."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from factories.newsroom import FreePageFactory, LiveAnnouncementFactory, LivePageFactory
from newsroom.conftest import photo
from smartnagari.newsroom.forms import drawn_anew
from smartnagari.newsroom.models import Picture


def cost(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("path", ["/kabar/", "/kabar/umpan/", "/kabar/umpan/atom/"])
def test_lists_cost_the_same_for_one_and_for_three(reader, here, path):
    LivePageFactory(tenant=here.tenant)
    LiveAnnouncementFactory(tenant=here.tenant)
    cost(reader, path)
    one = cost(reader, path)
    LivePageFactory.create_batch(2, tenant=here.tenant)
    LiveAnnouncementFactory.create_batch(2, tenant=here.tenant)

    assert cost(reader, path) == one <= 8


@pytest.mark.parametrize("factory", [LivePageFactory, FreePageFactory])
def test_page_costs_at_most_eight_queries(reader, here, factory):
    row = factory(tenant=here.tenant)
    path = f"/{'kabar' if row.kind == 'news' else 'halaman'}/{row.path}/"
    cost(reader, path)

    assert cost(reader, path) <= 8


def test_list_is_paged(reader, here):
    LivePageFactory.create_batch(13, tenant=here.tenant)

    first, second = reader.get("/kabar/").content.decode(), reader.get("/kabar/?halaman=2").content.decode()

    assert (first.count('news-row"'), second.count('news-row"')) == (12, 1)


def test_empty_list_says_what_will_stand_there(reader, here):
    assert "Belum ada kabar" in reader.get("/kabar/").content.decode()


def test_rss_is_valid_and_absolute(reader, here):
    LivePageFactory(tenant=here.tenant, title="Pasar & jalan", path="pasar")

    answer = reader.get("/kabar/umpan/")
    channel = ElementTree.fromstring(answer.content).find("channel")

    assert answer.headers["Content-Type"].startswith("application/rss+xml")
    assert channel.findtext("item/title") == "Pasar & jalan"
    assert channel.findtext("item/link") == "http://sini.example/kabar/pasar/"
    assert channel.findtext("link") == "http://sini.example/kabar/"


def test_atom_is_valid_and_absolute(reader, here):
    LivePageFactory(tenant=here.tenant, path="pasar")
    ns = "{http://www.w3.org/2005/Atom}"

    feed = ElementTree.fromstring(reader.get("/kabar/umpan/atom/").content)

    assert feed.find(f"{ns}entry/{ns}link").get("href") == "http://sini.example/kabar/pasar/"
    assert feed.findtext(f"{ns}entry/{ns}updated")


def test_feed_is_not_sent_twice(reader, here):
    LivePageFactory(tenant=here.tenant)
    tag = reader.get("/kabar/umpan/").headers["ETag"]

    assert reader.get("/kabar/umpan/", headers={"if-none-match": tag}).status_code == 304


def test_news_says_to_machines_what_it_is(reader, here):
    LivePageFactory(tenant=here.tenant, path="pasar", title="</script><b>Pasar</b>")

    page = reader.get("/kabar/pasar/").content.decode()

    assert '"@type":"NewsArticle"' in page
    assert "</script><b>" not in page


def test_neighbours_news_is_not_found_here(reader, here, there):
    from smartnagari.regions.public import tenant_scope

    with tenant_scope(there.tenant.pk):
        LivePageFactory(tenant=there.tenant, path="di-sana")

    assert reader.get("/kabar/di-sana/").status_code == 404


def test_picture_is_drawn_anew_without_what_the_camera_wrote(here):
    exif = Image.Exif()
    exif[0x010F] = "RAHASIA"
    upload = SimpleUploadedFile("foto.jpg", photo(exif=exif, size=(4000, 2000)))

    drawn = drawn_anew(upload)

    with Image.open(drawn) as picture:
        assert picture.size == (3000, 1500)
        assert dict(picture.getexif()) == {}


@pytest.mark.parametrize("content", [b"<svg onload='alert(1)'/>", b"GIF89a", b""])
def test_what_is_no_picture_is_refused(content):
    with pytest.raises((OSError, ValueError)):
        drawn_anew(SimpleUploadedFile("foto.jpg", content))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files kept in memory
def test_file_of_a_picture_comes_sandboxed_and_only_at_home(reader, here, there):
    picture = Picture.objects.create(
        title="Foto",
        file=SimpleUploadedFile("foto.jpg", photo()),
        description="Pasar",
        credit="Kominfo",
        collection=here.collection,
    )
    path = picture.as_plain()["src"]

    answer = reader.get(path)

    assert answer.headers["Content-Type"] == "image/webp"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "immutable" in answer.headers["Cache-Control"]
    assert b"".join(answer.streaming_content)[:4] == b"RIFF"
    assert reader.get(path, SERVER_NAME="sana.example").status_code == 404


@pytest.mark.parametrize("name", ["../../settings.py", "x.webp", "%2e%2e%2fx.webp", "a" * 22 + ".svg"])
def test_no_other_file_is_served(reader, here, name):
    assert reader.get(f"/kabar/gambar/{name}").status_code == 404
