"""Enterprises: ``potential.enterprise``. Somebody else always looks before one is public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import findable
from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area

from .. import pages, tags
from ..forms.enterprise import EnterpriseForm
from ..models import Enterprise, EnterpriseProduct
from ..presenters.enterprises import product_price
from ..rules.keys import keys_of, listed
from ..rules.numbers import typed_number
from ..terms import terms_of
from .parts import CONTACT, folded, forgotten, place, place_words, take, tell, typed_contact

KEY = "potential.enterprise"
TEXTS = (
    *("name", "kind", "sector", "commodity", "summary", "about", "owner_consent", "owner_consent_on"),
    *("nib", "pirt", "halal", "workers", "since"),
)


def apply(row: Enterprise, cleaned: Mapping[str, Any], area: Area | None) -> None:
    take(row, cleaned, *TEXTS, *CONTACT)
    row.buys = listed(cleaned.get("buys") or ())
    row.links = [each["url"] for each in cleaned.get("links") or ()]
    row.photos = [str(file.pk) for file in cleaned.get("photos") or ()]
    place(row, cleaned, area, row.name)
    sold = [each["name"] for each in cleaned.get("products") or ()]
    row.folded = folded(area, row.name, row.summary, *sold, *_spellings(row))


def _spellings(row: Enterprise) -> tuple[str, ...]:
    known = terms_of(row.tenant).commodities.get(row.commodity)
    return known.spellings if known else ()


def products_of(row: Enterprise, cleaned: Mapping[str, Any]) -> list[EnterpriseProduct]:
    """What it sells, as rows that are not saved yet."""
    return [
        EnterpriseProduct(
            tenant_id=row.tenant_id,
            enterprise=row,
            order=order,
            title=each["name"],
            price=each.get("price"),
            per=each.get("per") or "",
        )
        for order, each in enumerate(cleaned.get("products") or ())
    ]


def after(row: Enterprise, cleaned: Mapping[str, Any]) -> None:
    """Its products, what is findable, and the pages that show it."""
    EnterpriseProduct.objects.filter(enterprise=row).delete()
    sold = EnterpriseProduct.objects.bulk_create(products_of(row, cleaned))
    findable.put(_found(row, [each.title for each in sold]))
    tell(row, tags.ENTERPRISES)


def gone(row: Enterprise) -> None:
    forgotten(KEY, row, tags.ENTERPRISES)


def _found(row: Enterprise, sold: list[str]) -> findable.Findable:
    return findable.Findable(
        kind=KEY,
        key=str(row.pk),
        title=row.name,
        url=url(row),
        text=f"{row.summary} {', '.join(sold)}".strip(),
        place=place_words(row.area),
        also=_spellings(row),
    )


def every() -> list[findable.Findable]:
    rows = Enterprise.objects.live().select_related("area__parent", "tenant").prefetch_related("products")
    return [_found(row, _titles(row)) for row in rows.order_by("pk")]


def _titles(row: Enterprise) -> list[str]:
    return [each.title for each in sorted(row.products.all(), key=lambda each: each.order)]


def url(row: Enterprise) -> str:
    return f"/potensi/usaha/{row.slug}/"


def typed(row: Enterprise) -> dict[str, Any]:
    products = [
        {"name": each.title, "price": typed_number(each.price), "per": each.per}
        for each in row.products.order_by("order")
    ]
    return {
        **{name: getattr(row, name) for name in TEXTS},
        **typed_contact(row),
        "buys": list(keys_of(row.buys)),
        "links": [{"url": each} for each in row.links],
        "products": products,
        "photos": row.photos,
        "hamlet": row.hamlet.code if row.hamlet else "",
    }


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    row = Enterprise(area=area, slug="pratinjau")
    if area is not None:
        row.tenant = area.tenant
    apply(row, cleaned, area)
    sold = [{"title": each.title, "price": product_price(each)} for each in products_of(row, cleaned)]
    context = pages.enterprise_words(row, terms_of(row.tenant), reverse("potential:enterprises"))
    return "potential/enterprise.html", {**context, "products": sold}


ENTERPRISE = ContentKind(
    key=KEY,
    label=_("enterprise"),
    plural=_("Enterprises"),
    help=_("What residents and the nagari make and sell, with their agreement."),
    icon="storefront",
    group=_("Potential"),
    order=320,
    model=Enterprise,
    form=EnterpriseForm,
    title=lambda cleaned: cleaned["name"],
    apply=apply,
    after=after,
    gone=gone,
    preview=preview,
    url=url,
    typed=typed,
    moderated=True,
)
