"""Every address of the platform with its pages for trouble, and the ledger's."""

from django.urls import path

from drills.ledger.views import change_office, write
from smartnagari.config import urls as platform

urlpatterns = [
    path("drill/letters/", write),
    path("drill/offices/", change_office),
    *platform.urlpatterns,
]
handler400, handler403 = platform.handler400, platform.handler403
handler404, handler500 = platform.handler404, platform.handler500
