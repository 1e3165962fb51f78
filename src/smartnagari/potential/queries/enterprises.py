"""Enterprises and groups that the public sees."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import fold

from ..models import Enterprise, EnterpriseProduct, ProducerGroup


def live_enterprises() -> QuerySet[Enterprise]:
    """Enterprises with their places and what they sell."""
    products = Prefetch("products", EnterpriseProduct.objects.order_by("order"))
    found: QuerySet[Enterprise] = Enterprise.objects.live().select_related("area__parent")
    return found.prefetch_related(products).order_by("name", "pk")


def live_groups() -> QuerySet[ProducerGroup]:
    """Groups with their places."""
    found: QuerySet[ProducerGroup] = ProducerGroup.objects.live().select_related("area__parent")
    return found.order_by("name", "pk")


def with_words(rows: QuerySet, words: str) -> QuerySet:
    """Those of which the words that can be searched hold each of these."""
    for word in fold(words).split()[:6]:
        rows = rows.filter(folded__contains=word)
    return rows


def enterprise_of(slug: str) -> Enterprise:
    """The public enterprise under this address; raises ``NotFound``."""
    found = live_enterprises().filter(slug=slug).first()
    if found is None:
        raise NotFound(_("There is no such enterprise here. It may have been taken back."))
    return found


def group_of(slug: str) -> ProducerGroup:
    """The public group under this address; raises ``NotFound``."""
    found = live_groups().filter(slug=slug).first()
    if found is None:
        raise NotFound(_("There is no such group here. It may have been taken back."))
    return found
