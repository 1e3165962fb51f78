"""What each public page shows, read in a constant number of queries, with the facts that would change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from smartnagari.files.public import StoredFile, stored_files
from smartnagari.kernel import freshness
from smartnagari.regions.public import AREAS

from .cloth import woven
from .models import Enterprise, PotentialItem, PriceNote, ProducerGroup
from .presenters import boards as drawn
from .presenters import enterprises as firms
from .presenters import items as shown
from .presenters import words
from .presenters.contact import contact_of
from .presenters.machines import described
from .queries import boards as told
from .queries import enterprises as known
from .queries import items as kept
from .tags import ENTERPRISES, GROUPS, ITEMS, about, of
from .types import Commodity, Terms

PAGE_SIZE = 20
CRUMB = (_("Potential"), "potential:items")


def crumbs(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """The way back up, as ``breadcrumbs`` takes it."""
    return [(label, reverse(name)) for label, name in (CRUMB, *more)]


def _page_of(rows: QuerySet, asked: Mapping[str, str]) -> Page:
    return Paginator(rows, PAGE_SIZE).get_page(asked.get("halaman"))


def item_list(asked: QueryDict, terms: Terms) -> dict[str, Any]:
    """The list with its filters, and the cloth with the nagari that have what was asked for."""
    freshness.shows(AREAS, ITEMS)
    wanted = kept.wanted_of(asked, terms)
    rows = kept.found_items(wanted)
    page = _page_of(rows, asked)
    areas = kept.villages()
    for each in page.object_list:
        freshness.until(words.age_changes(each.verified_on, terms))
    return {
        "wanted": wanted,
        "page": page,
        "rows": shown.item_rows(page.object_list, terms),
        "cloth": woven(areas, kept.counts_by_area(rows), _rest_of(asked, "nagari", "halaman")),
        "village": next((area for area in areas if area.slug == wanted.village), None),
        "query": asked.urlencode(),
        **filters(areas, terms),
    }


def _rest_of(asked: QueryDict, *without: str) -> str:
    rest = asked.copy()
    for name in without:
        rest.pop(name, None)
    return f"&{rest.urlencode()}" if rest else ""


def filters(areas: Sequence[Any], terms: Terms) -> dict[str, Any]:
    """The choices of the filter: sectors, commodities, districts, states, months, orders."""
    districts = {area.parent.slug: area.parent.name for area in areas if area.parent is not None}
    here = words.here()
    commodities = [(each.key, each.named(here)) for each in terms.commodities.values()]
    return {
        "sectors": [(each.key, each.named(here)) for each in terms.sectors.values()],
        "commodities": sorted(commodities, key=lambda each: each[1].casefold()),
        "districts": sorted(districts.items(), key=lambda each: each[1]),
        "statuses": [(each.key, each.named(here)) for each in terms.options["statuses"].values()],
        "months": list(MONTHS.items()),
        "sorts": [
            ("", _("verified last")),
            ("baru", _("changed last")),
            ("nama", _("name")),
            ("luas", _("largest area")),
            ("hasil", _("largest yield")),
        ],
    }


def item(found: PotentialItem, terms: Terms, address: str) -> dict[str, Any]:
    """An entry with all that is known of it; also what the preview shows."""
    freshness.shows(AREAS, ITEMS, of(found.pk))
    freshness.until(words.age_changes(found.verified_on, terms))
    age = words.age_today(found.verified_on, terms)
    return {
        "item": found,
        "row": shown.item_row(found, terms),
        "figures": shown.figures_of(found, terms),
        "facts": shown.facts_of(found, terms),
        "months": words.twelve(found.months) if found.season else [],
        "season": words.season_words(found.months),
        "age": age,
        "contact": contact_of(found, found.title, address),
        **_files(found.photos, found.documents),
        "similar": shown.item_rows(kept.similar_to(found), terms),
        **_board_words(_board_of(found, terms)),
        "ld": described(found, address),
        "crumbs": crumbs(),
    }


def _files(photos: list[str], documents: Sequence[str] = ()) -> dict[str, list[StoredFile]]:
    """The files of these keys, in their order; none asked for costs nothing."""
    known = {str(key): file for key, file in stored_files([*photos, *documents]).items()}
    return {
        "photos": [known[key] for key in photos if key in known],
        "documents": [known[key] for key in documents if key in known],
    }


def _board_of(found: PotentialItem, terms: Terms) -> Commodity | None:
    """The board on which this entry counts: its own commodity's or the one that it is made of."""
    own = terms.commodities.get(found.commodity)
    root = terms.commodities.get(own.made_of) if own and own.made_of else own
    return root if root and root.board else None


def _board_words(board: Commodity | None) -> dict[str, Any]:
    name = board.named(words.here()) if board else ""
    return {"board": board, "board_name": name, "board_slug": board.key.replace("_", "-") if board else ""}


def compare(items: list[PotentialItem], terms: Terms) -> dict[str, Any]:
    return {
        "rows": shown.item_rows(items, terms),
        "table": shown.compared(items, terms),
        "most": terms.most_compared,
        "crumbs": crumbs(),
    }


