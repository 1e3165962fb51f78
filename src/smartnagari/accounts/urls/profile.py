"""A person's own pages, their data rights, and the desk where rights are kept."""

from __future__ import annotations

from django.urls import path

from ..views import counter, incidents, profile, retention, rights, rights_desk

app_name = "profile"

own = [
    path("akun/", profile.home, name="home"),
    path("akun/data-saya/", profile.my_data, name="my_data"),
    path("akun/jejak-akses/", profile.access_trail, name="access_trail"),
    path("akun/hak-data/", rights.overview, name="rights"),
    path("akun/hak-data/baru/", rights.new_request, name="new_request"),
    path("akun/hak-data/tentang-saya/", rights.held, name="held"),
    path("akun/hak-data/unduh/", rights.export, name="export"),
    path("akun/hak-data/persetujuan/", rights.consent, name="consent"),
    path("akun/hak-data/akhiri/", rights.end_flag, name="end_flag"),
    path("akun/hak-data/<slug:number>/", rights.show, name="request"),
    path("akun/hak-data/<slug:number>/cabut/", rights.withdraw, name="withdraw"),
]

desk = [
    path("meja/data-pribadi/", rights_desk.worklist, name="desk"),
    path("meja/data-pribadi/catatan-pemrosesan/", rights_desk.register, name="register"),
    path("meja/data-pribadi/penyimpanan/", retention.overview, name="retention"),
    path("meja/data-pribadi/penyimpanan/tahan/", retention.place, name="place_hold"),
    path("meja/data-pribadi/penyimpanan/<uuid:hold_id>/akhiri/", retention.lift, name="lift_hold"),
    path("meja/data-pribadi/<slug:number>/", rights_desk.case, name="desk_case"),
    path("meja/data-pribadi/<slug:number>/ambil/", rights_desk.take, name="desk_take"),
    path("meja/data-pribadi/<slug:number>/jawab/", rights_desk.answer, name="desk_answer"),
    path("meja/data-pribadi/<slug:number>/buka-nomor/", rights_desk.unmask, name="desk_unmask"),
]

incident_pages = [
    path("meja/insiden/", incidents.worklist, name="incidents"),
    path("meja/insiden/baru/", incidents.new, name="incident_new"),
    path("meja/insiden/<slug:incident>/", incidents.show, name="incident"),
    path("meja/insiden/<slug:incident>/ubah/", incidents.edit, name="incident_edit"),
    path("meja/insiden/<slug:incident>/orang/", incidents.people, name="incident_people"),
    path("meja/insiden/<slug:incident>/kirim/", incidents.order, name="incident_order"),
    path("meja/insiden/<slug:incident>/diberi-tahu/", incidents.told, name="incident_told"),
    path("meja/insiden/<slug:incident>/langkah/", incidents.move, name="incident_move"),
    path("meja/insiden/<slug:incident>/laporan/", incidents.report, name="incident_report"),
]

counter_pages = [
    path("meja/warga/", counter.find, name="find"),
    path("meja/warga/<uuid:profile_id>/", counter.person, name="person"),
    path("meja/warga/<uuid:profile_id>/buktikan/", counter.verify, name="verify"),
    path("meja/warga/<uuid:profile_id>/buka-nomor/", counter.unmask, name="unmask"),
]

urlpatterns = [*own, *desk, *incident_pages, *counter_pages]
