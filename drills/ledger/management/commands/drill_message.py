"""``drill_message``: send so many messages, each in a transaction of its own."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from drills.ledger.texts import MESSAGE
from smartnagari.kernel import messages
from smartnagari.kernel.tenancy import inside, tenants


class Command(BaseCommand):
    help = "Send messages to one address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address")
        parser.add_argument("--count", type=int, default=1)

    def handle(self, *, address: str, count: int, **options: Any) -> None:
        (tenant,) = tenants()
        to = messages.Recipient(email=address)
        with inside(tenant.id):
            for number in range(count):
                with transaction.atomic():
                    values = {"number": str(number)}
                    messages.send(messages.Envelope(MESSAGE.key, to, tenant.id, values))
