"""What the communications office edits in Wagtail. The public never reads these tables (see ``live``)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Page

from smartnagari.regions.public import Tenant

from ..blocks import ArticleBlock, plain_body
from ..checks import news_slug_refusal, translation_refusal
from ..rules import checked_link, public_address
from ..widgets import PictureChooser
from .live import LiveAnnouncement, LivePage
from .pictures import Picture
from .second_person import SecondPersonTester

NEWS_SLUG, PAGES_SLUG, ANNOUNCEMENTS_SLUG = "kabar", "halaman", "pengumuman"


class NewsroomPage(Page):
    """What all pages of the newsroom share: where the public finds them, and who may let them out."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> SecondPersonTester:
        return SecondPersonTester(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        path = self.public_address()
        return (0, "", path) if path else None

    def public_address(self) -> str | None:
        """The path at which the public finds this page; ``None`` for what is only a folder."""
        return None

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The public page as it would be, drawn in the request that asks: no middleware runs twice."""
        request: Any = original_request
        return self.serve_preview(request, preview_mode)


class Folder(NewsroomPage):
    """A page that only holds others."""

    class Meta:
        abstract = True

    is_creatable = False
    content_panels = [FieldPanel("title")]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []
    preview_modes: list[Any] = []


class RegencyRoot(Folder):
    """The top of one regency's tree: whoever edits it sees nothing beside it."""

    tenant: Any = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="+", editable=False)

    parent_page_types: list[str] = ["wagtailcore.Page"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("newsroom of a regency")
        constraints = [models.UniqueConstraint(fields=["tenant"], name="regencyroot_once_per_tenant")]


class NewsIndex(Folder):
    """All news."""

    parent_page_types = ["newsroom.RegencyRoot"]
    subpage_types = ["newsroom.NewsPage"]

    class Meta:
        verbose_name = _("news")


class FreePageIndex(Folder):
    """All free pages."""

    parent_page_types = ["newsroom.RegencyRoot"]
    subpage_types = ["newsroom.FreePage"]

    class Meta:
        verbose_name = _("free pages")


class AnnouncementIndex(Folder):
    """All announcements."""

    parent_page_types = ["newsroom.RegencyRoot"]
    subpage_types = ["newsroom.AnnouncementPage"]

    class Meta:
        verbose_name = _("announcements")


class ArticlePage(NewsroomPage):
    """Title, lead and body, in Indonesian and if wanted in English."""

    lead: Any = models.CharField(
        _("Lead"), max_length=500, help_text=_("One or two sentences that say it all; lists show them.")
    )
    body = StreamField(ArticleBlock(), verbose_name=_("Content of the page"))
    picture: Any = models.ForeignKey(
        Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Picture")
    )
    source: Any = models.CharField(
        _("Source"),
        max_length=255,
        blank=True,
        help_text=_("Where the facts come from; it stands at the end."),
    )
    sample: Any = models.BooleanField(_("Sample"), default=False, editable=False)
    title_en: Any = models.CharField(_("English title"), max_length=255, blank=True)
    lead_en: Any = models.CharField(_("English lead"), max_length=500, blank=True)
    body_en = StreamField(ArticleBlock(required=False), blank=True, verbose_name=_("English body"))

    kind = ""
    drawn_by: ClassVar[Callable[[HttpRequest, ArticlePage], HttpResponse]]
    """What draws the public page, drafts included; set once in ``ready()``, for it lies above."""

    class Meta:
        abstract = True

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", placeholder=_("Page title")),
                    FieldPanel("lead"),
                    FieldPanel("picture", widget=PictureChooser),
                    FieldPanel("body"),
                    FieldPanel("source"),
                ],
                heading=_("In Indonesian"),
            ),
            ObjectList(
                [FieldPanel("title_en"), FieldPanel("lead_en"), FieldPanel("body_en")],
                heading=_("In English"),
            ),
            ObjectList([FieldPanel("slug"), PublishingPanel()], heading=_("Address and schedule")),
        ]
    )

    def clean(self) -> None:
        super().clean()
        refusal = translation_refusal(self.title_en, self.lead_en, bool(self.body_en))
        if refusal:
            raise ValidationError({refusal[0]: refusal[1]})

    def public_path(self) -> str:
        """What stands behind ``/kabar/`` or ``/halaman/``: the slugs below the folder."""
        return "/".join(self.url_path.strip("/").split("/")[2:])

    def public_address(self) -> str | None:
        path = self.public_path()
        return public_address(self.kind, path) if path else None

    def as_row(self) -> dict[str, Any]:
        """What the public will read of it: checked, plain, and free of Wagtail."""
        return {
            "kind": self.kind,
            "path": self.public_path(),
            "title": self.title,
            "title_en": self.title_en,
            "lead": self.lead,
            "lead_en": self.lead_en,
            "body": plain_body(self.body),
            "body_en": plain_body(self.body_en),
            "picture": self.picture.as_plain() if self.picture else None,
            "source": self.source,
            "sample": self.sample,
        }

    def serve_preview(self, request: HttpRequest, mode_name: str | None) -> HttpResponse:
        return type(self).drawn_by(request, self)


class NewsPage(ArticlePage):
    """A piece of news."""

    kind = LivePage.Kind.NEWS.value
    parent_page_types = ["newsroom.NewsIndex"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("piece of news")

    def clean(self) -> None:
        super().clean()
        refusal = news_slug_refusal(self.slug or "")
        if refusal:
            raise ValidationError({"slug": refusal})


class FreePage(ArticlePage):
    """A page that stays: about us, accessibility, how to."""

    kind = LivePage.Kind.PAGE.value
    parent_page_types = ["newsroom.FreePageIndex", "newsroom.FreePage"]
    subpage_types = ["newsroom.FreePage"]

    class Meta:
        verbose_name = _("free page")


class AnnouncementPage(NewsroomPage):
    """A line that stands across public pages from one moment to another."""

    text_en: Any = models.CharField(_("English text"), max_length=255, blank=True)
    tone: Any = models.CharField(
        _("Kind"), max_length=7, choices=LiveAnnouncement.Tone, default=LiveAnnouncement.Tone.INFO
    )
    link: Any = models.CharField(
        _("Where it leads"),
        max_length=500,
        blank=True,
        help_text=_("A path such as /kabar/ or a whole address with https://."),
    )
    begins_at: Any = models.DateTimeField(_("Begins"))
    ends_at: Any = models.DateTimeField(_("Ends"), null=True, blank=True)

    parent_page_types = ["newsroom.AnnouncementIndex"]
    subpage_types: list[str] = []
    preview_modes: list[Any] = []
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("title", heading=_("Text")),
                    FieldPanel("text_en"),
                    FieldPanel("tone"),
                    FieldPanel("link"),
                    MultiFieldPanel([FieldPanel("begins_at"), FieldPanel("ends_at")], heading=_("How long")),
                ],
                heading=_("Announcement"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("announcement")

    def clean(self) -> None:
        super().clean()
        if self.link and not checked_link(self.link):
            raise ValidationError(
                {"link": _("Write a path such as /layanan/ or a whole address with https://.")}
            )
        if self.begins_at and self.ends_at and self.ends_at <= self.begins_at:
            raise ValidationError({"ends_at": _("It ends before it begins: choose a later moment.")})

    def as_row(self) -> dict[str, Any]:
        """What the public will read of it."""
        return {
            "text": self.title,
            "text_en": self.text_en,
            "tone": self.tone,
            "url": self.link,
            "begins_at": self.begins_at,
            "ends_at": self.ends_at,
        }
