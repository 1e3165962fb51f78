"""One-time codes: made, kept as a hash, counted per contact and network."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import TooMany

from ..models import CodeRequest, SpentCode
from ..rules.throttle import ADDRESS_LIMITS, CONTACT_LIMITS, NETWORK_LIMITS, Limit, seconds_until_free

DIGITS = 6
KEPT_FOR = timedelta(days=2)


def new_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def hashed(code: str) -> str:
    """What is kept of a code: a salted keyed hash that only this site can check."""
    salt = secrets.token_hex(8)
    return f"{salt}x{_digest(salt, code)}"


def matches(typed: str, kept: str) -> bool:
    """Whether the typed digits are the code behind this hash; spaces and dashes do not count."""
    salt, cross, digest = kept.partition("x")
    digits = "".join(c for c in typed if c.isascii() and c.isdigit())
    return bool(cross) and hmac.compare_digest(_digest(salt, digits), digest)


def _digest(salt: str, code: str) -> str:
    return salted_hmac(f"smartnagari.code.{salt}", code, algorithm="sha256").hexdigest()


def hidden(kind: str, value: str) -> str:
    """A contact or address as counters keep it: equal for equal ones, saying nothing else."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{kind}|{value.casefold()}".encode(), sha256).hexdigest()


def network_of(ip: str) -> str:
    """The /24 (IPv4) or /64 (IPv6) that an address is in."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ip
    return str(ip_network(f"{address}/{24 if address.version == 4 else 64}", strict=False))


def _age_list(column: str, value: str, limits: tuple[Limit, ...]) -> list[float]:
    now = timezone.now()
    since = now - timedelta(seconds=max(limit.seconds for limit in limits))
    most = max(limit.most for limit in limits)
    rows = CodeRequest.objects.filter(**{column: value}, at__gt=since).order_by("-at")
    return [(now - at).total_seconds() for at in rows.values_list("at", flat=True)[:most]]


@transaction.atomic
def count_code_request(*, contact: str, ip: str) -> None:
    """Count one request for a code, whether or not anybody has this contact.

    Raises ``TooMany`` beyond 3 in 15 minutes or 10 a day for a contact, or too many from one address or
    network; the answer does not depend on whether the contact is known.
    """
    keys = {
        "contact_hash": (hidden("contact", contact), CONTACT_LIMITS),
        "address_hash": (hidden("ip", ip), ADDRESS_LIMITS),
        "network_hash": (hidden("net", network_of(ip)), NETWORK_LIMITS),
    }
    wait = max(
        seconds_until_free(_age_list(column, value, limits), limits)
        for column, (value, limits) in keys.items()
    )
    if wait:
        raise TooMany(
            _("You have asked for several codes. Use the last one or wait %(minutes)s minutes.")
            % {"minutes": -(-wait // 60)},
            retry_after=wait,
        )
    values = {column: value for column, (value, _limits) in keys.items()}
    CodeRequest.objects.create(**values, at=timezone.now())


def spend_code(*, owner: str, code: str) -> bool:
    """Use up a code of an authenticator app; ``False`` when it was used before, here or on another worker."""
    try:
        with transaction.atomic():
            SpentCode.objects.create(key=hidden("spent", f"{owner}|{code}"), at=timezone.now())
    except IntegrityError:
        return False
    return True


@transaction.atomic
def forget_old_counts() -> int:
    """Delete counters that no limit looks at any more; returns how many."""
    before = timezone.now() - KEPT_FOR
    requests, _by_model = CodeRequest.objects.filter(at__lt=before).delete()
    spent, _by_model = SpentCode.objects.filter(at__lt=before).delete()
    return requests + spent
