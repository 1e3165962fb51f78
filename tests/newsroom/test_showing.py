"""From Wagtail to readers: with the next request, and gone with the next request."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.blocks import StreamValue

from newsroom.conftest import free_page, news, text_blocks
from smartnagari.kernel import findable
from smartnagari.newsroom.jobs import keep_the_schedule
from smartnagari.newsroom.models import AnnouncementPage, FormerPath, FreePage, LivePage
from smartnagari.newsroom.public import announcements, latest_news
from smartnagari.regions.public import tenant_scope


def test_published_news_is_on_the_list_and_its_own_page_with_the_next_request(reader, here):
    page = news(here, "Pasar dibuka", slug="pasar-dibuka")

    listed, own = reader.get("/kabar/"), reader.get("/kabar/pasar-dibuka/")

    assert "Pasar dibuka" in listed.content.decode()
    assert "<p>Isi.</p>" in own.content.decode()
    assert LivePage.objects.get().number == page.pk


def test_draft_is_nowhere(reader, here):
    news(here, "Rahasia", slug="rahasia", live=False)

    assert reader.get("/kabar/rahasia/").status_code == 404
    assert "Rahasia" not in reader.get("/kabar/").content.decode()
    assert latest_news(here.tenant, 5) == []


def test_later_draft_leaves_what_readers_see(reader, here):
    page = news(here, "Pasar dibuka", slug="pasar")
    page.title = "Pasar ditutup"
    page.save_revision()

    assert "Pasar ditutup" not in reader.get("/kabar/pasar/").content.decode()


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_what_is_taken_down_is_gone_and_leaves_a_tombstone(reader, here, way):
    page = news(here, slug="pasar")

    getattr(page, way)()

    assert reader.get("/kabar/pasar/").status_code == 404
    row = LivePage.objects.get()
    assert (row.withdrawn_at is not None, row.body) == (True, [])


def test_what_is_taken_down_can_come_back(reader, here):
    page = news(here, slug="pasar")
    page.unpublish()

    page.save_revision().publish()

    assert reader.get("/kabar/pasar/").status_code == 200


def test_former_address_leads_on(reader, here):
    page = news(here, slug="lama")
    page.slug = "baru"
    page.save_revision().publish()

    answer = reader.get("/kabar/lama/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/kabar/baru/")


def test_address_that_is_used_again_shows_the_new_page(reader, here):
    page = news(here, "Pertama", slug="lama")
    page.slug = "baru"
    page.save_revision().publish()
    news(here, "Kedua", slug="lama")

    assert "Kedua" in reader.get("/kabar/lama/").content.decode()
    assert not FormerPath.objects.exists()


def test_pages_below_one_whose_address_changes_follow_it(reader, here):
    above = free_page(here.pages, "Tentang", slug="tentang")
    free_page(above, "Visi", slug="visi")
    above = FreePage.objects.get(pk=above.pk)
    above.slug = "profil"
    above.save_revision().publish()

    assert reader.get("/halaman/profil/visi/").status_code == 200
    assert reader.get("/halaman/tentang/visi/").headers["Location"] == "/halaman/profil/visi/"


def test_moved_page_stands_at_its_new_address(reader, here):
    above = free_page(here.pages, "Tentang", slug="tentang")
    page = free_page(here.pages, "Visi", slug="visi")

    page.move(above, pos="last-child")

    assert reader.get("/halaman/tentang/visi/").status_code == 200


def test_scheduled_news_comes_and_expired_news_goes_by_the_clock(reader, here):
    now = timezone.now()
    coming = news(here, "Nanti", slug="nanti", live=False)
    coming.go_live_at = now + timedelta(hours=1)
    coming.save_revision(approved_go_live_at=coming.go_live_at).publish()
    leaving = news(here, "Sekarang", slug="sekarang")
    assert reader.get("/kabar/nanti/").status_code == 404

    type(leaving).objects.filter(pk=leaving.pk).update(expire_at=now - timedelta(minutes=1))
    coming.revisions.update(approved_go_live_at=now - timedelta(minutes=1))
    keep_the_schedule()

    assert reader.get("/kabar/nanti/").status_code == 200
    assert reader.get("/kabar/sekarang/").status_code == 404


def test_change_of_live_news_that_is_scheduled_waits(reader, here):
    page = news(here, "Sekarang", slug="sekarang")
    page.title, page.go_live_at = "Nanti", timezone.now() + timedelta(hours=1)
    page.save_revision().publish()

    assert "Nanti" not in reader.get("/kabar/sekarang/").content.decode()


def test_clock_of_one_regency_leaves_the_other_alone(here, there):
    with tenant_scope(there.tenant.pk):
        page = news(there, "Di sana")
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    keep_the_schedule()

    page.refresh_from_db()
    assert page.live


def test_announcement_stands_for_its_time_only(here):
    now = timezone.now()
    page = AnnouncementPage(
        title="Kantor tutup", tone="warning", begins_at=now, ends_at=now + timedelta(hours=2)
    )
    here.announcements.add_child(instance=page).save_revision().publish()

    def texts(moment):
        return [each.text for each in announcements(moment)]

    assert texts(now - timedelta(minutes=1)) == []
    assert texts(now + timedelta(hours=1)) == ["Kantor tutup"]
    assert texts(now + timedelta(hours=2)) == []


def test_announcement_taken_down_is_gone(here):
    page = AnnouncementPage(title="Kantor tutup", begins_at=timezone.now() - timedelta(hours=1))
    page = here.announcements.add_child(instance=page)
    page.save_revision().publish()
    assert len(announcements()) == 1

    page.unpublish()

    assert announcements() == []


def test_each_reader_gets_whole_pages_in_one_language(reader, here):
    english = {"title_en": "Market opens", "lead_en": "One sentence.", "body_en": text_blocks("Content.")}
    news(here, "Pasar dibuka", slug="pasar", **english)
    news(here, "Jalan dibuka", slug="jalan")

    both, one = reader.get("/en/kabar/pasar/"), reader.get("/en/kabar/jalan/")

    assert "Market opens" in both.content.decode()
    assert 'hreflang="en"' in both.content.decode()
    assert '<article class="article prose" lang="id">' in one.content.decode()
    assert 'rel="alternate" hreflang' not in one.content.decode()
    assert 'rel="canonical" href="http://sini.example/kabar/jalan/"' in one.content.decode()


def test_latest_news_comes_in_order_and_number(here):
    first, second, third = (news(here, title) for title in ("Satu", "Dua", "Tiga"))
    for hours, page in ((3, first), (2, second), (1, third)):
        LivePage.objects.filter(number=page.pk).update(published_at=timezone.now() - timedelta(hours=hours))

    assert [each.title for each in latest_news(here.tenant, 2)] == ["Tiga", "Dua"]


def test_what_is_published_can_be_found_and_is_forgotten_with_it(here):
    page = news(here, "Pasar dibuka", slug="pasar")
    assert [each.url for each in findable.kinds["news"].every()] == ["/kabar/pasar/"]

    page.unpublish()

    assert list(findable.kinds["news"].every()) == []


def test_hostile_markup_in_every_field_comes_out_as_text(reader, here):
    evil = "<script>alert(1)</script>"
    body = [
        ("heading", evil),
        *text_blocks(f"a{evil}b", "<img src=x onerror=alert(1)>"),
        ("quote", {"text": evil, "who": evil}),
        ("download", {"title": evil, "url": "javascript:alert(1)", "note": evil}),
        ("notice", {"tone": "info", "title": evil, "text": evil}),
        ("figure", {"name": evil, "value": evil, "unit": evil, "as_of": evil}),
    ]
    news(here, evil, slug="jahat", lead=evil, source=evil, body=body)

    for path in ("/kabar/", "/kabar/jahat/", "/kabar/umpan/", "/kabar/umpan/atom/"):
        page = reader.get(path).content.decode()
        assert "<script>alert" not in page
        assert "onerror=alert" not in page.replace("&lt;", "")
        assert "javascript:alert" not in page


def test_blocks_keep_what_editors_wrote(here):
    body = StreamValue(NewsBody(), [("quote", {"text": "Alhamdulillah", "who": "Pedagang"})], is_lazy=False)
    page = news(here, slug="kutipan", body=body)

    assert LivePage.objects.get(number=page.pk).body == [
        {"type": "quote", "text": "Alhamdulillah", "who": "Pedagang"}
    ]


def NewsBody():
    from smartnagari.newsroom.blocks import ArticleBlock

    return ArticleBlock()
