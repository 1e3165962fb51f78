"""The newsroom of a regency: its own tree and its own collection of pictures, made when first wanted."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import Collection, Locale, Page, Workflow, WorkflowPage, WorkflowTask

from smartnagari.regions.public import Tenant

from ..models import AnnouncementIndex, FreePageIndex, NewsIndex, RegencyRoot, SecondPersonTask
from ..models.pages import ANNOUNCEMENTS_SLUG, NEWS_SLUG, PAGES_SLUG


@dataclass(frozen=True)
class Newsroom:
    """Where one regency's pages and pictures stand in Wagtail."""

    root: RegencyRoot
    collection: Collection


def newsroom_of(tenant: Tenant) -> Newsroom:
    """The newsroom of the tenant in force, made when it does not exist yet."""
    root = RegencyRoot.objects.filter(tenant=tenant).first()
    collection = Collection.objects.filter(name=str(tenant.pk), depth=2).first()
    if root is None or collection is None:
        return found_newsroom(tenant=tenant)
    return Newsroom(root, collection)


@transaction.atomic
def found_newsroom(*, tenant: Tenant) -> Newsroom:
    """A tree with folders for news, pages and announcements, and a collection; safe to repeat."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = RegencyRoot.objects.filter(tenant=tenant).first()
    if root is None:
        title = str(tenant)
        slug = tenant.code.replace(".", "-")
        root = _top().add_child(instance=RegencyRoot(title=title, slug=slug, tenant=tenant))
        _add_folders(root)
        _ask_a_second_person(root)
    return Newsroom(root, _collection_of(tenant))


def _top() -> Page:
    top = Page.objects.filter(depth=1).first()
    return top or Page.add_root(instance=Page(title="Root", slug="root"))


def _add_folders(root: RegencyRoot) -> None:
    """Folders under the names that their addresses have."""
    with override(settings.LANGUAGE_CODE):
        root.add_child(instance=NewsIndex(title=gettext("News"), slug=NEWS_SLUG))
        root.add_child(instance=FreePageIndex(title=gettext("Pages"), slug=PAGES_SLUG))
        root.add_child(instance=AnnouncementIndex(title=gettext("Announcements"), slug=ANNOUNCEMENTS_SLUG))


def _ask_a_second_person(root: RegencyRoot) -> None:
    """The way by which a page goes out under four eyes; it is used only where the regency wants it."""
    with override(settings.LANGUAGE_CODE):
        task = SecondPersonTask.objects.create(name=gettext("A second person"))
        workflow = Workflow.objects.create(name=gettext("Approval by a second person"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)


def _collection_of(tenant: Tenant) -> Collection:
    top = Collection.objects.filter(depth=1).first() or Collection.add_root(name="Root")
    found = top.get_children().filter(name=str(tenant.pk)).first()
    return found or top.add_child(instance=Collection(name=str(tenant.pk)))
