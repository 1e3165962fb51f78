"""Addresses that browsers and machines look for at fixed places."""

from django.urls import path

from .views import machine

urlpatterns = [
    path("favicon.ico", machine.icon, name="favicon"),
    path("sw.js", machine.service_worker, name="service-worker"),
    path("robots.txt", machine.robots, name="robots"),
    path("sitemap.xml", machine.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", machine.sitemap_part, name="sitemap-part"),
    path(".well-known/security.txt", machine.security_txt, name="security-txt"),
]
