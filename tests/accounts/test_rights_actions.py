"""Requests of data subjects, consents, erasure and the copy of all data."""

import csv
import io
import json
import logging
import zipfile
from datetime import timedelta
from itertools import product

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from factories.profiles import ProfileFactory, citizen, officer, sample_nik
from smartnagari.accounts.actions.consents import give_consent, withdraw_consent
from smartnagari.accounts.actions.profile import confirm_guardianship
from smartnagari.accounts.actions.rights import (
    Wish,
    answer_request,
    ask,
    lift,
    take_request,
    unmask_wish,
    withdraw_request,
)
from smartnagari.accounts.crypto import unsealed
from smartnagari.accounts.models import Consent, DataRequest, Profile
from smartnagari.accounts.queries.profile import may_decide_automatically, visible_profiles
from smartnagari.accounts.queries.rights import (
    agrees,
    answer_of,
    desk_request_for,
    desk_requests,
    export_archive,
    held_about,
    holds_on,
    own_request_for,
    own_requests,
    subject_of,
)
from smartnagari.accounts.rules.rights import RightKind
from smartnagari.accounts.states import DATA_REQUESTS, DataRequestState
from smartnagari.audit.public import Selection, entries, reads_of, seal_pending, verify_chain
from smartnagari.kernel.actor import Actor, Level
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TransitionRefused
from smartnagari.kernel.personal import Section
from smartnagari.notifications.models import Message

HANDLE, VIEW = "accounts.rights.handle", "accounts.people.view"
LEGAL = {(source, move.name) for move in DATA_REQUESTS for source in move.sources}
PAUSE = Wish(text="Please pause this")


def granted(profile, kind, tenant, *, wish=None, answer="Done as asked."):
    asked = ask(actor=citizen(profile), kind=kind, wish=wish)
    pdp = officer(tenant, HANDLE)
    take_request(actor=pdp, number=asked.number)
    return answer_request(actor=pdp, number=asked.number, move="finish", answer=answer)


@pytest.mark.parametrize(("state", "move"), list(product(DataRequestState, [m.name for m in DATA_REQUESTS])))
def test_machine_allows_exactly_the_written_moves(state, move):
    if (state, move) in LEGAL:
        assert DATA_REQUESTS.check(move, state).name == move
    else:
        with pytest.raises(TransitionRefused):
            DATA_REQUESTS.check(move, state)


def test_request_gets_a_random_number_and_72_hours(tenant):
    one, two = (ask(actor=citizen(ProfileFactory()), kind=RightKind.RESTRICT, wish=PAUSE) for _ in range(2))

    assert one.due_at - one.received_at == timedelta(hours=72)
    assert one.state == DataRequestState.RECEIVED
    assert one.number[:3] == "DP-"
    assert one.number != two.number


def test_same_request_sent_twice_is_one(tenant):
    person = citizen(ProfileFactory())

    first, second = (ask(actor=person, kind=RightKind.RESTRICT, wish=PAUSE) for _ in range(2))

    assert (first.pk, DataRequest.objects.count()) == (second.pk, 1)


def test_second_open_request_of_a_kind_names_the_first(tenant):
    person = citizen(ProfileFactory())
    first = ask(actor=person, kind=RightKind.RESTRICT, wish=PAUSE)

    with pytest.raises(Conflict, match=first.number):
        ask(actor=person, kind=RightKind.RESTRICT, wish=Wish(text="Something else now"))


@pytest.mark.parametrize(
    ("kind", "wish", "field"),
    [
        (RightKind.CORRECT, Wish(field="nik", value="13050121038500"), "value"),
        (RightKind.CORRECT, Wish(field="birth_date", value="31-02-1990"), "value"),
        (RightKind.CORRECT, Wish(field="is_staff", value="1"), "field"),
        (RightKind.RESTRICT, Wish(), "text"),
        (RightKind.OBJECT, Wish(text="no"), "text"),
    ],
)
def test_request_that_cannot_be_acted_on_says_how_to_mend_it(tenant, kind, wish, field):
    with pytest.raises(Invalid) as refused:
        ask(actor=citizen(ProfileFactory()), kind=kind, wish=wish)

    assert list(refused.value.fields) == [field]
    assert not DataRequest.objects.exists()