def boards(terms: Terms) -> dict[str, Any]:
    freshness.shows(AREAS, ITEMS)
    return {"rows": drawn.board_rows(told.counts_of_commodities(), terms), "crumbs": crumbs()}


def board(commodity: Commodity, terms: Terms) -> dict[str, Any]:
    """A commodity over the whole regency."""
    today = timezone.localdate()
    products = [each.key for each in terms.products_of(commodity.key)]
    freshness.shows(AREAS, ITEMS, ENTERPRISES, GROUPS, about(commodity.key))
    freshness.until(words.next_monday(today))
    items = told.items_about([commodity.key, *products])
    own = [each for each in items if each.commodity == commodity.key]
    areas = kept.villages()
    makers, buyers = told.enterprises_about(commodity.key, products)
    number, quiet = drawn.reporting(own, areas)
    counts: dict[Any, int] = {}
    for each in own:
        counts[each.area_id] = counts.get(each.area_id, 0) + 1
    return {
        "commodity": commodity,
        "key": commodity.key,
        "name": commodity.named(words.here()),
        "front": terms.front_words.named(words.here()) if commodity.key == terms.front_board else "",
        "totals": drawn.totals(own, areas, terms),
        "rows": shown.item_rows(own, terms),
        "reporting": number,
        "all_areas": len(areas),
        "has_samples": any(each.is_sample for each in own),
        "quiet": quiet,
        "cloth": woven(areas, counts, f"&komoditas={commodity.key}"),
        "parts": drawn.parts_of(commodity.key, items, terms),
        "groups": [firms.group_line(each, terms) for each in told.groups_about(commodity.key)],
        "makers": [firms.enterprise_line(each, terms) for each in makers],
        "buyers": [firms.enterprise_line(each, terms) for each in buyers],
        "prices": _prices([commodity.key, *products], terms, today),
        "crumbs": crumbs((_("Commodities"), "potential:boards")),
    }


def _prices(keys: list[str], terms: Terms, today: date) -> list[drawn.PriceLine]:
    prices = told.prices_of(keys, today=today)
    ordered = {key: prices[key] for key in keys if key in prices}
    return drawn.price_lines(ordered, terms, today=today)


def enterprise_list(asked: Mapping[str, str], terms: Terms) -> dict[str, Any]:
    freshness.shows(AREAS, ENTERPRISES)
    wanted = kept.wanted_of(asked, terms)
    rows = known.with_words(known.live_enterprises(), wanted.words)
    if wanted.sector:
        rows = rows.filter(sector=wanted.sector)
    page = _page_of(rows, asked)
    return {
        "wanted": wanted,
        "page": page,
        "rows": [firms.enterprise_line(each, terms) for each in page.object_list],
        "sectors": filters((), terms)["sectors"],
        "crumbs": crumbs(),
    }


def enterprise(found: Enterprise, terms: Terms, address: str) -> dict[str, Any]:
    """An enterprise with what it sells; also what the preview shows."""
    freshness.shows(AREAS, ENTERPRISES, of(found.pk))
    products = [{"title": each.title, "price": firms.product_price(each)} for each in found.products.all()]
    return {"products": products, **enterprise_words(found, terms, address)}


def enterprise_words(found: Enterprise, terms: Terms, address: str) -> dict[str, Any]:
    """What an enterprise says of itself, without its products."""
    return {
        "enterprise": found,
        "place": words.place_of(found.area),
        "facts": firms.enterprise_facts(found, terms),
        "links": firms.market_links(found),
        "contact": contact_of(found, found.name, address),
        **_files(found.photos),
        "crumbs": crumbs((_("Enterprises"), "potential:enterprises")),
    }


def group_list(asked: Mapping[str, str], terms: Terms) -> dict[str, Any]:
    freshness.shows(AREAS, GROUPS)
    wanted = kept.wanted_of(asked, terms)
    page = _page_of(known.with_words(known.live_groups(), wanted.words), asked)
    rows = [firms.group_line(each, terms) for each in page.object_list]
    return {"wanted": wanted, "page": page, "rows": rows, "crumbs": crumbs()}


def group(found: ProducerGroup, terms: Terms, address: str) -> dict[str, Any]:
    freshness.shows(AREAS, GROUPS, of(found.pk))
    freshness.until(words.age_changes(found.verified_on, terms))
    age = words.age_today(found.verified_on, terms)
    return {
        "group": found,
        "place": words.place_of(found.area),
        "facts": firms.group_facts(found, terms),
        "age": age,
        "age_words": words.age_words(age),
        "contact": contact_of(found, found.name, address),
        "crumbs": crumbs((_("Producers' groups"), "potential:groups")),
    }


def price(found: PriceNote, terms: Terms, address: str) -> dict[str, Any]:
    """A price before it is on its board."""
    today = timezone.localdate()
    lines = drawn.price_lines({found.commodity: [told.price_of(found)]}, terms, today=today)
    return {"prices": lines, "name": words.commodity_word(found.commodity, terms), "crumbs": crumbs()}
