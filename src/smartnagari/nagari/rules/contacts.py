"""Numbers and addresses by which a nagari can be reached."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

FEWEST_DIGITS, MOST_DIGITS = 9, 13
HOSTS = {
    "facebook": ("facebook.com", "fb.com"),
    "instagram": ("instagram.com",),
    "youtube": ("youtube.com", "youtu.be"),
    "tiktok": ("tiktok.com",),
}


_HOST = re.compile(r"[a-z0-9.-]+")


class NoContact(ValueError):
    """What was typed is no number or address that people could use; ``args`` say why in one stable word."""


def read_mobile(typed: str) -> str:
    """A mobile number as ``+628...``, however it was spaced; raises :class:`NoContact`."""
    digits = "".join(each for each in typed if each not in " .-()")
    plus = digits.startswith("+")
    digits = digits.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        raise NoContact("letters")
    if digits.startswith("62"):
        digits = digits[2:]
    elif plus:
        raise NoContact("foreign")
    digits = digits.removeprefix("0")
    if not digits.startswith("8"):
        raise NoContact("landline")
    if not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS - 1:
        raise NoContact("length")
    return f"+62{digits}"


def read_telephone(typed: str) -> str:
    """Any number that can be dialled, three digits (112) or more; raises :class:`NoContact`."""
    kept = "".join(each for each in typed.strip() if each.isdigit() or each in "+ -")
    digits = "".join(each for each in kept if each.isdigit())
    if len(kept) != len(typed.strip().replace("(", "").replace(")", "")) or not 3 <= len(digits) <= 15:
        raise NoContact("length")
    return " ".join(kept.replace("-", " ").split())


def leads_to(network: str, address: str) -> bool:
    """Whether an address belongs to this network and nothing else that only looks like it."""
    host = (urlsplit(address).hostname or "").lower()
    if not _HOST.fullmatch(host):  # a browser takes a backslash for the end of the name
        return False
    return any(host == known or host.endswith(f".{known}") for known in HOSTS[network])
