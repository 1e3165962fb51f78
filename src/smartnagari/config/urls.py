"""Every address of the platform: machines' and health checks without a language, pages in two."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from . import health
from .api import api

urlpatterns = [
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("api/v1/", api.urls),
    path("", include("smartnagari.portal.machine_urls")),
    path("", include("smartnagari.newsroom.machine_urls")),
    *i18n_patterns(
        path("", include("smartnagari.portal.urls")),
        path("", include("smartnagari.nagari.urls")),
        path("", include("smartnagari.potential.urls")),
        path("", include("smartnagari.newsroom.urls")),
        path("", include("smartnagari.services.urls")),
        path("", include("smartnagari.search.urls")),
        path("", include("smartnagari.publishing.urls")),
        path("", include("smartnagari.desk.urls")),
        path("", include("smartnagari.files.urls")),
        path("", include("smartnagari.accounts.urls.signin")),
        path("", include("smartnagari.accounts.urls.profile")),
        path("", include("smartnagari.accounts.urls.desk")),
        path("", include("smartnagari.regions.urls.desk")),
        path("", include("smartnagari.notifications.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "smartnagari.portal.views.errors.bad_request"
handler403 = "smartnagari.portal.views.errors.forbidden"
handler404 = "smartnagari.portal.views.errors.not_found"
handler429 = "smartnagari.accounts.views.signin.too_many"
handler500 = "smartnagari.portal.views.errors.server_error"
