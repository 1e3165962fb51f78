"""What goes live, what the public then reads, and what an operator of another nagari never sees."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nagari.conftest import ANSWERS
from smartnagari.kernel.errors import Invalid, NotAllowed
from smartnagari.nagari.actions.front import rebuild_front
from smartnagari.nagari.models import Budget, Download, Front, InstitutionArea, NewsItem
from smartnagari.nagari.public import league
from smartnagari.publishing.public import Completeness, completeness_of, content_kinds, withdraw
from support.queries import asked

PAGES = ("", "profil/", "lembaga/", "kabar/", "agenda/", "uang/", "unduhan/", "indeks/")
MOST_QUERIES = 8


def text(response):
    return response.content.decode()


def page(client, path, area="ulakan"):
    return text(client.get(f"/nagari/{area}/{path}"))


@pytest.mark.parametrize("path", PAGES)
def test_empty_site_says_who_fills_it_in(client, ulakan, path):
    response = client.get(f"/nagari/ulakan/{path}")

    assert response.status_code == 200
    assert re.search(r"Belum|belum", text(response))


def test_profile_shows_sums_with_their_year(client, live):
    live("nagari.profile", area_ha="1.245,5", land_use=[{"use": "Sawah", "hectares": "412"}])

    shown = page(client, "profil/")

    for words in ("Nagari di pesisir", "2.002", "1.245,5 ha", "12,46 km²", "Sawah", "2025", "Pasa Ulakan"):
        assert words in shown


def test_first_page_shows_news_money_people_and_events(client, live):
    live("nagari.profile")
    live("nagari.news")
    live("nagari.agenda")
    live("nagari.budget")

    shown = page(client, "")

    for words in ("Kabar satu", "Imunisasi balita", "Pembangunan", "2.002", "Rp669.331"):
        assert words in shown


def test_news_keeps_its_address_when_the_headline_changes(client, live):
    item = live("nagari.news")

    changed = live("nagari.news", subject_id=item.pk, title="Kabar dua")

    assert changed.slug == "kabar-satu"
    assert "Kabar dua" in page(client, "kabar/kabar-satu/")


def test_two_news_of_one_headline_have_two_addresses(live):
    assert {live("nagari.news").slug, live("nagari.news", body="Lain.").slug} == {
        "kabar-satu",
        "kabar-satu-2",
    }


def test_event_that_is_over_leaves_the_first_page_by_itself(client, live, monkeypatch):
    now = timezone.localtime()
    live("nagari.agenda", starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2))
    assert "Imunisasi balita" in page(client, "")

    monkeypatch.setattr("smartnagari.nagari.pages.front.timezone.now", lambda: now + timedelta(hours=3))

    assert "Imunisasi balita" not in page(client, "")


def test_withdrawn_content_is_gone_from_every_page(client, live, operator, ulakan):
    item = live("nagari.news")

    withdraw(actor=operator, kind="nagari.news", subject_id=item.pk, note="Keliru")

    assert "Kabar satu" not in page(client, "") + page(client, "kabar/") + page(client, "kabar/rss.xml")
    assert client.get("/nagari/ulakan/kabar/kabar-satu/").status_code == 404


def test_another_file_is_another_version_and_the_old_one_stays(client, live, kept):
    first = live("nagari.download", file=kept("satu"))
    second = live("nagari.download", subject_id=first.pk, file=kept("dua"))

    shown = page(client, f"unduhan/{second.pk}/")

    assert list(second.versions.values_list("number", flat=True)) == [2, 1]
    for version in second.versions.all():
        assert version.sha256 in shown
        assert version.file.public


def test_same_file_published_again_is_no_new_version(live, kept):
    file = kept("satu")
    first = live("nagari.download", file=file)

    again = live("nagari.download", subject_id=first.pk, file=file, title="Nama lain")

    assert again.versions.count() == 1


def test_exempt_information_cannot_be_published(live, kept):
    with pytest.raises(Invalid) as refusal:
        live("nagari.download", file=kept("satu"), info_class="exempt")

    assert "info_class" in refusal.value.fields
    assert not Download.objects.exists()


def test_documents_of_the_regency_can_be_filtered(client, live, kept, ulakan):
    live("nagari.download", file=kept("satu"))
    live(
        "nagari.download",
        file=kept("dua"),
        title="Formulir",
        subject="form",
        info_class="any_time",
        year="2020",
    )

    def found(**chosen):
        return set(re.findall(r"<b>(Pernag APB 2026|Formulir)</b>", text(client.get("/unduhan/", chosen))))

    assert found() == {"Pernag APB 2026", "Formulir"}
    assert found(kelas="any_time") == {"Formulir"}
    assert found(tahun="2026", q="pernag") == {"Pernag APB 2026"}
    assert found(nagari="ulakan", jenis="form") == {"Formulir"}
    assert found(kelas="x", jenis="'", tahun="abc", nagari="entah") == {"Pernag APB 2026", "Formulir"}


def test_budget_is_drawn_with_its_table_and_can_be_taken_away(client, live):
    live("nagari.budget")

    shown = page(client, "uang/2026/")
    table = client.get("/nagari/ulakan/uang/2026/tabel.csv")

    for words in ("Rp1,34", "Dana desa", "Tim pelaksana", "18,7 %"):
        assert words in shown
    assert table["Content-Type"].startswith("text/csv")
    assert "5.2.3;Jalan usaha tani;1090000000;0;300000000;;;Tim pelaksana;" in table.content.decode(
        "utf-8-sig"
    )


def test_budget_above_the_limit_says_so_with_the_article(client, live):
    live("nagari.budget", table="5.1.1;Gaji;400;;;;;\n5.2.1;Jalan;600;;;;;")

    assert "Belanja pemerintahan melebihi batas" in page(client, "uang/2026/")


@pytest.mark.parametrize(
    ("table", "words"),
    [("9.1;Apa;1", "Baris 1"), ("5.1;Gaji;seribu", "seribu"), ("5.1;Gaji;1\n5.1;Gaji;2", "dua kali")],
)
def test_pasted_table_that_is_wrong_names_its_line(live, table, words):
    with pytest.raises(Invalid) as refusal:
        live("nagari.budget", table=table)

    assert words in str(refusal.value.fields)


def test_second_budget_of_a_year_is_refused(live):
    live("nagari.budget")

    with pytest.raises(Invalid):
        live("nagari.budget", source="Lain")
    assert Budget.objects.count() == 1


def test_adat_council_stands_on_the_page_of_each_nagari_that_it_serves(client, live, tapakih):
    row = live(
        "nagari.institution", kind="adat_council", name="KAN Bersama", members="", also_serves=[tapakih.pk]
    )
    assert "KAN Bersama" in page(client, "lembaga/", "tapakih")

    live("nagari.institution", subject_id=row.pk, kind="adat_council", name="KAN Bersama", members="")

    assert "KAN Bersama" not in page(client, "lembaga/", "tapakih")
    assert not InstitutionArea.objects.exists()


def test_council_has_an_odd_number_of_members(live):
    with pytest.raises(Invalid):
        live("nagari.institution", members="8")


@pytest.mark.parametrize("kind", ["nagari.profile", "nagari.news"])
def test_identity_number_is_refused_in_every_text(live, kind):
    with pytest.raises(Invalid):
        live(kind, lead="Hubungi 1305104107950003")


def test_front_row_says_what_the_tables_say(live, ulakan):
    for kind in ("nagari.profile", "nagari.news", "nagari.agenda", "nagari.budget", "nagari.institution"):
        live(kind)
    row = Front.objects.get(area=ulakan)

    assert rebuild_front(ulakan) is False
    Front.objects.filter(pk=row.pk).update(shown={}, completeness=0)
    assert rebuild_front(ulakan) is True
    assert Front.objects.get(area=ulakan).shown == row.shown
    assert {"budget", "news", "events", "council", "population"} <= set(row.filled)


def test_workspace_and_public_list_show_one_number_and_the_same_gaps(live, ulakan, tapakih, staff, client):
    live("nagari.profile")
    live("nagari.budget")
    client.force_login(staff("nagari_operator", ulakan)[0])

    row = next(each for each in league() if each["area"] == ulakan)
    found = completeness_of([ulakan.pk, tapakih.pk])
    desk = client.get("/meja/isi/").content.decode()

    assert found[ulakan.pk] == Completeness(row["completeness"], tuple(row["missing"]))
    assert found[tapakih.pk] == Completeness()
    assert f'<b class="display num">{row["completeness"]}</b>' in desk
    assert ", ".join(str(each) for each in row["missing"]) in desk


def test_numbers_of_many_sites_cost_one_query(live, ulakan, tapakih, django_assert_num_queries):
    live("nagari.profile")

    with django_assert_num_queries(1):
        completeness_of([ulakan.pk, tapakih.pk])


@pytest.mark.parametrize("kind", [kind for kind in ANSWERS if kind != "nagari.download"])
def test_what_is_live_can_be_edited_as_it_was_typed(live, kind, operator, ulakan):
    row = live(kind)
    found = content_kinds[kind]

    form = found.filled_form(found.typed_of(row), area=ulakan, tenant=None, subject_id=row.pk)

    assert form.is_valid(), form.problems()
    again = (
        type(row)(area=ulakan, tenant_id=row.tenant_id, slug=row.slug)
        if kind == "nagari.news"
        else type(row)()
    )
    found.apply(again, form.cleaned, ulakan)
    columns = [f.attname for f in row._meta.concrete_fields if f.attname not in UNTYPED]
    assert {name: getattr(again, name) for name in columns} == {name: getattr(row, name) for name in columns}


UNTYPED = {
    "id", "tenant_id", "created_at", "updated_at", "version", "published_at", "changed_at", "live_until",
    "withdrawn_at",
}  # fmt: skip


def test_index_is_taken_in_once_and_never_computed(client, ulakan, tapakih, tmp_path, capsys):
    file = tmp_path / "indeks.csv"
    file.write_text("kode;skor;status;sosial\n13.05.10.2002;74,10;Maju;81,2\n13.05.99.2001;1;Maju;\n")
    options = {"tenant": "13.05", "year": 2025, "decree": "Kepmendesa 343/2025"}

    call_command("import_village_index", file, dry_run=True, **options)
    dry = capsys.readouterr().out
    assert "Maju" not in page(client, "indeks/")
    call_command("import_village_index", file, **options)
    call_command("import_village_index", file, **options)

    told = capsys.readouterr().out
    assert "1" in dry
    assert "13.05.99.2001" in told
    assert "13.05.10.2001" in told
    assert "0 baru, 0 berubah, 1 tetap." in told
    assert "Maju" in page(client, "indeks/")
    assert "74,1" in page(client, "")


def test_operator_of_another_nagari_cannot_publish_here(live, staff, tapakih, ulakan):
    stranger = staff("nagari_operator", tapakih)[1]

    with pytest.raises(NotAllowed):
        live("nagari.news", actor=stranger)
    assert not NewsItem.objects.exists()


@pytest.mark.parametrize("path", PAGES)
def test_page_costs_the_same_queries_for_any_length(client, live, kept, ulakan, path):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/nagari/ulakan/{path}").status_code == 200
        return asked(queries)

    def more(number):
        live("nagari.news", title=f"Kabar {number}")
        live("nagari.agenda", title=f"Acara {number}")
        live("nagari.institution", name=f"Lembaga {number}")
        live("nagari.budget", year=str(2020 + number))
        live("nagari.download", title=f"Dokumen {number}", file=kept(f"dokumen {number}"))

    live("nagari.profile")
    more(1)
    client.get(f"/nagari/ulakan/{path}")
    few = cost()
    more(2)
    more(3)

    assert cost() == few <= MOST_QUERIES
