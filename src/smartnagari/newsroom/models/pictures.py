"""Pictures of the newsroom: each belongs to one regency and has words for those who do not see it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files import File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.models import ReferenceIndex
from wagtail.search import index

from smartnagari.kernel.errors import Conflict
from smartnagari.kernel.ids import token
from smartnagari.kernel.tenancy import current_tenant, tenant_in_force
from smartnagari.regions.public import Tenant

from .live import LivePage

FOLDER = "newsroom"
IN_USE = _(
    "A published page shows this picture. Upload the new one beside it and choose it on that page first."
)
SMALL, LARGE = "width-480|format-webp", "width-1200|format-webp"


class TenantInForce(models.Expression):
    """The tenant in force when the statement is made, not when the query was written down.

    Wagtail keeps forms with their querysets for as long as the process lives.
    """

    output_field = models.UUIDField()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        sql, params = compiler.compile(models.Value(current_tenant(), output_field=self.output_field))
        return sql, list(params)


class PicturesInForce(models.Manager.from_queryset(ImageQuerySet)):  # type: ignore[misc]
    """Pictures of the tenant in force; outside any there are none."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(tenant_id=TenantInForce())


class Picture(AbstractImage):
    """A picture as it was uploaded, drawn anew without what the camera wrote into it."""

    tenant: Any = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="+", editable=False)
    credit: Any = models.CharField(
        _("Made by"), max_length=120, help_text=_("Photographer or office; it stands under the picture.")
    )

    objects = PicturesInForce()
    search_fields = [*AbstractImage.search_fields, index.FilterField("tenant")]
    admin_form_fields = ("title", "file", "description", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        default_manager_name = "objects"
        base_manager_name = "objects"
        indexes = [models.Index(fields=["tenant", "-created_at"], name="picture_newest")]
        permissions = [("choose_picture", "Can choose picture")]

    tenant_id: Any

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.tenant_id is None:
            self.tenant_id = tenant_in_force()
        super().save(*args, **kwargs)

    @property
    def is_shown(self) -> bool:
        """Whether a published page shows this picture: readers get its sizes by name, so they must stay."""
        pages = ReferenceIndex.get_references_to(self).values_list("object_id", flat=True)
        numbers = [int(number) for number in pages.order_by("pk") if str(number).isdigit()]
        return bool(LivePage.objects.filter(number__in=numbers, withdrawn_at=None).exists())

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.is_shown:
            raise Conflict(IN_USE)
        return super().delete(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        return f"{FOLDER}/{tenant_in_force()}/original/{token()}{_ending(filename)}"

    def generate_rendition_file(self, *args: Any, **kwargs: Any) -> File:
        """A size of the picture in memory: Wagtail's own is a temporary file that nobody closes."""
        with super().generate_rendition_file(*args, **kwargs) as made:
            made.seek(0)
            return File(BytesIO(made.read()), name=made.name)

    def as_plain(self, *, alt: str = "", credit: str = "") -> dict[str, Any]:
        """What a public page needs to draw it, in two sizes."""
        sizes = self.get_renditions(SMALL, LARGE)
        small, large = sizes[SMALL], sizes[LARGE]
        ways = [
            f"{address_of(size)} {size.width}w" for size in {small.width: small, large.width: large}.values()
        ]
        return {
            "src": address_of(large),
            "srcset": ", ".join(ways),
            "width": large.width,
            "height": large.height,
            "alt": alt or self.description,
            "credit": credit or self.credit,
        }


class PictureRendition(AbstractRendition):
    """A picture in one size, under a name that nobody can guess."""

    image: Any = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="picturerendition_size_once"
            ),
        ]

    def get_upload_to(self, filename: str) -> str:
        return f"{FOLDER}/{tenant_in_force()}/{token()}{_ending(filename)}"

    @property
    def url(self) -> str:
        return address_of(self)


def address_of(rendition: PictureRendition) -> str:
    """The public path of a picture's file; the same in every language."""
    name = rendition.file.name.rsplit("/", 1)[-1]
    return reverse("newsroom-picture", kwargs={"name": name})


def _ending(filename: str) -> str:
    ending = filename.rsplit(".", 1)[-1].lower()
    return f".{ending}" if ending in {"jpg", "jpeg", "png", "webp"} else ".bin"
