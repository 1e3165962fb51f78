"""``smartnagari anchor_audit``: sign the heads of the chains now; keys that sign, made and shown."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from smartnagari.kernel.sealed import BadKey, new_key
from smartnagari.kernel.tenancy import TenantRef, inside

from ...keys import anchor_keys
from ...public import ChainBroken, anchor_head, seal_pending, write_anchors
from . import chosen_tenants


class Command(BaseCommand):
    help = "Sign how far the audit chain of each tenant reaches, and add it to the file of anchors."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", default="", help="code of one tenant, such as 13.05; all without it")
        parser.add_argument(
            "--public-keys",
            action="store_true",
            help="only print the public halves of all known keys, to be kept with the anchors",
        )
        parser.add_argument(
            "--new-key",
            metavar="ID",
            help="only make a key; put it first in AUDIT_SIGNING_KEY (and nowhere else)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            self._new_key(options["new_key"])
        elif options["public_keys"]:
            for half in anchor_keys().public_halves():
                self.stdout.write(half)
        else:
            self._anchor(chosen_tenants(options["tenant"]))

    def _new_key(self, key_id: str) -> None:
        taken = anchor_keys().public if settings.AUDIT_SIGNING_KEY else ()
        try:
            self.stdout.write(new_key(key_id, taken))
        except BadKey as bad:
            raise CommandError(str(bad)) from bad

    def _anchor(self, tenants: tuple[TenantRef, ...]) -> None:
        broken = 0
        for tenant in tenants:
            with inside(tenant.id):
                broken += self._one(tenant)
        if broken:
            raise CommandError(f"{broken} chains do not hold. Type: smartnagari verify_audit")
        self.stdout.write(f"The file to keep on another machine: {settings.AUDIT_ANCHORS_FILE}")

    def _one(self, tenant: TenantRef) -> bool:
        seal_pending()
        try:
            signed = anchor_head()
        except ChainBroken as refusal:
            self.stdout.write(f"{tenant.code}: NOT anchored, {refusal}")
            return True
        write_anchors()
        says = f"anchor {signed.number} over {signed.seq} sealed" if signed else "nothing to anchor yet"
        self.stdout.write(f"{tenant.code}: {says}")
        return False
