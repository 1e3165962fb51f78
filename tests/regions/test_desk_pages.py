"""The workspace of territory: pages that work without script, in both languages, for who may see them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import AssignmentFactory, UserFactory
from factories.regions import (
    AreaAliasFactory,
    DistrictFactory,
    HamletFactory,
    PreparatoryFactory,
    ProposalFactory,
    VillageFactory,
)
from smartnagari.regions.actions.calendars import declare_closure, load_national_calendar
from smartnagari.regions.forms.proposals import FORMS
from smartnagari.regions.loading.calendar_file import read_calendar
from smartnagari.regions.loading.nomenclature import DATA
from smartnagari.regions.models import Area, AreaFact, Closure, Proposal, TermOverride
from smartnagari.regions.views import desk_days

PAGES = ["/meja/wilayah/", "/meja/wilayah/usulan/", "/meja/wilayah/hari-kerja/", "/meja/wilayah/istilah/"]
WRITES = ["/meja/wilayah/usulan/baru/", *(f"/meja/wilayah/usulan/baru/{word}/" for word in FORMS)]
BASIS = {"legal_basis": "Perda 1/2026", "effective_on": "2/3/2026"}


@pytest.fixture
def district(tenant):
    return DistrictFactory(tenant=tenant, code="13.05.08", name="Sungai Limau")


@pytest.fixture
def village(district):
    return VillageFactory(parent=district, code="13.05.08.2001", name="Kuranji Hilir")


@pytest.fixture
def sign_in(client, tenant, settings):
    """Sign in as somebody with this role; the second factor is off as in the demonstration."""
    settings.DEMO = True

    def as_role(role, **scope):
        user = AssignmentFactory(user=UserFactory(is_demo=True), role=role, tenant=tenant, **scope).user
        client.force_login(user)
        return user

    return as_role


def text_of(page):
    return page.content.decode()


def seen_of(page):
    """What the form keeps of the effect that was shown."""
    return text_of(page).split('name="seen" value="')[1].split('"')[0]


def send(client, word, answers):
    """Look at the effect, then propose: the two presses of the form."""
    path = f"/en/meja/wilayah/usulan/baru/{word}/"
    looked = client.post(path, {**answers, "step": "look"})
    assert looked.status_code == 200, text_of(looked)
    return client.post(path, {**answers, "step": "propose", "seen": seen_of(looked)})


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", [*PAGES, *WRITES, "/meja/wilayah/kode/13.05.08.2001/"])
def test_pages_of_an_administrator_are_drawn(client, sign_in, village, prefix, path):
    ProposalFactory(area=village)
    sign_in("tenant_admin")

    assert client.get(prefix + path).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, *WRITES])
def test_citizens_do_not_come_in(client, tenant, settings, path):
    settings.DEMO = True
    client.force_login(UserFactory(is_demo=True))

    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", [*PAGES, *WRITES])
def test_strangers_are_led_to_the_door(client, tenant, path):
    assert client.get(path)["Location"].startswith("/masuk/")


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("auditor", "/meja/wilayah/", 200),
        ("auditor", "/meja/wilayah/usulan/baru/", 403),
        ("regional_secretary", "/meja/wilayah/usulan/", 200),
        ("regional_secretary", "/meja/wilayah/usulan/baru/", 403),
        ("regent", "/meja/wilayah/hari-kerja/", 200),
        ("treasurer", "/meja/wilayah/", 403),
    ],
)
def test_doors_open_by_role(client, sign_in, role, path, status):
    sign_in(role)

    assert client.get(path).status_code == status


def test_overview_begins_with_kecamatan_and_narrows(client, sign_in, village):
    AreaAliasFactory(area=village, spelling="Kuranji Ilia", slug="kuranji-ilia")
    hamlet = HamletFactory(parent=village, name="Korong Pasa")
    sign_in("tenant_admin")
    address = f"/meja/wilayah/kode/{village.code}/"

    assert address not in text_of(client.get("/meja/wilayah/"))
    assert address in text_of(client.get("/meja/wilayah/?kind=village"))
    assert address in text_of(client.get("/meja/wilayah/?q=ilia"))
    assert hamlet.code in text_of(client.get("/meja/wilayah/?q=13.05.08.2001.K"))
    assert address not in text_of(client.get("/meja/wilayah/?status=preparatory"))


def test_camat_sees_the_own_kecamatan_only(client, sign_in, district, village):
    far = VillageFactory(parent=DistrictFactory(tenant=district.tenant, code="13.05.09"))
    sign_in("district_head", area=district)

    page = text_of(client.get("/meja/wilayah/?kind=all"))

    assert village.code in page
    assert far.code not in page
    assert client.get(f"/meja/wilayah/kode/{far.code}/").status_code == 404
    assert client.get("/meja/wilayah/kode/tidak-ada/").status_code == 404
    assert "kantor-tutup" not in text_of(client.get("/meja/wilayah/usulan/baru/"))


def test_area_page_says_source_names_history_and_the_code_on_letters(client, sign_in, village):
    daughter = PreparatoryFactory(mother=village, name="Kuranji Hilir Timur", source="Draf Perbup")
    AreaFact.objects.create(
        tenant=village.tenant,
        area=daughter,
        key="surface_km2",
        value="12.5",
        as_of=date(2025, 12, 31),
        source="BPS 2026",
    )
    AreaAliasFactory(area=daughter, spelling="Kuranji Ilia Timua")
    sign_in("tenant_admin")

    page = text_of(client.get(f"/en/meja/wilayah/kode/{daughter.code}/"))

    assert "Draf Perbup" in page
    assert "12.5" in page
    assert "BPS 2026" in page
    assert "Kuranji Ilia Timua" in page
    assert "That of its mother, until it is definitive" in page
    assert "nagari-definitif" in page


@pytest.mark.parametrize(
    "path", ["/meja/wilayah/?kind=all", "/meja/wilayah/usulan/", "/meja/wilayah/kode/13.05.08/"]
)
def test_lists_cost_the_same_queries_for_any_length(client, sign_in, district, path):
    sign_in("tenant_admin")
    costs = []
    for _round in range(2):
        for _ in range(2):
            ProposalFactory(area=PreparatoryFactory(mother=VillageFactory(parent=district)))
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 16


def test_first_press_shows_the_effect_and_changes_nothing(client, sign_in, village):
    sign_in("tenant_admin")
    answers = {"area": "kuranji hilir", "name": "Kuranji Mudik", **BASIS}

    page = client.post("/en/meja/wilayah/usulan/baru/ganti-nama/", answers)

    assert "is called Kuranji Mudik from" in text_of(page)
    assert Proposal.objects.count() == 0


def test_what_was_not_shown_is_not_proposed(client, sign_in, village):
    sign_in("tenant_admin")
    path = "/en/meja/wilayah/usulan/baru/ganti-nama/"
    answers = {"area": village.code, "name": "Kuranji Mudik", **BASIS}
    seen = seen_of(client.post(path, answers))

    page = client.post(path, answers | {"name": "Lain", "step": "propose", "seen": seen})

    assert "is called Lain from" in text_of(page)
    assert Proposal.objects.count() == 0


def test_double_tap_makes_one_proposal(client, sign_in, village):
    sign_in("tenant_admin")
    answers = {"area": village.code, "name": "Kuranji Mudik", **BASIS}

    first, second = send(client, "ganti-nama", answers), send(client, "ganti-nama", answers)

    assert first["Location"] == second["Location"] == f"/en/meja/wilayah/usulan/{Proposal.objects.get().pk}/"


@pytest.mark.parametrize(
    ("word", "answers", "said"),
    [
        ("ganti-nama", {"area": "Tidak Ada", "name": "X Y"}, "We know no such name"),
        ("ganti-nama", {"area": "13.05.99", "name": "X Y"}, "There is no area with the code"),
        ("ganti-nama", {"effective_on": "31/02/2026"}, "check that the day exists"),
        ("ganti-nama", {"legal_basis": ""}, "This field is required"),
        ("ganti-nama", {"name": "Kuranji Hilir"}, "That is its name already"),
        ("ejaan", {"name": "Kuranji Ilia", "alias_kind": "x"}, "Select a valid choice"),
        ("nagari-definitif", {"national_code": "1305082009"}, "The code has no dots"),
        ("nagari-definitif", {"national_code": "13.05.08.2009"}, "is not in preparation"),
        ("pemekaran", {"parts": "13.05.08.2009"}, "Line 1 needs a code, a space and a name"),
        ("pemekaran", {"parts": "13.05.08.2009 A\n13.05.08.2009 B"}, "a code of its own"),
        ("pemekaran", {"parts": "13.05.09.2009 Jauh"}, "does not lie below"),
        ("penggabungan", {"sources": "Entah"}, "We know no such name"),
        ("penggabungan", {"sources": "13.05.08.2001"}, "Name at least one other area"),
        ("batal-tutup", {"day": "1/7/2026"}, "not entered as closed"),
        ("kantor-tutup", {"day": "1/7/2026", "reason": "x"}, "Say in a few words why"),
        ("istilah", {"term": "council", "language": "id", "word": "x"}, "2 to 80 characters"),
    ],
)
def test_bad_input_says_how_to_mend_it_and_keeps_the_rest(client, sign_in, village, word, answers, said):
    sign_in("tenant_admin")
    given = {"area": village.code, "name": "Kuranji Mudik", **BASIS} | answers

    page = client.post(f"/en/meja/wilayah/usulan/baru/{word}/", given)

    assert page.status_code == 422
    assert said in text_of(page)
    assert "Perda 1/2026" in text_of(page) or not given["legal_basis"]
    assert Proposal.objects.count() == 0


def test_proposal_goes_through_the_pages_of_two_people(client, sign_in, village):
    sign_in("tenant_admin")
    address = send(client, "korong-baru", {"area": village.code, "name": "Pasa Baru", **BASIS})["Location"]
    own = text_of(client.get(address))
    sign_in("regional_secretary")
    listed = text_of(client.get("/en/meja/wilayah/usulan/"))

    answer = client.post(f"{address}setujui/", follow=True)

    assert "somebody else has to decide" in own
    assert "setujui" not in own
    assert '<span class="count">1</span>' in listed
    assert "Approved and in force" in text_of(answer)
    assert Area.objects.get(kind="hamlet").name == "Pasa Baru"


def test_refusal_without_a_reason_comes_back_and_with_one_closes(client, sign_in, village):
    proposal = ProposalFactory(area=village)
    sign_in("regional_secretary")
    address = f"/en/meja/wilayah/usulan/{proposal.pk}/tolak/"

    assert client.post(address, {"note": ""}).status_code == 422
    assert "Belum ada perda" in text_of(client.post(address, {"note": "Belum ada perda"}, follow=True))


def test_impossible_approval_says_why_and_leaves_it_open(client, sign_in, village):
    proposal = ProposalFactory(area=village, payload={"area": village.code, "name": village.name})
    sign_in("regional_secretary")

    page = client.post(f"/en/meja/wilayah/usulan/{proposal.pk}/setujui/")

    assert page.status_code == 422
    assert "That is its name already" in text_of(page)
    assert Proposal.objects.get().is_open


def test_proposer_withdraws_by_a_button(client, sign_in, village):
    user = sign_in("tenant_admin")
    proposal = ProposalFactory(area=village, proposed_by=f"u:{user.pk}")

    page = client.post(f"/en/meja/wilayah/usulan/{proposal.pk}/tarik/", follow=True)

    assert "Withdrawn" in text_of(page)


def test_unknown_kind_of_proposal_is_not_found(client, sign_in):
    sign_in("tenant_admin")

    assert client.get("/meja/wilayah/usulan/baru/pajak/").status_code == 404


def test_calendar_shows_decree_days_and_closures_by_year(client, sign_in, actor):
    load_national_calendar(file=read_calendar(DATA / "calendar" / "2026.yaml"))
    declare_closure(actor=actor, day=date(2026, 7, 1), reason="Pilwana", legal_basis="SK Bupati 9/2026")
    sign_in("tenant_admin")

    page = text_of(client.get("/en/meja/wilayah/hari-kerja/?tahun=2026"))
    other = text_of(client.get("/en/meja/wilayah/hari-kerja/?tahun=xyz"))

    assert "1497/2025" in page
    assert "SK Bupati 9/2026" in page
    assert "batal-tutup/?hari=01/07/2026" in page
    assert "<h1>Office days" in other


@pytest.mark.parametrize(("today", "warned"), [(date(2026, 9, 30), False), (date(2026, 10, 1), True)])
def test_missing_next_year_is_told_from_october(client, sign_in, monkeypatch, today, warned):
    load_national_calendar(file=read_calendar(DATA / "calendar" / "2026.yaml"))
    monkeypatch.setattr(desk_days, "today_here", lambda: today)
    sign_in("tenant_admin")

    page = text_of(client.get("/en/meja/wilayah/hari-kerja/"))

    assert ("load_calendar 2027.yaml" in page) is warned


def test_closure_and_word_are_proposed_and_come_into_force(client, sign_in):
    sign_in("tenant_admin")
    closure = {"day": "1/12/2026", "reason": "Pilwana serentak", "legal_basis": "SK Bupati 9/2026"}
    word = {"term": "council", "form": "", "language": "id", "word": "Bamus Nagari", **BASIS}
    made = [send(client, "kantor-tutup", closure), send(client, "istilah", word)]
    sign_in("regional_secretary")

    for answer in made:
        client.post(f"{answer['Location']}setujui/")

    assert Closure.objects.get().reason == "Pilwana serentak"
    assert TermOverride.objects.get().legal_basis == "Perda 1/2026"
    assert "Bamus Nagari" in text_of(client.get("/en/meja/wilayah/istilah/"))
