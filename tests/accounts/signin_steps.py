"""Steps that the tests of signing in share: opening accounts, reading the code that was sent."""

from __future__ import annotations

import re

from allauth.account.models import EmailAddress

from smartnagari.accounts.models import CodeRequest, User
from smartnagari.accounts.public import create_account
from smartnagari.notifications.models import DemoLetter
from smartnagari.spine.public import drain

PASSWORD = "tiga-kuda-di-sawah"
PHONE = "+6281234567890"
EMAIL = "siti@contoh.id"


def letters(address: str = "") -> list[DemoLetter]:
    """What has been sent so far, the newest first."""
    drain()
    rows = DemoLetter.objects.order_by("-created_at", "-pk")
    return list(rows.filter(address=address) if address else rows)


def newest_code(address: str = "") -> str:
    """The six digits of the newest message."""
    return re.search(r"\b\d{6}\b", letters(address)[0].body)[0]


def other_code(code: str) -> str:
    """Six digits that are not these."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def citizen(**fields: object) -> User:
    """A person with a proven e-mail address and number and a password."""
    values = {"name": "Siti Rahma", "email": EMAIL, "phone": PHONE, "password": PASSWORD} | fields
    return create_account(**values)


def sign_in(client, login: str = EMAIL, password: str = PASSWORD):
    return client.post("/masuk/", {"login": login, "password": password})


def signed_in_as(client) -> str | None:
    return client.session.get("_auth_user_id")


def forget_limits() -> None:
    """As if the codes so far had been asked for long ago."""
    CodeRequest.objects.all().delete()


def proven_addresses(user: User) -> list[str]:
    return sorted(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))
