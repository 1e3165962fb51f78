"""Addresses of ``potential``. A slug of an entry ends in its nagari's, so none of the words below is one."""

from django.urls import path

from .views import boards, desk, enterprises, items

app_name = "potential"
urlpatterns = [
    path("potensi/", items.item_list, name="items"),
    path("potensi/bandingkan/", items.compare, name="compare"),
    path("potensi/data.csv", items.table, name="table"),
    path("potensi/komoditas/", boards.board_list, name="boards"),
    path("potensi/komoditas/<slug:board>/", boards.board, name="board"),
    path("potensi/usaha/", enterprises.enterprise_list, name="enterprises"),
    path("potensi/usaha/<slug:slug>/", enterprises.enterprise, name="enterprise"),
    path("potensi/kelompok/", enterprises.group_list, name="groups"),
    path("potensi/kelompok/<slug:slug>/", enterprises.group, name="group"),
    path("potensi/<slug:slug>/", items.item, name="item"),
    path("meja/potensi/", desk.to_verify, name="to-verify"),
    path("meja/potensi/<uuid:item_id>/", desk.verify, name="verify"),
]
