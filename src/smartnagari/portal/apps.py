from django.apps import AppConfig
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.ui.navigation import NavItem, foot_menu, main_menu


class PortalConfig(AppConfig):
    name = "smartnagari.portal"
    label = "portal"

    def ready(self) -> None:
        from .wording import village_word  # models exist only now

        villages, districts = reverse_lazy("portal:villages"), reverse_lazy("portal:districts")
        offices, about = reverse_lazy("portal:offices"), reverse_lazy("portal:about-data")
        living, help_, about_us = reverse_lazy("portal:living"), _("Need help?"), _("About")
        for item in (
            NavItem("villages", village_word(), villages, order=10),
            NavItem("districts", _("Districts"), districts, order=20),
            NavItem("offices", _("Offices"), offices, order=30),
        ):
            main_menu.register(item)
        for item in (
            NavItem("nearest", village_word(), villages, order=10, group=help_),
            NavItem("directory", _("Directory of offices"), offices, order=20, group=help_),
            NavItem(
                "emergency", _("Emergency numbers"), reverse_lazy("portal:emergency"), order=25, group=help_
            ),
            NavItem("data", _("Where the data come from"), about, order=30, group=about_us),
            NavItem("program", _("Source code"), format_lazy("{}#program", about), order=35, group=about_us),
            NavItem("components", _("Design language"), living, order=40, group=about_us),
        ):
            foot_menu.register(item)
