"""The workspace of offices, roles, files and the log: pages that work without script, in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.accounts import (
    AgencyFactory,
    AssignmentFactory,
    DistrictOfficeFactory,
    HolderFactory,
    OfficeFactory,
    PositionFactory,
    UserFactory,
    actor_of,
    officer,
)
from factories.regions import DistrictFactory, VillageFactory
from smartnagari.accounts.actions.assignments import Scope, Terms, propose_assignment
from smartnagari.accounts.models import Assignment, Handover, Holder, Office, User
from smartnagari.accounts.states import AssignmentState
from smartnagari.audit.public import Selection, latest_entries

LISTS = ["/meja/", "/meja/kantor/", "/meja/orang/", "/meja/penugasan/", "/meja/penugasan/baru/"]
FILES = ["/meja/serah-terima/", "/meja/penugasan/berkas/", "/meja/serah-terima/tabel.csv"]
HEAD = "kantor;nama;jenis;mulai;nomor sk\n"


@pytest.fixture
def post(ulakan):
    return PositionFactory(office=OfficeFactory(area=ulakan, slug="nagari-ulakan", confidence="likely"))


@pytest.fixture
def elsewhere(tenant):
    """An office, a holder and an assignment of another district."""
    area = VillageFactory(tenant=tenant, parent=DistrictFactory(tenant=tenant, code="13.05.08"))
    holder = HolderFactory(position=PositionFactory(office=OfficeFactory(area=area, slug="nagari-jauh")))
    return holder, AssignmentFactory(area=area)


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


def downloaded(answer):
    """The file of an answer; read to its end it is closed."""
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def csv(text, name="pilwana.csv"):
    return {"file": SimpleUploadedFile(name, text.encode(), content_type="text/csv")}


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", [*LISTS, *FILES])
def test_pages_of_an_administrator_are_drawn(client, sign_in, prefix, path):
    sign_in("tenant_admin")

    assert client.get(prefix + path).status_code == 200


@pytest.mark.parametrize(("form", "begins"), [("csv", "seq,entry,at"), ("jsonl", '{"body"')])
def test_log_is_drawn_and_handed_out_to_the_auditor(client, sign_in, form, begins):
    sign_in("auditor")

    assert client.get("/meja/jejak/").status_code == 200
    assert downloaded(client.get(f"/meja/jejak/unduh.{form}")).startswith(begins)


@pytest.mark.parametrize("path", [*LISTS, *FILES, "/meja/jejak/", "/meja/kantor/nagari-ulakan/"])
def test_strangers_are_led_to_the_door(client, tenant, path):
    answer = client.get(path)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk/")


@pytest.mark.parametrize("path", [*LISTS, *FILES, "/meja/jejak/"])
def test_citizens_do_not_come_in(client, tenant, settings, path):
    settings.DEMO = True
    client.force_login(UserFactory(is_demo=True))

    assert client.get(path).status_code == 403


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("nagari_operator", "/meja/kantor/", 200),
        ("nagari_operator", "/meja/orang/", 403),
        ("nagari_operator", "/meja/penugasan/", 403),
        ("village_head", "/meja/penugasan/", 200),
        ("village_head", "/meja/penugasan/baru/", 403),
        ("village_head", "/meja/serah-terima/", 403),
        ("village_head", "/meja/jejak/", 403),
    ],
)
def test_doors_of_a_nagari_open_by_role(client, sign_in, ulakan, role, path, status):
    sign_in(role, area=ulakan)

    assert client.get(path).status_code == status


def test_everything_outside_the_scope_is_not_found(client, sign_in, district, elsewhere):
    holder, assignment = elsewhere
    sign_in("district_admin", area=district)
    gets = [
        "/meja/kantor/nagari-jauh/",
        "/meja/kantor/nagari-jauh/ubah/",
        "/meja/kantor/nagari-jauh/pejabat/",
        f"/meja/pejabat/{holder.pk}/akhiri/",
        f"/meja/penugasan/{assignment.pk}/",
        f"/meja/orang/{assignment.user_id}/",
    ]
    posts = [f"/meja/penugasan/{assignment.pk}/akhiri/", f"/meja/orang/{assignment.user_id}/kode/"]

    assert {client.get(path).status_code for path in gets} == {404}
    assert {client.post(path, {"note": "Pindah tugas", "document": "ktp"}).status_code for path in posts} == {
        404
    }


@pytest.mark.parametrize("path", ["/meja/kantor/", "/meja/orang/", "/meja/penugasan/"])
def test_lists_cost_the_same_queries_for_any_length(client, sign_in, tenant, path):
    sign_in("tenant_admin")
    costs = []
    for _round in range(2):
        for _ in range(2):
            area = VillageFactory(tenant=tenant)
            OfficeFactory(area=area)
            AssignmentFactory(area=area)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 12


def test_office_list_shows_what_the_filter_asks(client, sign_in, district, post):
    DistrictOfficeFactory(area=district, slug="kecamatan-ulakan")
    sign_in("district_admin", area=district)

    page = text_of(client.get("/meja/kantor/?kind=village&q=ulakan"))

    assert "/meja/kantor/nagari-ulakan/" in page
    assert "/meja/kantor/kecamatan-ulakan/" not in page


def test_office_entry_is_changed_and_shown(client, sign_in, ulakan, post):
    sign_in("nagari_operator", area=ulakan)
    entry = {"address": "Pasa Ulakan", "whatsapp": "0812 3456 7890", "confidence": "confirmed"}

    answer = client.post(
        "/meja/kantor/nagari-ulakan/ubah/", entry | {"day0": "07.30-16.00", "day4": "8:00–11:30"}
    )

    office = Office.objects.get(slug="nagari-ulakan")
    assert answer.status_code == 302
    assert (office.address, office.whatsapp) == ("Pasa Ulakan", "+6281234567890")
    assert office.hours == {"0": ["07:30", "16:00"], "4": ["08:00", "11:30"]}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("whatsapp", "0751 123", "no mobile number"),
        ("email", "kantor@", "name@example.com"),
        ("website", "javascript:alert(1)", "https://example.com"),
        ("day0", "16:00-07:30", "closes before it opens"),
        ("phone", "call us", "area code"),
    ],
)
def test_office_entry_with_a_fault_says_how_to_mend_it(client, sign_in, ulakan, post, field, value, said):
    sign_in("nagari_operator", area=ulakan)

    page = client.post("/en/meja/kantor/nagari-ulakan/ubah/", {"confidence": "confirmed", field: value})

    assert said in text_of(page)
    assert Office.objects.get(slug="nagari-ulakan").confidence == "likely"


def test_holder_is_appointed_and_ended_by_forms(client, sign_in, district, post):
    HolderFactory(position=post)
    sign_in("district_admin", area=district)
    form = {
        "position": "head",
        "person_name": "Rina",
        "kind": "definitive",
        "starts": "1/7/2026",
        "basis_document": "1",
    }

    refused = client.post("/en/meja/kantor/nagari-ulakan/pejabat/", form)
    entered = client.post("/en/meja/kantor/nagari-ulakan/pejabat/", form | {"replacing": "on"})
    rina = Holder.objects.get(person_name="Rina")
    ended = client.post(
        f"/en/meja/pejabat/{rina.pk}/akhiri/", {"last_day": "31/12/2030", "reason": "Habis masa"}
    )

    assert "The post is filled on these days" in text_of(refused)
    assert (entered.status_code, ended.status_code) == (302, 302)
    page = text_of(client.get("/en/meja/kantor/nagari-ulakan/"))
    assert "Rina" in page
    assert "31 Dec 2030" in page or "31 Dec. 2030" in page


def test_holder_form_keeps_what_was_typed_and_says_what_is_wrong(client, sign_in, district, post):
    sign_in("district_admin", area=district)
    form = {"position": "head", "person_name": "Rina", "kind": "definitive", "starts": "31/02/2026"}

    page = text_of(client.post("/en/meja/kantor/nagari-ulakan/pejabat/", form))

    assert "February 2026 has 28 days" in page
    assert 'value="Rina"' in page


def test_role_is_given_by_the_form(client, sign_in, tenant, ulakan):
    sign_in("tenant_admin")
    form = {"name": "Siti", "email": "siti@contoh.test", "role": "nagari_operator", "scope": "Ulakan"}

    answer = client.post(
        "/meja/penugasan/baru/", form | {"starts": "1/2/2026", "decree": "800/1", "kind": ""}
    )

    assert answer.status_code == 302
    assert Assignment.objects.get(user__email="siti@contoh.test").state == AssignmentState.ACTIVE


def test_role_form_puts_each_fault_beside_its_field(client, sign_in, ulakan):
    sign_in("tenant_admin")
    form = {"name": "Siti", "phone": "0812", "role": "nagari_operator", "scope": "Utopia", "starts": "1/2/26"}

    page = text_of(client.post("/en/meja/penugasan/baru/", form | {"decree": "800/1"}))

    assert "too short" in page
    assert "There is no “Utopia”" in page
    assert "with four digits" in page


def test_second_person_approves_by_a_button_and_the_first_has_none(client, sign_in, tenant):
    proposer = sign_in("tenant_admin")
    waiting = propose_assignment(
        actor=actor_of(proposer, tenant),
        user_id=UserFactory().pk,
        role="auditor",
        scope=Scope(tenant.pk),
        terms=Terms(timezone.localdate()),
    )
    address = f"/meja/penugasan/{waiting.pk}/"

    own = client.post(f"{address}setujui/").status_code
    sign_in("regional_secretary")
    assert "setujui/" in text_of(client.get(address))
    other = client.post(f"{address}setujui/").status_code

    waiting.refresh_from_db()
    assert (own, other, waiting.state) == (403, 302, AssignmentState.ACTIVE)


def test_ending_asks_why_and_signs_the_person_out(client, sign_in, ulakan, district):
    sign_in("district_admin", area=district)
    assignment = AssignmentFactory(area=ulakan)
    address = f"/meja/penugasan/{assignment.pk}/akhiri/"

    unsaid = client.post(address, {"note": ""})
    said = client.post(address, {"note": "Pindah tugas"})

    assignment.refresh_from_db()
    assert (unsaid.status_code, said.status_code) == (422, 302)
    assert assignment.state == AssignmentState.ENDED


def test_handover_is_checked_shown_and_applied(client, sign_in, post):
    sign_in("tenant_admin")

    shown = client.post(
        "/meja/serah-terima/", csv(HEAD + "nagari-ulakan;Rina;;20/07/2026;188/1"), follow=True
    )
    before = Holder.objects.count()
    applied = client.post(f"{shown.redirect_chain[-1][0]}terapkan/", follow=True)

    assert "Rina" in text_of(shown)
    assert (before, Holder.objects.get().person_name) == (0, "Rina")
    assert "terapkan/" not in text_of(applied)


def test_handover_with_faults_names_every_line_and_keeps_nothing(client, sign_in, post):
    sign_in("tenant_admin")

    page = client.post(
        "/en/meja/serah-terima/", csv(HEAD + "nagari-x;Rina;;20/07/2026;1\nnagari-ulakan;;;31/02/2026;1")
    )

    assert page.status_code == 422
    assert text_of(page).count("Line 3:") == 2
    assert text_of(page).count("Line 2:") == 1
    assert not Handover.objects.exists()


@pytest.mark.parametrize("path", ["/en/meja/serah-terima/", "/en/meja/penugasan/berkas/"])
def test_workbook_instead_of_a_table_says_what_to_do(client, sign_in, path):
    sign_in("tenant_admin")
    upload = {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04....")}

    assert "Save As" in text_of(client.post(path, upload))


def test_sheet_lists_the_offices_and_comes_back_readable(client, sign_in, post):
    sign_in("tenant_admin")
    sheet = client.get("/meja/serah-terima/tabel.csv").content.decode("utf-8-sig")
    filled = sheet.replace(";;definitif;;;", ";Rina;definitif;20/07/2026;;188/1")

    client.post("/meja/serah-terima/", csv(filled))

    assert Handover.objects.get().lines.get().office == post.office


def test_officers_file_is_checked_with_one_button_and_carried_out_with_the_other(client, sign_in, ulakan):
    sign_in("tenant_admin")
    table = "nama;email;peran;wilayah;mulai\nSiti;siti@contoh.test;Operator Nagari;Ulakan;1/2/2026\n"

    checked = client.post("/meja/penugasan/berkas/", csv(table))
    before = User.objects.filter(email="siti@contoh.test").exists()
    client.post("/meja/penugasan/berkas/", csv(table) | {"carry_out": "1"})

    assert (checked.status_code, before) == (200, False)
    assert Assignment.objects.get(user__email="siti@contoh.test").scope_key == "13.05.10.2002"


def test_code_is_shown_once_and_sets_a_password_on_the_open_page(client, sign_in, ulakan, district):
    colleague = AssignmentFactory(area=ulakan).user
    sign_in("district_admin", area=district)
    form = {"document": "ktp", "note": "KTP dicocokkan dengan wajah"}

    page = client.post(f"/meja/orang/{colleague.pk}/kode/", form)
    code = page.context["code"]
    again = client.get(f"/meja/orang/{colleague.pk}/")
    client.logout()
    wrong = client.post("/masuk/bantuan/", {"login": colleague.email, "code": "x", "password": "p" * 14})
    right = client.post(
        "/masuk/bantuan/", {"login": colleague.email, "code": code, "password": "gunung-talang-biru-9"}
    )

    assert code in text_of(page)
    assert code not in text_of(again)
    assert (wrong.status_code, right.status_code) == (422, 302)
    colleague.refresh_from_db()
    assert colleague.check_password("gunung-talang-biru-9")


def test_helper_sees_no_help_for_themselves(client, sign_in, district):
    me = sign_in("district_admin", area=district)

    assert "kode/" not in text_of(client.get(f"/meja/orang/{me.pk}/"))
    assert (
        client.post(f"/meja/orang/{me.pk}/kode/", {"document": "ktp", "note": "Saya sendiri"}).status_code
        == 403
    )


def test_log_is_read_by_person_and_exported_with_a_trace(client, sign_in, ulakan, district, tenant):
    actor = officer("district_admin", tenant, area=district)
    admin = User.objects.get(pk=actor.user)
    propose_assignment(
        actor=actor,
        user_id=UserFactory().pk,
        role="nagari_operator",
        scope=Scope(tenant.pk, area=ulakan),
        terms=Terms(timezone.localdate() - timedelta(days=1)),
    )
    sign_in("auditor")

    page = text_of(client.get(f"/meja/jejak/?person={admin.email}"))
    file = downloaded(client.get(f"/meja/jejak/unduh.csv?person={admin.email}"))

    assert "accounts.assignment.propose" in page
    assert admin.name in page
    assert file.count("accounts.assignment.propose") == 1
    assert latest_entries(Selection(subject="audit"))[0].entry.action == "audit.export"


@pytest.mark.parametrize("query", ["person=nobody@contoh.test", "since=31/02/2026"])
def test_log_with_a_selection_that_cannot_be_says_so(client, sign_in, query):
    sign_in("auditor")

    assert client.get(f"/meja/jejak/?{query}").status_code == 422


def test_data_protection_officer_reads_the_log_and_does_not_export(client, sign_in):
    sign_in("data_protection_officer")

    assert client.get("/meja/jejak/").status_code == 200
    assert client.get("/meja/jejak/unduh.csv").status_code == 403


def test_treasurer_of_an_agency_sees_the_agency_alone(client, sign_in, tenant, post):
    sign_in("treasurer", agency=AgencyFactory(tenant=tenant))

    assert "nagari-ulakan" not in text_of(client.get("/meja/kantor/"))
