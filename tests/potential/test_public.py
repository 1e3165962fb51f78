"""What the public, machines and other apps get: filters, table, compare, board, contacts, nothing hostile."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories.potential import EnterpriseFactory, PotentialItemFactory, PriceNoteFactory
from factories.regions import VillageFactory
from smartnagari.kernel.freshness import watching
from smartnagari.potential import pages
from smartnagari.potential.models import PotentialItem
from smartnagari.potential.public import count_of, of_the_week, things_of
from smartnagari.potential.terms import terms_of
from smartnagari.regions.public import tenant_scope
from support.facts import fact_on, facts_on

HOSTILE = '"><script>alert(1)</script>&{{ 7|add:1 }}'


def text_of(response) -> str:
    return response.content.decode()


def titles_on(page) -> list[str]:
    listed = page.split('class="potentials"')[1].split("</ol>")[0] if 'class="potentials"' in page else ""
    return re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a>", listed)


def rows_of(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.getvalue().decode())))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Kelapa dalam", "Sabut kelapa ekspor"]),
        ("q=EKSPOR", ["Sabut kelapa ekspor"]),
        ("q=ekspor+dalam", []),
        ("komoditas=kelapa", ["Kelapa dalam"]),
        ("keadaan=export", ["Sabut kelapa ekspor"]),
        ("bulan=1", ["Kelapa dalam"]),
        ("bulan=12", []),
        ("nagari=ulakan", ["Sabut kelapa ekspor"]),
        ("kecamatan=lain", []),
        ("bidang=tidak-ada&bulan=99&urut=apa&halaman=x", ["Kelapa dalam", "Sabut kelapa ekspor"]),
        ("q=%00", ["Kelapa dalam", "Sabut kelapa ekspor"]),
        ("q=%22%26%7C", []),
    ],
)
def test_list_and_table_hold_exactly_what_fits(client, coconut, query, titles):
    listed = titles_on(text_of(client.get(f"/potensi/?{query}")))
    table = [row["judul"] for row in rows_of(client.get(f"/potensi/data.csv?{query}"))]

    assert (listed, table) == (titles, titles)


def test_table_names_year_source_unit_and_address(client, coconut):
    _grove, fibre = rows_of(client.get("/potensi/data.csv"))

    told = {
        name: fibre[name]
        for name in ("tahun", "produksi_setahun", "satuan_produksi", "produksi_dasar", "satuan_dasar")
    }
    assert told == {
        "tahun": "2022",
        "produksi_setahun": "70",
        "satuan_produksi": "ton",
        "produksi_dasar": "70000",
        "satuan_dasar": "kg",
    }
    assert fibre["sumber"] == "Contoh"
    assert fibre["alamat"].endswith("/potensi/sabut-kelapa-ekspor-ulakan/")


def test_formula_in_a_title_stays_text_in_the_table(client, coconut):
    PotentialItem.objects.filter(pk=coconut.grove.pk).update(title='=HYPERLINK("http://x")')

    assert '\'=HYPERLINK("http://x")' in [row["judul"] for row in rows_of(client.get("/potensi/data.csv"))]


def test_hostile_markup_comes_out_as_text_everywhere(client, coconut):
    texts = (
        "title",
        "summary",
        "about",
        "market",
        "opportunities",
        "constraints_met",
        "investment_for",
        "source",
    )
    phone = {"contact_kind": "group", "contact_name": HOSTILE, "contact_phone": "+6281200000000"}
    PotentialItem.objects.filter(pk=coconut.grove.pk).update(**dict.fromkeys(texts, HOSTILE), **phone)
    coconut.shop.name = coconut.shop.summary = HOSTILE
    coconut.shop.save()
    paths = ["/potensi/", "/potensi/kelapa-dalam-koto-baru/", "/potensi/komoditas/kelapa/", "/potensi/usaha/"]
    paths += ["/potensi/bandingkan/?pilih=kelapa-dalam-koto-baru&pilih=sabut-kelapa-ekspor-ulakan"]
    paths += ["/potensi/usaha/minyak-tanak-koto-baru/"]

    pages = [text_of(client.get(path)) for path in paths]

    assert all("alert(1)" in page for page in pages)
    assert [path for path, page in zip(paths, pages, strict=True) if "<script>alert" in page] == []


def test_description_for_machines_is_json_and_ends_where_it_should(client, coconut):
    PotentialItem.objects.filter(pk=coconut.grove.pk).update(title="</script><b>")

    page = text_of(client.get("/potensi/kelapa-dalam-koto-baru/"))

    told = fact_on(page, "Product")
    assert (told["name"], told["offers"]["lowPrice"]) == ("</script><b>", 2000)


def test_sample_is_no_fact_for_machines_and_says_so_to_people(client, coconut):
    PotentialItem.objects.filter(pk=coconut.grove.pk).update(is_sample=True)

    page = text_of(client.get("/potensi/kelapa-dalam-koto-baru/"))

    assert [thing["@type"] for thing in facts_on(page)] == ["BreadcrumbList"]
    assert "contoh" in page


def test_old_verification_is_said_plainly(client, coconut):
    assert "Diperiksa 2020, sudah lama" in text_of(client.get("/potensi/kelapa-dalam-koto-baru/"))
    assert "Belum diperiksa" in text_of(client.get("/potensi/sabut-kelapa-ekspor-ulakan/"))


@pytest.mark.parametrize(("chosen", "columns"), [(0, 0), (1, 0), (2, 2), (6, 4)])
def test_two_to_four_entries_stand_side_by_side(client, coconut, chosen, columns):
    slugs = [PotentialItemFactory(area=coconut.koto).slug for _number in range(chosen)]

    page = text_of(client.get("/potensi/bandingkan/", {"pilih": [*slugs, *slugs, "tidak-ada"]}))

    assert page.count('<th scope="col">') == columns


def test_board_adds_like_with_like_and_says_who_is_missing(client, coconut):
    PotentialItemFactory(area=coconut.ulakan, area_ha=5, year=2020)
    PotentialItemFactory(area=coconut.silent, area_ha=100, year=2024)

    page = text_of(client.get("/potensi/komoditas/kelapa/"))

    assert re.search(r"15 <small>ha</small>", page)
    assert "1 nagari belum melapor" in page
    assert "2024: 100 ha dari 1 nagari" in page
    assert "Sabut kelapa" in page.split("Yang dibuat dari kelapa")[1]


def test_board_shows_what_moved_and_says_what_is_old(client, coconut):
    PriceNoteFactory(area=coconut.koto, day=timezone.localdate() - timedelta(days=8), price=2_000)
    PriceNoteFactory(area=coconut.koto, grade="Sedang", day=timezone.localdate() - timedelta(days=60))

    page = text_of(client.get("/potensi/komoditas/kelapa/"))

    assert "naik 25%" in page
    assert "sudah lama" in page.split("Sedang")[1].split("</tr>")[0]


@pytest.mark.parametrize("slug", ["sawit", "tidak-ada"])
def test_board_of_a_commodity_without_one_is_not_found(client, coconut, slug):
    assert client.get(f"/potensi/komoditas/{slug}/").status_code == 404


def test_private_number_without_consent_is_refused_by_the_database(coconut):
    private = {"contact_kind": "person", "contact_phone": "+6281200000000"}

    with pytest.raises(IntegrityError), transaction.atomic():
        PotentialItemFactory(area=coconut.koto, **private)
    agreed = {"contact_consent": "letter", "contact_consent_on": date(2025, 1, 2)}
    assert PotentialItemFactory(area=coconut.koto, **private, **agreed).pk


def test_enterprise_without_consent_of_its_owner_is_refused_by_the_database(coconut):
    with pytest.raises(IntegrityError), transaction.atomic():
        EnterpriseFactory(area=coconut.koto, owner_consent="", owner_consent_on=None)


def test_contact_is_a_link_to_write_or_the_office_of_the_nagari(client, coconut):
    PotentialItemFactory(area=coconut.koto, slug="ada", contact_kind="group", contact_phone="+6281200000000")

    with_number, without = (
        text_of(client.get("/potensi/ada/")),
        text_of(client.get("/potensi/kelapa-dalam-koto-baru/")),
    )

    assert "https://wa.me/6281200000000?text=" in with_number
    assert "wa.me" not in without
    assert 'class="btn primary wide" href="/nagari/koto-baru/"' in without


def test_nothing_of_another_regency_is_seen(client, coconut, other_tenant):
    with tenant_scope(other_tenant.pk):
        there = VillageFactory(
            tenant=other_tenant, parent__tenant=other_tenant, parent__parent__tenant=other_tenant
        )
        PotentialItemFactory(area=there, title="SEBERANG", slug="seberang")

    assert client.get("/potensi/seberang/").status_code == 404
    assert "SEBERANG" not in text_of(client.get("/potensi/"))
    assert "SEBERANG" not in client.get("/potensi/data.csv").getvalue().decode()


def test_withdrawn_entries_are_nowhere(client, coconut):
    PotentialItem.objects.filter(pk=coconut.grove.pk).update(withdrawn_at=timezone.now())

    assert client.get("/potensi/kelapa-dalam-koto-baru/").status_code == 404
    assert titles_on(text_of(client.get("/potensi/"))) == ["Sabut kelapa ekspor"]
    assert "Kelapa dalam" not in client.get("/potensi/data.csv").getvalue().decode()


def test_nagari_page_gets_its_things_verified_ones_first(coconut, tenant, django_assert_num_queries):
    PotentialItemFactory(area=coconut.koto, title="Baru")

    with django_assert_num_queries(1):
        found = things_of(coconut.koto, tenant=tenant)

    assert [thing.title for thing in found] == ["Kelapa dalam", "Baru"]
    assert count_of(coconut.koto) == 2


def test_thing_of_the_week_is_the_same_all_week_and_was_verified(coconut, tenant):
    for number in range(8):
        PotentialItemFactory(
            area=coconut.koto, title=f"Lain {number}", verified_on=date(2025, 1, 1), verified_by="X"
        )
    monday = date(2026, 5, 18)

    week = {of_the_week(tenant, monday + timedelta(days=day)).title for day in range(7)}
    year = {of_the_week(tenant, monday + timedelta(weeks=number)).title for number in range(52)}

    assert len(week) == 1
    assert len(year) > 3
    assert "Sabut kelapa ekspor" not in year


def test_page_says_what_it_shows_and_when_its_words_turn_old(coconut, tenant):
    coconut.grove.verified_on = timezone.localdate()

    with watching() as shown:
        pages.item(coconut.grove, terms_of(tenant), "https://contoh.test/")

    assert {f"potential:{coconut.grove.pk}", "potential.items"} <= shown.tags
    assert shown.until.date() >= timezone.localdate() + timedelta(days=700)