@pytest.mark.parametrize("kind", [RightKind.ACCESS, RightKind.EXPORT])
def test_what_the_platform_can_do_is_done_at_once(tenant, kind):
    asked = ask(actor=citizen(ProfileFactory()), kind=kind)

    assert (asked.state, asked.finished_at is not None) == (DataRequestState.DONE, True)


def test_person_without_profile_may_ask(tenant):
    profile = ProfileFactory()
    person = citizen(profile)
    profile.delete()

    assert ask(actor=person, kind=RightKind.ACCESS).state == DataRequestState.DONE


def test_nobody_may_not_ask(tenant):
    ProfileFactory.create_batch(2, user=None)

    with pytest.raises(NotAllowed):
        ask(actor=Actor.anonymous(tenant.pk), kind=RightKind.ACCESS)


def test_request_of_somebody_else_does_not_exist(tenant):
    asked = ask(actor=citizen(ProfileFactory()), kind=RightKind.RESTRICT, wish=PAUSE)
    stranger = citizen(ProfileFactory())

    for gate in (own_request_for, desk_request_for):
        with pytest.raises(NotFound):
            gate(stranger, asked.number)
    with pytest.raises(NotFound):
        withdraw_request(actor=stranger, number=asked.number)
    assert not own_requests(stranger).exists()


def test_withdrawn_request_is_closed_for_good(tenant):
    person = citizen(ProfileFactory())
    asked = ask(actor=person, kind=RightKind.RESTRICT, wish=PAUSE)

    withdraw_request(actor=person, number=asked.number.lower())

    with pytest.raises(TransitionRefused):
        take_request(actor=officer(person_tenant(asked), HANDLE), number=asked.number)


def person_tenant(asked):
    return asked.tenant


def test_desk_shows_the_most_pressing_first(tenant):
    asked = [ask(actor=citizen(ProfileFactory()), kind=RightKind.RESTRICT, wish=PAUSE) for _ in range(3)]
    for request, hours in zip(asked, (5, -100, 1), strict=True):
        moment = timezone.now() + timedelta(hours=hours - 72)
        DataRequest.objects.filter(pk=request.pk).update(
            received_at=moment, due_at=moment + timedelta(hours=72)
        )

    found = [request.number for request in desk_requests(officer(tenant, HANDLE))]

    assert found == [asked[1].number, asked[2].number, asked[0].number]


def test_desk_is_closed_to_others(tenant):
    with pytest.raises(NotAllowed):
        desk_requests(officer(tenant, VIEW))


def test_officer_does_not_handle_their_own_request(tenant):
    pdp = officer(tenant, HANDLE)
    ProfileFactory(user_id=pdp.user, user=None)
    asked = ask(actor=pdp, kind=RightKind.RESTRICT, wish=PAUSE)

    with pytest.raises(NotAllowed):
        take_request(actor=pdp, number=asked.number)


@pytest.mark.parametrize("move", ["finish", "refuse"])
def test_answer_is_required_and_nothing_changes_without(tenant, move):
    profile = ProfileFactory()
    asked = ask(actor=citizen(profile), kind=RightKind.RESTRICT, wish=PAUSE)
    pdp = officer(tenant, HANDLE)
    take_request(actor=pdp, number=asked.number)

    with pytest.raises(Invalid):
        answer_request(actor=pdp, number=asked.number, move=move, answer="  ")

    again = DataRequest.objects.get(pk=asked.pk)
    assert (again.state, again.answer_sealed) == (DataRequestState.IN_PROGRESS, None)


