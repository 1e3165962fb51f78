"""What Wagtail's own pages show of this regency: its menu, its lists, its first page. No more than that."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from .entry import who_edits
from .models import AnnouncementIndex, FreePageIndex, NewsIndex, Picture
from .panels import FirstSteps, Newest, WaitingForSecondPerson
from .rights import PicturePolicy
from .subscribers import no_letters

register_permission_policy(
    Picture, PicturePolicy(Picture, auth_model=Picture, owner_field_name="uploaded_by_user")
)
no_letters()

FOLDERS = (
    (NewsIndex, _("News"), "doc-full", 10),
    (FreePageIndex, _("Pages"), "doc-full-inverse", 20),
    (AnnouncementIndex, _("Announcements"), "warning", 30),
)


@hooks.register("construct_main_menu")
def own_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """The folders of this regency, its pictures, and the way back to the workspace."""
    root = who_edits().root
    items[:] = [
        *(
            MenuItem(
                label,
                reverse("wagtailadmin_explore", args=[folder.pk]),
                name=model.__name__.lower(),
                icon_name=icon,
                order=order,
            )
            for model, label, icon, order in FOLDERS
            for folder in model.objects.child_of(root)
        ),
        MenuItem(_("Pictures"), reverse("wagtailimages:index"), name="pictures", icon_name="image", order=40),
        MenuItem(_("Workspace"), reverse("offices:home"), name="workspace", icon_name="home", order=90),
    ]


@hooks.register("construct_explorer_page_queryset")
def own_pages(parent: Any, pages: Any, request: HttpRequest) -> Any:
    """Only what stands in the tree of this regency, whatever was asked for."""
    return pages.descendant_of(who_edits().root)


@hooks.register("construct_homepage_panels")
def own_panels(request: HttpRequest, panels: list[Any]) -> None:
    """What waits for a decision, what was changed last, and how to begin."""
    panels[:] = [WaitingForSecondPerson(), FirstSteps(), Newest()]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail counts pages and pictures of everybody; nobody here needs the number."""
    items.clear()


@hooks.register("register_rich_text_features", order=1000)
def links_without_page_chooser(features: Any) -> None:
    """The link dialogue begins with an address: the list of pages to choose from is switched off.

    Its tabs stand in ``wagtailadmin/chooser/_link_types.html``, ours instead of Wagtail's.
    """
    feature = features.plugins_by_editor["draftail"]["link"]
    urls = dict(feature.data["chooserUrls"])
    urls["pageChooser"] = urls["externalLinkChooser"]
    urls.pop("anchorLinkChooser", None)
    feature.data = {**feature.data, "chooserUrls": urls}


@hooks.register("insert_global_admin_js")
def own_script() -> str:
    """Begins widgets whose templates, ours instead of Wagtail's, hold no script.

    They are ``wagtailadmin/widgets/datetime_input.html``, ``wagtailadmin/widgets/date_input.html`` and
    ``wagtailadmin/widgets/time_input.html``; besides
    them ``wagtailadmin/base.html`` and ``wagtailadmin/home/account_summary.html`` say whose site this is.
    """
    return format_html('<script src="{}"></script>', static("newsroom/kelola.js"))


@hooks.register("insert_global_admin_css")
def own_style() -> str:
    """Hides what is switched off: ticks for acts on many at once, ways to other trees."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/kelola.css"))
