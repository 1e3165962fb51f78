"""The workspace of territory: the tree, proposals with four eyes, office days, words."""

from __future__ import annotations

from django.urls import path

from ..views import desk_areas, desk_days, desk_proposals

app_name = "wilayah"

urlpatterns = [
    path("meja/wilayah/", desk_areas.tree, name="tree"),
    path("meja/wilayah/kode/<str:code>/", desk_areas.area, name="area"),
    path("meja/wilayah/usulan/", desk_proposals.proposal_list, name="proposals"),
    path("meja/wilayah/usulan/baru/", desk_proposals.choose, name="choose"),
    path("meja/wilayah/usulan/baru/<slug:kind>/", desk_proposals.new, name="new"),
    path("meja/wilayah/usulan/<uuid:proposal_id>/", desk_proposals.proposal, name="proposal"),
    path("meja/wilayah/usulan/<uuid:proposal_id>/setujui/", desk_proposals.approve, name="approve"),
    path("meja/wilayah/usulan/<uuid:proposal_id>/tolak/", desk_proposals.refuse, name="refuse"),
    path("meja/wilayah/usulan/<uuid:proposal_id>/tarik/", desk_proposals.withdraw, name="withdraw"),
    path("meja/wilayah/hari-kerja/", desk_days.days, name="days"),
    path("meja/wilayah/istilah/", desk_days.words, name="words"),
]