def test_refusal_is_read_by_the_person_and_sealed_at_rest(tenant):
    profile = ProfileFactory()
    asked = ask(actor=citizen(profile), kind=RightKind.RESTRICT, wish=PAUSE)
    pdp = officer(tenant, HANDLE)
    take_request(actor=pdp, number=asked.number)

    answer_request(actor=pdp, number=asked.number, move="refuse", answer="A case still needs them.")

    found = own_request_for(citizen(profile), asked.number)
    assert (found.state, answer_of(found)) == (DataRequestState.REFUSED, "A case still needs them.")
    assert b"case" not in bytes(found.answer_sealed)
    assert Profile.objects.get(pk=profile.pk).restricted_at is None


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("name", "  Siti   Aminah ", "Siti Aminah"),
        ("birth_date", "22-03-1985", "1985-03-22"),
        ("sex", "male", "male"),
        ("address", "Jalan Benar", "Jalan Benar"),
    ],
)
def test_granted_correction_is_made(tenant, field, value, kept):
    profile = ProfileFactory()

    granted(profile, RightKind.CORRECT, tenant, wish=Wish(field=field, value=value))

    assert str(getattr(Profile.objects.get(pk=profile.pk), field)) == kept


def test_granted_correction_of_the_nik_is_sealed_and_found(tenant):
    profile = ProfileFactory(nik=sample_nik(1))

    granted(profile, RightKind.CORRECT, tenant, wish=Wish(field="nik", value=sample_nik(2)))

    again = Profile.objects.get(pk=profile.pk)
    assert unsealed(again, "nik_sealed") == sample_nik(2)
    assert bytes(again.nik_index) != bytes(profile.nik_index)


def test_asking_does_not_tell_whether_a_nik_is_taken(tenant):
    ProfileFactory(nik=sample_nik(2))
    profile = ProfileFactory()

    with pytest.raises(Invalid):
        granted(profile, RightKind.CORRECT, tenant, wish=Wish(field="nik", value=sample_nik(2)))

    assert DataRequest.objects.get(subject=profile).state == DataRequestState.IN_PROGRESS


def test_correction_of_an_erased_person_is_refused(tenant):
    profile = ProfileFactory()
    asked = ask(actor=citizen(profile), kind=RightKind.CORRECT, wish=Wish(field="name", value="B"))
    granted(profile, RightKind.ERASE, tenant)
    pdp = officer(tenant, HANDLE)
    take_request(actor=pdp, number=asked.number)

    with pytest.raises(Conflict):
        answer_request(actor=pdp, number=asked.number, move="finish", answer="Corrected.")


def test_pause_hides_the_profile_from_officers_until_it_is_lifted(tenant):
    profile = ProfileFactory()
    clerk = officer(tenant, VIEW)
    give_consent(actor=citizen(profile), purpose="accounts.news", version="2026-01")

    granted(profile, RightKind.RESTRICT, tenant, wish=PAUSE)
    profile.refresh_from_db()

    assert list(visible_profiles(clerk)) == []
    assert list(visible_profiles(citizen(profile))) == [profile]
    assert not agrees(profile=profile, purpose="accounts.news")

    lift(actor=citizen(profile), flag="restricted_at")

    assert list(visible_profiles(clerk)) == [profile]


def test_objection_stops_machines_from_deciding(tenant):
    profile = ProfileFactory()

    granted(profile, RightKind.OBJECT, tenant, wish=Wish(text="A person shall decide"))
    assert not may_decide_automatically(profile.pk)

    lift(actor=citizen(profile), flag="objected_at")
    assert may_decide_automatically(profile.pk)


def test_only_the_two_flags_can_be_lifted(tenant):
    with pytest.raises(Invalid):
        lift(actor=citizen(ProfileFactory()), flag="erased_at")


