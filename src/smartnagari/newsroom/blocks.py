"""The small vocabulary of an article: what an editor can put into it, and how it comes out as plain data.

Each block says by ``plain`` what the public page gets: checked values that our own templates draw.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

from .cleaning import clean_html
from .rules import checked_link

FEATURES = ["bold", "italic", "link", "ol", "ul"]


class HeadingBlock(CharBlock):
    """A heading inside the article."""

    class Meta:
        icon = "title"
        label = _("Heading")

    def plain(self, value: str) -> dict[str, Any]:
        return {"text": value}


class ParagraphsBlock(RichTextBlock):
    """Paragraphs and lists with bold, italic and links."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> RichText:
        """Only the vocabulary is kept, so that no reference to another page or picture can be slipped in."""
        return RichText(clean_html(super().clean(value).source))

    def plain(self, value: Any) -> dict[str, Any]:
        return {"html": clean_html(value.source)}


class PictureBlock(StructBlock):
    """A picture: what it shows in words is required, and who made it."""

    picture = ImageChooserBlock(label=_("Picture"))
    alt = CharBlock(
        label=_("What the picture shows"),
        max_length=250,
        help_text=_("For those who do not see it. One sentence."),
    )
    caption = CharBlock(label=_("Words under the picture"), max_length=250, required=False)
    credit = CharBlock(
        label=_("Made by"),
        max_length=120,
        required=False,
        help_text=_("Empty: as the picture itself says."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")

    def plain(self, value: Any) -> dict[str, Any]:
        picture = value["picture"]
        if picture is None:
            return {}
        return {
            "picture": picture.as_plain(alt=value["alt"], credit=value["credit"]),
            "caption": value["caption"],
        }


class QuoteBlock(StructBlock):
    """Somebody's words, and whose."""

    text = TextBlock(label=_("Quoted words"), max_length=600)
    who = CharBlock(label=_("Who said it"), max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")

    def plain(self, value: Any) -> dict[str, Any]:
        return {"text": value["text"], "who": value["who"]}


class LinkBlock(CharBlock):
    """An address: a path of this site, or a whole one with https."""

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value and not checked_link(value):
            raise ValidationError(_("Write a path such as /layanan/ or a whole address with https://."))
        return value


class DownloadBlock(StructBlock):
    """A file to download, by its address."""

    title = CharBlock(label=_("Name of the file"), max_length=150)
    url = LinkBlock(label=_("Address of the file"), max_length=500)
    note = CharBlock(
        label=_("Kind and size"), max_length=60, required=False, help_text=_("Such as PDF, 240 kB")
    )

    class Meta:
        icon = "download"
        label = _("File to download")

    def plain(self, value: Any) -> dict[str, Any]:
        url = checked_link(value["url"])
        return {"title": value["title"], "url": url, "note": value["note"]} if url else {}


class NoticeBlock(StructBlock):
    """Something the reader must not miss."""

    tone = ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("For your information")), ("warning", _("Please mind"))],
        default="info",
    )
    title = CharBlock(label=_("In a few words"), max_length=120)
    text = TextBlock(label=_("And what to do"), max_length=600, required=False)

    class Meta:
        icon = "warning"
        label = _("Notice")

    def plain(self, value: Any) -> dict[str, Any]:
        tone = value["tone"] if value["tone"] in {"info", "warning"} else "info"
        return {"tone": tone, "title": value["title"], "text": value["text"]}


class FigureBlock(StructBlock):
    """A number that the article is about, with its unit, its day and its source."""

    name = CharBlock(label=_("What is counted"), max_length=120)
    value = CharBlock(label=_("The number itself"), max_length=20)
    unit = CharBlock(label=_("Unit of the number"), max_length=30, required=False)
    as_of = CharBlock(
        label=_("As of, and source"), max_length=160, help_text=_("Such as December 2024, Disdukcapil")
    )

    class Meta:
        icon = "order"
        label = _("Figure")

    def plain(self, value: Any) -> dict[str, Any]:
        return {key: value[key] for key in ("name", "value", "unit", "as_of")}


class ArticleBlock(StreamBlock):
    """The body of a piece of news or a page."""

    heading = HeadingBlock(max_length=120)
    text = ParagraphsBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    download = DownloadBlock()
    notice = NoticeBlock()
    figure = FigureBlock()


def plain_body(value: Any) -> list[dict[str, Any]]:
    """The blocks of an article as the public page gets them; empty ones are left out."""
    found = []
    for child in value:
        facts = child.block.plain(child.value)
        if facts:
            found.append({"type": child.block_type, **facts})
    return found
