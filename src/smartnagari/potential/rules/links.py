"""Addresses that lead out of the platform, and cells that stay text in a spreadsheet."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

WHATSAPP = "https://wa.me/"
MARKETS = {
    "tokopedia.com": "Tokopedia",
    "tokopedia.link": "Tokopedia",
    "shopee.co.id": "Shopee",
    "shp.ee": "Shopee",
    "lazada.co.id": "Lazada",
    "blibli.com": "Blibli",
    "bukalapak.com": "Bukalapak",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "tiktok.com": "TikTok",
    "katalog.inaproc.id": "Katalog Inaproc",
}
"""Where an enterprise may lead to: the places that people know. Others are refused against fraud."""

_HOST = re.compile(r"[a-z0-9.-]+")


def whatsapp_link(phone: str, text: str) -> str:
    """The address that opens a conversation with this number (``+62...``) and a text to begin with."""
    digits = "".join(each for each in phone if each.isascii() and each.isdigit())
    return f"{WHATSAPP}{digits}?text={quote(text, safe='')}"


def market_of(url: str) -> str:
    """The name of the market place that this address leads to; empty for one that is not known.

    Only https, without a user or port in it, so that nothing is dressed up as something else.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if parts.scheme != "https" or parts.username or parts.password or port is not None:
        return ""
    if not _HOST.fullmatch(host):  # a browser takes a backslash for the end of the name
        return ""
    return next((name for known, name in MARKETS.items() if host == known or host.endswith(f".{known}")), "")
