"""What pages say to machines: schema.org where it is true, rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from smartnagari.kernel.plain import harmless

from ..models import PotentialItem
from ..types import Terms
from . import words

COLUMNS = (
    "kode_nagari", "nagari", "kecamatan", "bidang", "komoditas", "judul", "ringkasan", "keadaan", "tahun",
    "luas_ha", "jumlah", "satuan_jumlah", "produksi_setahun", "satuan_produksi", "produksi_dasar",
    "satuan_dasar", "musim_bulan", "produsen", "jenis_produsen", "harga_terendah", "harga_tertinggi",
    "harga_per", "harga_tanggal", "diperiksa_tanggal", "diperiksa_oleh", "sumber", "keyakinan", "contoh",
    "alamat",
)  # fmt: skip
PLACES = ("tourism", "culture")


def table_of(items: Iterable[PotentialItem], terms: Terms, root: str) -> Iterator[list[str]]:
    """The heading and a row for each entry; every cell is text to a spreadsheet, never a formula."""
    yield list(COLUMNS)
    for item in items:
        yield [harmless(cell) for cell in _cells(item, terms, root)]


def _cells(item: PotentialItem, terms: Terms, root: str) -> list[object]:
    area = item.area
    district = area.parent.name if area and area.parent else ""
    base = next((each.key for each in terms.units.values() if _is_base(each, item.production_family)), "")
    return [
        *(area.code if area else "", area.name if area else "", district),
        *(words.sector_word(item.sector, terms), words.commodity_word(item.commodity, terms)),
        *(item.title, item.summary, words.option("statuses", item.status, terms), item.year),
        *(_plain(item.area_ha), _plain(item.quantity), item.quantity_unit),
        *(_plain(item.production), item.production_unit, _plain(item.production_base), base),
        *(" ".join(str(month) for month in item.months), item.producers, item.producers_kind),
        *(item.price_low, item.price_high, item.price_unit, item.price_on),
        *(item.verified_on, item.verified_by, item.source, item.confidence),
        *("ya" if item.is_sample else "tidak", f"{root}/potensi/{item.slug}/"),
    ]


def _is_base(unit: Any, family: str) -> bool:
    return bool(family) and unit.family == family and unit.worth == 1


def _plain(number: Any) -> str:
    """A number for machines: a dot, no zeros at its end."""
    return "" if number is None else f"{number.normalize():f}"


def described(item: PotentialItem, url: str) -> dict[str, Any] | None:
    """What the entry is to a search engine: a place to visit, or goods with a price; else nothing.

    Sample entries are not told to machines as facts.
    """
    if item.is_sample:
        return None
    about = {
        "@context": "https://schema.org",
        "name": item.title,
        "description": item.summary,
        "url": url,
    }
    if item.sector in PLACES:
        return {**about, "@type": "TouristAttraction", **_where(item)}
    if item.price_low is None:
        return None
    offer = {
        "@type": "AggregateOffer",
        "priceCurrency": "IDR",
        "lowPrice": item.price_low,
        "highPrice": item.price_high,
    }
    return {**about, "@type": "Product", "offers": offer}


def _where(item: PotentialItem) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if item.area is not None:
        region = item.area.parent.name if item.area.parent else ""
        found["address"] = {
            "@type": "PostalAddress",
            "addressCountry": "ID",
            "addressLocality": item.area.name,
            "addressRegion": region,
        }
    if item.latitude is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": item.latitude, "longitude": item.longitude}
    return found
