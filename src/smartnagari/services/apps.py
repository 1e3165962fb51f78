from django.apps import AppConfig
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.findable import FindableKind, kinds
from smartnagari.ui.navigation import NavItem, foot_menu, main_menu


class ServicesConfig(AppConfig):
    name = "smartnagari.services"
    label = "services"

    def ready(self) -> None:
        from . import needs
        from .queries.finding import KIND, every_findable

        needs.register()

        kinds.register(
            FindableKind(KIND, _("Services"), every_findable, order=10, icon="file-text", translated=True)
        )
        catalogue = reverse_lazy("services:catalogue")
        main_menu.register(NavItem("services", _("Services"), catalogue, order=5))
        foot_menu.register(NavItem("services", _("All services"), catalogue, order=5, group=_("Need help?")))