def test_erasure_empties_the_person_and_leaves_the_chain_whole(tenant):
    profile = ProfileFactory(kk=sample_nik(9), priority="disability")
    give_consent(actor=citizen(profile), purpose="accounts.news", version="2026-01")

    granted(profile, RightKind.ERASE, tenant, wish=Wish(text="I am moving away"))
    seal_pending()

    again = Profile.objects.get(pk=profile.pk)
    sealed = (again.nik_sealed, again.nik_index, again.kk_sealed, again.priority_sealed)
    assert (again.name, again.address, again.birth_date, *sealed) == ("", "", None, None, None, None, None)
    assert again.erased_at is not None
    assert Consent.objects.get(profile=again).withdrawn_at is not None
    assert DataRequest.objects.get(subject=again).details_sealed is None
    assert verify_chain().broken is None


def test_erased_person_may_come_back(tenant):
    from smartnagari.accounts.actions.profile import save_own_profile
    from smartnagari.accounts.types import ProfileEntry

    profile = ProfileFactory()
    granted(profile, RightKind.ERASE, tenant)

    save_own_profile(actor=citizen(profile), entry=ProfileEntry(name="Back again"))

    again = Profile.objects.get(pk=profile.pk)
    assert (again.name, again.erased_at) == ("Back again", None)


def test_closing_the_account_takes_its_contacts_and_its_door(tenant):
    profile = ProfileFactory()

    granted(profile, RightKind.ERASE, tenant, wish=Wish(close_account=True))

    profile.user.refresh_from_db()
    user = profile.user
    assert (user.email, user.phone, user.name, user.is_active) == (None, None, "", False)
    assert not user.has_usable_password()


def test_what_has_to_stay_is_said_with_its_reason(tenant):
    profile = ProfileFactory()
    assert len(holds_on(subject_of(profile, citizen(profile)))) == 1

    give_consent(actor=citizen(profile), purpose="accounts.news", version="2026-01")
    ask(actor=citizen(profile), kind=RightKind.ACCESS)

    holds = holds_on(subject_of(profile, citizen(profile)))
    assert len(holds) == 3
    assert all(hold.what and hold.why for hold in holds)


def test_guardian_asks_for_the_ward_and_nobody_else(tenant):
    mother, child, stranger = ProfileFactory(), ProfileFactory(user=None), ProfileFactory()
    confirm_guardianship(
        actor=officer(tenant, VIEW, "accounts.identity.verify"),
        guardian_id=mother.pk,
        ward_id=child.pk,
        relation="mother",
        basis_document="Kartu keluarga",
        valid_from=timezone.localdate(),
    )

    asked = ask(actor=citizen(mother), kind=RightKind.RESTRICT, subject_id=child.pk, wish=PAUSE)

    assert asked.subject == child
    with pytest.raises(NotFound):
        ask(actor=citizen(stranger), kind=RightKind.RESTRICT, subject_id=child.pk, wish=PAUSE)


def test_consent_keeps_the_words_and_is_withdrawn_as_easily(tenant):
    profile = ProfileFactory()
    person = citizen(profile)

    one, two = (give_consent(actor=person, purpose="accounts.news", version="2026-01") for _ in range(2))
    assert one.pk == two.pk
    assert (one.version, one.channel, bool(one.text)) == ("2026-01", "web", True)
    assert agrees(profile=profile, purpose="accounts.news")

    withdraw_consent(actor=person, purpose="accounts.news")

    assert not agrees(profile=profile, purpose="accounts.news")
    assert withdraw_consent(actor=person, purpose="accounts.news") is None
    assert DataRequest.objects.get(subject=profile).kind == RightKind.WITHDRAW_CONSENT


def test_consent_can_be_given_and_withdrawn_again_and_again(tenant):
    person = citizen(ProfileFactory())

    for _turn in range(3):
        give_consent(actor=person, purpose="accounts.news", version="2026-01")
        withdraw_consent(actor=person, purpose="accounts.news")

    assert Consent.objects.count() == 3


