"""The pages of profile and data rights, as a person and as the officer, without script."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from factories.accounts import AssignmentFactory, UserFactory
from factories.profiles import ProfileFactory, citizen, officer, sample_nik
from factories.regions import VillageFactory
from smartnagari.accounts.actions.rights import Wish, ask
from smartnagari.accounts.crypto import unsealed
from smartnagari.accounts.models import Consent, DataRequest, Profile, User
from smartnagari.accounts.rules.rights import RightKind
from smartnagari.audit.public import reads_of, record_read

PAUSE = Wish(text="Please pause this")
OWN_PAGES = ["/akun/", "/akun/data-saya/", "/akun/jejak-akses/", "/akun/hak-data/", "/akun/hak-data/baru/"]
DESK = "/meja/data-pribadi/"
FORM = {"name": "Siti Aminah", "sex": "female", "birth_date": "17-08-1990"}


@pytest.fixture
def pages(tenant, settings, client):
    settings.ROOT_URLCONF = "accounts.rights_urls"
    settings.DEMO = True
    return client


@pytest.fixture
def person(pages):
    """A citizen without profile, signed in."""
    user = UserFactory(is_demo=True)
    pages.force_login(user)
    return user


@pytest.fixture
def own(pages):
    """A citizen with profile, signed in."""
    profile = ProfileFactory(user=UserFactory(is_demo=True))
    pages.force_login(profile.user)
    return profile


@pytest.fixture
def pdp(pages, tenant):
    """The data protection officer, signed in."""
    user = UserFactory(is_demo=True)
    AssignmentFactory(user=user, role="data_protection_officer")
    pages.force_login(user)
    return user


def text_of(page):
    return page.content.decode()


@pytest.mark.parametrize("path", OWN_PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_own_pages_are_drawn_before_there_is_a_profile(pages, person, prefix, path):
    assert pages.get(prefix + path).status_code == 200


@pytest.mark.parametrize("path", [*OWN_PAGES, "/akun/hak-data/tentang-saya/"])
def test_own_pages_are_drawn_and_kept_by_nobody(pages, own, path):
    page = pages.get(path)

    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("path", [*OWN_PAGES, DESK])
def test_own_pages_lead_a_stranger_to_the_door(pages, path):
    answer = pages.get(path)

    assert (answer.status_code, answer["Location"].startswith("/masuk/")) == (302, True)


def test_profile_is_saved_and_numbers_come_back_masked(pages, person, tenant):
    village = VillageFactory(tenant=tenant)

    answer = pages.post("/akun/data-saya/", FORM | {"nik": "9999 0017 0890 0001", "area": str(village.pk)})

    profile = Profile.objects.get(user=person)
    page = text_of(pages.get("/akun/data-saya/"))
    assert answer.status_code == 302
    assert (unsealed(profile, "nik_sealed"), profile.area) == ("9999001708900001", village)
    assert f"9999{'*' * 10}01" in page
    assert "9999001708900001" not in page


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("nik", "13050121038500", "Baru 14 angka. Tambah 2 angka lagi."),
        ("nik", "13050121O3850001", "bukan angka"),
        ("kk", "1305016103850001", "NIK"),
        ("birth_date", "31/02/1990", "Februari 1990 hanya sampai tanggal 28"),
        ("name", "Budi 2", "angka"),
        ("name", "", ""),
        ("contact_phone", "0812", ""),
        ("area", "nowhere", ""),
    ],
)
def test_what_cannot_be_is_refused_in_place_and_kept(pages, person, field, typed, sentence):
    page = pages.post("/akun/data-saya/", FORM | {"address": "Jalan Mawar", field: typed})

    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {field}
    assert sentence in str(page.context["form"].errors[field][0])
    assert "Jalan Mawar" in text_of(page)
    assert not Profile.objects.exists()


def test_number_that_says_otherwise_is_saved_with_a_word_of_caution(pages, person):
    page = pages.post("/akun/data-saya/", FORM | {"nik": "9999001708900001"}, follow=True)

    assert Profile.objects.filter(user=person).exists()
    assert "Jenis kelamin berbeda dengan NIK" in text_of(page)


def test_same_refusal_reads_english_under_en(pages, person):
    page = pages.post("/en/akun/data-saya/", FORM | {"nik": "130501210385000"})

    assert page.context["form"].errors["nik"] == ["Only 15 digits so far. Add 1 more."]


def test_proven_parts_cannot_be_typed_over(pages, own):
    Profile.objects.filter(pk=own.pk).update(
        assurance="l2", verified_how="card_seen", verified_by="s:test", verified_at=timezone.now()
    )

    answer = pages.post("/akun/data-saya/", FORM | {"nik": sample_nik(77), "address": "Jalan Baru"})

    again = Profile.objects.get(pk=own.pk)
    assert answer.status_code == 302
    assert (again.name, again.address, bytes(again.nik_index)) == (
        own.name,
        "Jalan Baru",
        bytes(own.nik_index),
    )


def test_trying_the_numbers_of_others_is_slowed_down(pages, person):
    other = ProfileFactory(nik=sample_nik(1))
    typed = FORM | {"nik": sample_nik(1)}

    sentences = [pages.post("/akun/data-saya/", typed).context["form"].errors["nik"][0] for _try in range(6)]
    free = pages.post("/akun/data-saya/", FORM | {"nik": sample_nik(2)})

    assert len(set(sentences[:5])) == 1
    assert sentences[5] != sentences[4]
    assert "nik" in free.context["form"].errors
    assert not Profile.objects.exclude(pk=other.pk).exists()


def test_fields_that_nobody_asked_for_change_nothing(pages, person):
    pages.post(
        "/akun/data-saya/", FORM | {"assurance": "l3", "verified_by": "me", "is_staff": "1", "tenant": "x"}
    )

    profile = Profile.objects.get(user=person)
    assert (profile.assurance, profile.verified_by) == ("l1", "")


def test_access_trail_names_who_when_and_why(pages, own, pdp_actor):
    pages.force_login(own.user)
    record_read(
        actor=pdp_actor, person=own.person_key, what="accounts.profile.nik", purpose="Membandingkan KTP"
    )

    page = text_of(pages.get("/akun/jejak-akses/"))

    assert "Petugas Contoh" in page
    assert "Membandingkan KTP" in page


@pytest.fixture
def pdp_actor(tenant):
    from factories.profiles import officer

    actor = officer(tenant, "accounts.rights.handle")
    User.objects.filter(pk=actor.user).update(name="Petugas Contoh")
    return actor


def test_access_trail_is_paged(pages, own, pdp_actor):
    for n in range(55):
        record_read(actor=pdp_actor, person=own.person_key, what="x", purpose=f"purpose {n:02d}")

    first = pages.get("/akun/jejak-akses/")
    second = pages.get(f"/akun/jejak-akses/?before={first.context['older']}")

    assert [row.purpose for row in first.context["rows"]][::49] == ["purpose 54", "purpose 05"]
    assert [row.purpose for row in second.context["rows"]] == [f"purpose {n:02d}" for n in range(4, -1, -1)]
    assert second.context["older"] is None


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "١"])
def test_access_trail_with_a_nonsense_page_is_the_newest(pages, own, before):
    assert pages.get("/akun/jejak-akses/", {"before": before}).context["first_page"]


def test_request_is_asked_followed_and_withdrawn(pages, own):
    sent = pages.post("/akun/hak-data/baru/", {"kind": "restrict", "text": "Please pause this"})
    asked = DataRequest.objects.get()
    shown = text_of(pages.get(sent["Location"]))
    pages.post(f"/akun/hak-data/{asked.number}/cabut/")

    asked.refresh_from_db()
    assert asked.number in shown
    assert "Please pause this" in shown
    assert asked.state == "withdrawn"


def test_kinds_are_said_in_the_language_of_the_page(pages, own):
    assert "Minta data saya dihapus" in text_of(pages.get("/akun/hak-data/baru/"))
    assert "Have my data erased" in text_of(pages.get("/en/akun/hak-data/baru/"))


@pytest.mark.parametrize("kind", ["correct", "erase", "restrict", "object"])
def test_each_kind_of_request_has_its_form(pages, own, kind):
    page = pages.get("/akun/hak-data/baru/", {"kind": kind})

    assert page.status_code == 200
    assert ("value" in page.context["form"].fields) is (kind == "correct")
    assert bool(page.context["holds"]) is (kind == "erase")


def test_double_tap_gives_one_request(pages, own):
    for _tap in range(2):
        answer = pages.post("/akun/hak-data/baru/", {"kind": "restrict", "text": "Please pause this"})
        assert answer.status_code == 302

    assert DataRequest.objects.count() == 1


def test_second_request_of_a_kind_is_refused_on_the_form(pages, own):
    ask(actor=citizen(own), kind=RightKind.RESTRICT, wish=PAUSE)

    page = pages.post("/akun/hak-data/baru/", {"kind": "restrict", "text": "Something else now"})

    assert page.status_code == 200
    assert "Something else now" in text_of(page)


def test_correction_with_a_bad_number_says_so_in_the_field(pages, own):
    page = pages.post("/akun/hak-data/baru/", {"kind": "correct", "field": "nik", "value": "123"})

    assert page.context["form"].errors.keys() == {"value"}


def test_request_of_another_person_is_not_found(pages, own):
    other = ask(actor=citizen(ProfileFactory()), kind=RightKind.RESTRICT, wish=PAUSE)

    for answer in (
        pages.get(f"/akun/hak-data/{other.number}/"),
        pages.post(f"/akun/hak-data/{other.number}/cabut/"),
        pages.get("/akun/hak-data/DP-AAAA-BBBB/"),
    ):
        assert answer.status_code == 404


def test_copy_is_a_zip_named_after_its_request(pages, own):
    answer = pages.post("/akun/hak-data/unduh/")

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert (
        answer["Content-Disposition"]
        == f'attachment; filename="smart-nagari-{DataRequest.objects.get().number}.zip"'
    )
    assert {"data.json", "profile.csv"} <= set(names)


def test_copy_changes_something_so_it_is_not_got(pages, own):
    assert pages.get("/akun/hak-data/unduh/").status_code == 405


def test_all_data_are_shown_and_the_request_is_kept_as_proof(pages, own):
    page = pages.post("/akun/hak-data/tentang-saya/", follow=True)

    assert own.name in text_of(page)
    assert "Perempuan" in text_of(page)
    assert "birth_date" not in text_of(page)
    assert DataRequest.objects.get().kind == "access"


def test_consent_is_given_and_withdrawn_with_one_button_each(pages, own):
    said = {"purpose": "accounts.news", "version": "2026-01"}

    pages.post("/akun/hak-data/persetujuan/", said | {"answer": "yes"})
    assert Consent.objects.get().withdrawn_at is None

    pages.post("/akun/hak-data/persetujuan/", said | {"answer": "no"})
    assert Consent.objects.get().withdrawn_at is not None


def test_pause_is_ended_from_the_page(pages, own):
    Profile.objects.filter(pk=own.pk).update(restricted_at=timezone.now())
    assert 'value="restricted_at"' in text_of(pages.get("/akun/hak-data/"))

    pages.post("/akun/hak-data/akhiri/", {"flag": "restricted_at"})

    assert Profile.objects.get(pk=own.pk).restricted_at is None


def queries_of(pages, path):
    pages.get(path)
    with CaptureQueriesContext(connection) as queries:
        page = pages.get(path)
    return len(queries), len(page.context["rows"])


def test_overview_costs_the_same_queries_for_any_length(pages, own):
    ask(actor=citizen(own), kind=RightKind.ACCESS)
    one = queries_of(pages, "/akun/hak-data/")
    for _row in range(4):
        ask(actor=citizen(own), kind=RightKind.ACCESS)

    five = queries_of(pages, "/akun/hak-data/")

    assert (one[1], five[1]) == (1, 5)
    assert one[0] == five[0] <= 18


def test_desk_costs_the_same_queries_for_any_length(pages, pdp):
    ask(actor=citizen(ProfileFactory()), kind=RightKind.RESTRICT, wish=PAUSE)
    one = queries_of(pages, DESK)
    for profile in ProfileFactory.create_batch(4):
        ask(actor=citizen(profile), kind=RightKind.RESTRICT, wish=PAUSE)

    five = queries_of(pages, DESK)

    assert (one[1], five[1]) == (1, 5)
    assert one[0] == five[0] <= 13


def test_access_trail_costs_the_same_queries_for_any_length(pages, own, tenant):
    actors = [officer(tenant, "x") for _actor in range(5)]
    record_read(actor=actors[0], person=own.person_key, what="x", purpose="purpose")
    one = queries_of(pages, "/akun/jejak-akses/")
    for actor in actors[1:]:
        record_read(actor=actor, person=own.person_key, what="x", purpose="purpose")

    five = queries_of(pages, "/akun/jejak-akses/")

    assert (one[1], five[1]) == (1, 5)
    assert one[0] == five[0]


def test_desk_marks_what_is_overdue_and_shows_no_names(pages, pdp):
    late, soon = (
        ask(actor=citizen(p), kind=RightKind.RESTRICT, wish=PAUSE) for p in ProfileFactory.create_batch(2)
    )
    moment = timezone.now() - timedelta(hours=80)
    DataRequest.objects.filter(pk=late.pk).update(received_at=moment, due_at=moment + timedelta(hours=72))

    page = pages.get(DESK)

    assert [(row.number, row.overdue) for row in page.context["rows"]] == [
        (late.number, True),
        (soon.number, False),
    ]
    assert "Siti Contoh" not in text_of(page)


def test_desk_is_not_open_to_citizens_and_other_officers(pages, own, tenant):
    assert pages.get(DESK).status_code == 403

    clerk = UserFactory(is_demo=True)
    AssignmentFactory(user=clerk, role="regional_secretary")
    pages.force_login(clerk)

    assert pages.get(DESK).status_code == 403


def test_looking_at_a_case_is_written_down_for_the_person(pages, pdp):
    profile = ProfileFactory()
    asked = ask(actor=citizen(profile), kind=RightKind.RESTRICT, wish=PAUSE)

    page = text_of(pages.get(f"{DESK}{asked.number}/"))

    assert "Please pause this" in page
    assert [read.subject for read in reads_of(profile.person_key)] == [asked.number]


def test_case_is_taken_answered_and_closed(pages, pdp):
    asked = ask(actor=citizen(ProfileFactory()), kind=RightKind.RESTRICT, wish=PAUSE)

    pages.post(f"{DESK}{asked.number}/ambil/")
    missing = pages.post(f"{DESK}{asked.number}/jawab/", {"move": "finish", "answer": ""})
    pages.post(f"{DESK}{asked.number}/jawab/", {"move": "finish", "answer": "Paused."})

    asked.refresh_from_db()
    assert missing.status_code == 422
    assert asked.state == "done"
    assert pages.get(DESK, {"state": "closed"}).context["rows"][0].number == asked.number


def test_whole_number_is_shown_once_and_never_in_an_address(pages, pdp):
    profile = ProfileFactory(nik=sample_nik(1))
    asked = ask(actor=citizen(profile), kind=RightKind.RESTRICT, wish=PAUSE)
    address = f"{DESK}{asked.number}/buka-nomor/"

    refused = pages.post(address, {"which": "nik", "reason": ""})
    shown = pages.post(address, {"which": "nik", "reason": "Membandingkan dengan KTP"})

    assert (refused.status_code, shown.status_code) == (422, 200)
    assert sample_nik(1) not in text_of(refused)
    assert sample_nik(1) in text_of(shown)
    assert "no-store" in shown["Cache-Control"]
    assert sample_nik(1) not in text_of(pages.get(f"{DESK}{asked.number}/"))


def test_number_in_a_correction_is_masked_until_it_is_opened(pages, pdp):
    wish = Wish(field="nik", value=sample_nik(2), text=f"It is {sample_nik(2)}")
    asked = ask(actor=citizen(ProfileFactory()), kind=RightKind.CORRECT, wish=wish)

    before = text_of(pages.get(f"{DESK}{asked.number}/"))
    opened = pages.post(
        f"{DESK}{asked.number}/buka-nomor/", {"which": "asked", "reason": "Membandingkan dengan KTP"}
    )

    assert sample_nik(2) not in before
    assert sample_nik(2) in text_of(opened)


def test_unknown_case_is_not_found(pages, pdp):
    assert pages.get(f"{DESK}DP-AAAA-BBBB/").status_code == 404


def test_record_of_processing_is_a_page_in_both_languages(pages, pdp):
    for prefix, word in (("", "Tugas publik"), ("/en", "Public task")):
        with override(None):
            assert word in text_of(pages.get(f"{prefix}{DESK}catatan-pemrosesan/"))
