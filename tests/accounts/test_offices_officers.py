"""Officers from a file: who gets an account, who a role, and what is said about the rest."""

from __future__ import annotations

from datetime import date

import pytest

from factories.accounts import AgencyFactory, AssignmentFactory, UserFactory, officer
from smartnagari.accounts.actions.officers import Imported, import_officers
from smartnagari.accounts.models import Assignment, User
from smartnagari.accounts.queries.officers import check_officers
from smartnagari.accounts.queries.sentences import described
from smartnagari.kernel.errors import Invalid, NotAllowed

HEAD = "Nama;Email;No HP;Peran;Wilayah;Mulai;Sampai;Jenis;No SK\n"


def file(*lines):
    return (HEAD + "\n".join(lines)).encode("utf-8-sig")


def said(actor, *lines):
    return [described(problem, language="en") for problem in check_officers(actor, file(*lines)).problems]


def test_file_opens_accounts_and_gives_roles(tenant, admin, ulakan):
    AgencyFactory(tenant=tenant, slug="bpkd", short_name="BPKD")

    done = import_officers(
        actor=admin,
        content=file(
            "Siti Aminah;SITI@contoh.test;0812 3456 7890;Operator Nagari;Ulakan;1/2/2026;;;800/1",
            "Budi;;+62 813-1111-2222;nagari_secretary;13.05.10.2002;1/2/2026;31/12/2026;;800/2",
            "Bendahara;bpkd@contoh.test;;Bendahara;BPKD;1/2/2026;;;800/3",
        ),
    )

    assert done == Imported(accounts=3, active=2, waiting=1, unchanged=0)
    siti = User.objects.get(email="siti@contoh.test")
    assert (siti.phone, siti.has_usable_password()) == ("+6281234567890", False)
    budi = Assignment.objects.get(user__phone="+6281311112222")
    assert (budi.scope_key, budi.valid_to) == ("13.05.10.2002", date(2026, 12, 31))


@pytest.mark.parametrize(
    "phone", ["081234567890", "6281234567890", "+6281234567890", "0812-3456-7890", "81234567890"]
)
def test_phone_in_every_form_finds_the_same_account(admin, ulakan, phone):
    known = UserFactory(phone="+6281234567890")

    import_officers(actor=admin, content=file(f"Siti;;{phone};Operator Nagari;Ulakan;1/2/2026;;;"))

    assert Assignment.objects.get(role="nagari_operator").user == known


def test_same_file_twice_changes_nothing(admin, ulakan):
    content = file("Siti;siti@contoh.test;;Operator Nagari;Ulakan;1/2/2026;;;")
    import_officers(actor=admin, content=content)

    assert import_officers(actor=admin, content=content) == Imported(0, 0, 0, 1)


def test_one_person_with_two_roles_gets_one_account(admin, ulakan):
    line = "Siti;siti@contoh.test;;{};Ulakan;1/2/2026;;;"

    done = import_officers(actor=admin, content=file(line.format("Operator Nagari"), line.format("Bidan")))

    assert (done.accounts, done.active) == (1, 2)


def test_one_fault_keeps_the_whole_file_out(admin, ulakan):
    with pytest.raises(Invalid):
        import_officers(
            actor=admin,
            content=file(
                "Siti;siti@contoh.test;;Operator Nagari;Ulakan;1/2/2026;;;",
                "Budi;budi@contoh.test;;Raja;Ulakan;1/2/2026;;;",
            ),
        )

    assert not User.objects.filter(email="siti@contoh.test").exists()


FAULTS = [
    (
        "Siti;;;Operator Nagari;Ulakan;1/2/2026;;;",
        "Fill in an e-mail address or a mobile number, so that they can sign in.",
    ),
    (
        "Siti;;0751 12345;Operator Nagari;Ulakan;1/2/2026;;;",
        "“0751 12345” is no mobile number. Enter one that starts with 08.",
    ),
    (
        "Siti;;0812345;Operator Nagari;Ulakan;1/2/2026;;;",
        "The number “0812345” is too short: 3 more digits are needed.",
    ),
    (
        "Siti;;6.28E+12;Operator Nagari;Ulakan;1/2/2026;;;",
        "Excel has rounded “6.28E+12”. Format the column as text and enter the number again.",
    ),
    (
        "Siti;siti@;;Operator Nagari;Ulakan;1/2/2026;;;",
        "“siti@” is no e-mail address. Write it as name@example.com.",
    ),
    (
        "Siti;s@contoh.test;;Raja;Ulakan;1/2/2026;;;",
        "There is no role “Raja”. Use a name from the list of roles.",
    ),
    (
        "Siti;s@contoh.test;;Operator Nagari;Utopia;1/2/2026;;;",
        "There is no “Utopia”. Write the code or address name of the nagari, district, agency or office.",
    ),
    (
        "Siti;s@contoh.test;;Operator Nagari;;1/2/2026;;;",
        "The role Operator Nagari needs a place. Fill in the column “wilayah”.",
    ),
    (
        "Siti;s@contoh.test;;Camat;Ulakan;1/2/2026;;;",
        "The role Camat is not given for “Ulakan”. Choose another scope.",
    ),
    (
        "Siti;s@contoh.test;;Operator Nagari;Ulakan;2/2/2026;1/2/2026;;",
        "The last day is before the first. Please check both dates.",
    ),
    (
        "Siti;s@contoh.test;;Operator Nagari;Ulakan;1/2/2026;;Plt;",
        "A Plt and a Plh have a last day. Please enter it.",
    ),
    (
        "Siti;a@contoh.test;081234567890;Operator Nagari;Ulakan;1/2/2026;;;",
        "E-mail and mobile number belong to two different accounts. Keep the one that the person uses.",
    ),
]


@pytest.mark.parametrize(("line", "sentence"), FAULTS)
def test_each_fault_is_said_with_its_line_and_how_to_mend_it(admin, ulakan, line, sentence):
    UserFactory(email="a@contoh.test")
    UserFactory(phone="+6281234567890")

    assert said(admin, line) == [f"Line 2: {sentence}"]


def test_same_person_twice_names_the_other_line(admin, ulakan):
    line = "Siti;siti@contoh.test;;Operator Nagari;Ulakan;1/2/2026;;;"

    assert said(admin, line, line) == [
        "Line 3: The same person, role and place stand in line 2 already. Keep one of the two lines."
    ]


def test_administrator_does_not_stand_in_the_own_file(admin, ulakan):
    me = User.objects.get(pk=admin.user)

    assert said(admin, f"Saya;{me.email};;Operator Nagari;Ulakan;1/2/2026;;;") == [
        "Line 2: You cannot change your own roles. Ask another administrator."
    ]


def test_only_the_regency_administrator_imports(tenant, district, ulakan):
    with pytest.raises(NotAllowed):
        import_officers(
            actor=officer("district_admin", tenant, area=district),
            content=file("Siti;siti@contoh.test;;Operator Nagari;Ulakan;1/2/2026;;;"),
        )


def test_running_assignments_are_left_as_they_are(admin, ulakan):
    there = AssignmentFactory(area=ulakan, basis_document="lama")

    import_officers(
        actor=admin, content=file(f"Siti;{there.user.email};;Operator Nagari;Ulakan;1/2/2026;;;baru")
    )

    there.refresh_from_db()
    assert there.basis_document == "lama"