@pytest.mark.parametrize(("purpose", "version"), [("accounts.news", "2019-01"), ("nothing", "2026-01")])
def test_consent_to_other_words_is_refused(tenant, purpose, version):
    with pytest.raises(Invalid):
        give_consent(actor=citizen(ProfileFactory()), purpose=purpose, version=version)

    assert not Consent.objects.exists()


def test_copy_holds_everything_as_json_and_csv(tenant):
    profile = ProfileFactory(name="=SUM(A1)", nik=sample_nik(1))
    sections = held_about(subject_of(profile, citizen(profile)))

    archive = zipfile.ZipFile(io.BytesIO(export_archive(sections, made_at=timezone.localtime())))

    whole = json.loads(archive.read("data.json"))["sections"]
    [row] = csv.DictReader(io.StringIO(archive.read("profile.csv").decode("utf-8-sig")))
    assert set(archive.namelist()) == {"data.json", *(f"{key}.csv" for key in whole)}
    assert whole["profile"][0]["name"] == "=SUM(A1)"
    assert row["name"] == "'=SUM(A1)"
    assert (row["nik"], row["birth_date"]) == (f"9999{'*' * 10}02", "1985-03-21")


def test_copy_writes_numbers_out_only_for_a_proven_person(tenant):
    profile = ProfileFactory(nik=sample_nik(1))

    [shown] = [s for s in held_about(subject_of(profile, citizen(profile, Level.L2))) if s.key == "profile"]

    assert shown.rows[0]["nik"] == sample_nik(1)


def test_copy_of_an_empty_section_has_a_file(tenant):
    archive = export_archive([Section("none", "None", ())], made_at=timezone.localtime())

    assert zipfile.ZipFile(io.BytesIO(archive)).namelist() == ["data.json", "none.csv"]


def test_number_in_a_request_is_unmasked_with_a_trace(tenant):
    profile = ProfileFactory()
    asked = ask(actor=citizen(profile), kind=RightKind.CORRECT, wish=Wish(field="nik", value=sample_nik(2)))

    shown = unmask_wish(actor=officer(tenant, HANDLE), number=asked.number, reason="Comparing with the card")

    assert shown == sample_nik(2)
    assert [read.purpose for read in reads_of(profile.person_key)] == ["Comparing with the card"]


def test_person_is_told_when_it_is_received_and_answered(tenant):
    from smartnagari.spine.public import drain

    profile = ProfileFactory()
    granted(profile, RightKind.RESTRICT, tenant, wish=PAUSE)

    drain()

    kinds = sorted(Message.objects.values_list("text", flat=True))
    assert kinds == ["accounts.rights.answered", "accounts.rights.received"]


def every_text_in_the_database():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield from ((table, str(value)) for value in row if not isinstance(value, bytes | memoryview))


def test_no_identity_number_stands_in_log_audit_event_or_message(tenant, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    profile = ProfileFactory(nik=sample_nik(1), kk=sample_nik(2))
    wish = Wish(field="nik", value=sample_nik(3), text=f"My NIK is {sample_nik(3)}")
    granted(profile, RightKind.CORRECT, tenant, wish=wish, answer=f"Now it is {sample_nik(3)}")
    call_command("rotate_identity_keys")
    numbers = [sample_nik(n) for n in (1, 2, 3)]

    leaks = {
        table for table, text in every_text_in_the_database() if any(number in text for number in numbers)
    }

    assert leaks == set()
    assert not any(number in caplog.text for number in numbers)
    assert not any(number in capsys.readouterr().out for number in numbers)
    actions = [each.entry.action.rsplit(".", 1)[1] for each in entries(Selection())]
    assert sorted(actions) == ["ask", "correct", "finish", "take"]


def test_search_for_leaks_sees_what_is_in_the_open(tenant):
    profile = ProfileFactory(name="Found In The Open")

    assert {table for table, text in every_text_in_the_database() if profile.name in text} == {
        "accounts_profile"
    }
