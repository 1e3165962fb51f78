"""The demonstration: every nagari of the files published; what is invented says so; twice changes nothing."""

from __future__ import annotations

import re

import pytest

from factories.regions import DistrictFactory, VillageFactory
from smartnagari.nagari.actions.front import fronts_at_the_end, rebuild_front
from smartnagari.nagari.demo import budgets, covers, seed, sites
from smartnagari.nagari.demo.papers import paper as drawn_paper
from smartnagari.nagari.models import Budget, Download, Front, NewsItem, Profile, VillageIndex
from smartnagari.nagari.rules.budget_table import read_table
from smartnagari.publishing.public import completeness_of
from smartnagari.regions.public import Area

SITES = list(sites._sites())
SAID = re.compile(r"contoh|Sumber:", re.IGNORECASE)


@pytest.fixture
def places(tenant):
    """The district of the surau, and the nagari in it that the files name."""
    district = DistrictFactory(tenant=tenant, code="13.05.17", name="Enam Lingkung", slug="enam-lingkung")
    return [
        VillageFactory(tenant=tenant, parent=district, code=code, name=name, slug=name.lower())
        for code, name in (("13.05.17.2005", "Gadur"), ("13.05.17.2001", "Pakandangan"))
    ]


def test_twenty_nagari_have_a_site():
    assert len({site["code"] for site in SITES}) >= 20


@pytest.mark.parametrize("site", SITES, ids=lambda site: site["code"])
def test_what_a_site_says_names_its_source_or_says_that_it_is_a_sample(site):
    told = [site["profile"][name] for name in ("history", "vision", "land_source", "people_source")]
    told += [f"{news['title']} {news['body']}" for news in site["news"] if "in_days" in news]
    told += [body["head_name"] for body in site["institutions"]]
    told += [f"{budget['source']}" for budget in site["budgets"]]
    told += [paper["title"] for paper in site["downloads"]]
    told += [f"{korong['name']} {'Sumber:' * ('source' in korong)}" for korong in site["hamlets"]]

    assert [text for text in told if not SAID.search(text)] == []


@pytest.mark.parametrize("site", SITES, ids=lambda site: site["code"])
def test_sample_budgets_balance(site):
    for entry in site["budgets"]:
        lines, problems = read_table(entry.get("table") or budgets.table(entry))
        planned = dict.fromkeys("456", 0)
        for line in lines:
            planned[line.code[0]] += -line.planned if line.code.startswith("6.2") else line.planned

        assert problems == []
        assert planned["4"] + planned["6"] == planned["5"]


def test_covers_differ_by_code_and_are_small():
    pictures = {covers.cover(site["code"], 0, site["scene"]) for site in SITES}

    assert len(pictures) == len(SITES)
    assert max(map(len, pictures)) < 60_000


def test_the_same_words_give_the_same_paper():
    assert drawn_paper("Daftar", 1, lines=["satu"]) == drawn_paper("Daftar", 1, lines=["satu"])
    assert drawn_paper("Daftar", 1, lines=["satu"]) != drawn_paper("Daftar", 1, lines=["dua"])


def test_seeding_twice_changes_nothing(tenant, places):
    seed(tenant)
    before = _everything()
    seed(tenant)

    assert before == _everything()
    assert Profile.objects.count() == 2
    assert {each.confidence for each in VillageIndex.objects.all()} == {"unverified"}


def test_seeding_goes_on_where_it_was_stopped(tenant, places, monkeypatch):
    publish, count = sites._publish, iter(range(9))
    monkeypatch.setattr(sites, "_publish", lambda *args: publish(*args) if next(count) < 1 else 1 / 0)
    with pytest.raises(ZeroDivisionError):
        seed(tenant)
    monkeypatch.setattr(sites, "_publish", publish)

    seed(tenant)

    assert Profile.objects.count() == 2
    assert Budget.objects.count() == 4
    assert min(each.reached for each in completeness_of([place.pk for place in places]).values()) > 60


def test_korong_of_a_source_are_less_doubtful_than_samples(tenant, places):
    seed(tenant)

    korong = Area.objects.filter(kind=Area.Kind.HAMLET, parent=places[0])
    assert dict(korong.values_list("name", "confidence")) == {
        "Kampung Dalam": "likely",
        "Gadur Tangah (contoh)": "unverified",
    }


def test_sample_index_says_so_where_it_shows(tenant, places, client):
    seed(tenant)

    shown = Front.objects.get(area=places[0]).shown["index"]
    page = client.get(f"/nagari/{places[0].slug}/indeks/").content.decode()
    assert shown["doubt"] == sites.SAMPLE
    assert page.count(sites.SAMPLE) == 5


def test_fronts_at_the_end_are_rebuilt_once_each(tenant, places, monkeypatch):
    built = []
    monkeypatch.setattr(
        "smartnagari.nagari.actions.front.built_front", lambda area: built.append(area.pk) or {}
    )
    with fronts_at_the_end():
        rebuild_front(places[0])
        rebuild_front(places[0])
        rebuild_front(places[1])
        assert built == []

    assert built == [places[0].pk, places[1].pk]


def test_fronts_of_a_failed_change_stay(tenant, places):
    with pytest.raises(ZeroDivisionError):
        _fail_after_a_change(places[0])

    assert not Front.objects.filter(area=places[0]).exists()
    assert rebuild_front(places[0])


def _fail_after_a_change(area):
    with fronts_at_the_end():
        rebuild_front(area)
        raise ZeroDivisionError


def _everything():
    rows = [row for model in (Profile, NewsItem, Budget, Download) for row in model.objects.order_by("pk")]
    return [(row.pk, row.version, row.changed_at) for row in rows]
