"""The addresses of a person's own pages, before those of signing in, as the platform mounts them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("smartnagari.accounts.urls.profile")),
    path("", include("smartnagari.accounts.urls.signin")),
    path("", include("smartnagari.accounts.urls.desk")),
    path("", include("smartnagari.portal.urls")),
    prefix_default_language=False,
)

handler403 = "smartnagari.portal.views.errors.forbidden"
handler404 = "smartnagari.portal.views.errors.not_found"
