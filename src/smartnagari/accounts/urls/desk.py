"""The workspace of offices, holders, roles and the log, and the page for a code from the counter."""

from __future__ import annotations

from django.urls import path

from ..views import desk_assignments, desk_audit, desk_files, desk_home, desk_offices, desk_people

app_name = "offices"

urlpatterns = [
    path("meja/", desk_home.home, name="home"),
    path("meja/kantor/", desk_offices.office_list, name="offices"),
    path("meja/kantor/<slug:slug>/", desk_offices.office, name="office"),
    path("meja/kantor/<slug:slug>/ubah/", desk_offices.edit, name="edit"),
    path("meja/kantor/<slug:slug>/pejabat/", desk_offices.appoint, name="appoint"),
    path("meja/pejabat/<uuid:holder_id>/akhiri/", desk_offices.end, name="end_holder"),
    path("meja/penugasan/", desk_assignments.assignment_list, name="assignments"),
    path("meja/penugasan/baru/", desk_assignments.propose, name="propose"),
    path("meja/penugasan/berkas/", desk_files.officers, name="officers"),
    path("meja/penugasan/<uuid:assignment_id>/", desk_assignments.assignment, name="assignment"),
    path("meja/penugasan/<uuid:assignment_id>/setujui/", desk_assignments.approve, name="approve"),
    path("meja/penugasan/<uuid:assignment_id>/tolak/", desk_assignments.refuse, name="refuse"),
    path("meja/penugasan/<uuid:assignment_id>/akhiri/", desk_assignments.end, name="end"),
    path("meja/orang/", desk_people.people, name="people"),
    path("meja/orang/<uuid:user_id>/", desk_people.person, name="person"),
    path("meja/orang/<uuid:user_id>/kode/", desk_people.give_code, name="give_code"),
    path("meja/serah-terima/", desk_files.handover_list, name="handovers"),
    path("meja/serah-terima/tabel.csv", desk_files.sheet, name="sheet"),
    path("meja/serah-terima/<slug:reference>/", desk_files.handover, name="handover"),
    path("meja/serah-terima/<slug:reference>/terapkan/", desk_files.apply, name="apply"),
    path("meja/jejak/", desk_audit.log, name="log"),
    path("meja/jejak/unduh.<slug:form>", desk_audit.export, name="export"),
    path("masuk/bantuan/", desk_people.redeem, name="redeem"),
]
