"""Every address of the platform, and the baselines."""

from django.urls import path

from benchmarks.baseline import bare, plain
from smartnagari.config import urls as platform

urlpatterns = [path("bench/bare/", bare), path("bench/plain/", plain), *platform.urlpatterns]
handler400, handler403 = platform.handler400, platform.handler403
handler404, handler500 = platform.handler404, platform.handler500
