"""Every address of the platform, and the ledger's."""

from django.urls import path

from drills.ledger.views import write
from smartnagari.config.urls import urlpatterns as platform

urlpatterns = [path("drill/letters/", write), *platform]
