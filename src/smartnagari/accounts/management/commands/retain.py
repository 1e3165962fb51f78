"""``smartnagari retain``: take away what is past its time, as the record of processing promises."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.retention import RetentionRule, retention_rules
from smartnagari.kernel.tenancy import TenantRef, inside, tenants

from ...actions.retention import Outcome, look_ahead, run_rule


class Command(BaseCommand):
    help = "Removes personal data whose time is over, rule by rule; may be killed and run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")
        parser.add_argument("--tenant", default="", help="code of one tenant, such as 13.05; all without it")
        parser.add_argument("--rule", default="", help="one rule, such as accounts.consents; all without it")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rule"] and options["rule"] not in retention_rules:
            known = ", ".join(rule.key for rule in retention_rules)
            raise CommandError(f"There is no rule {options['rule']}; known: {known}.")
        rules = [rule for rule in retention_rules if options["rule"] in {"", rule.key}]
        try:
            chosen = tenants(options["tenant"])
        except LookupError as error:
            raise CommandError(str(error)) from error
        for tenant in chosen:
            self._tenant(tenant, rules, dry=options["dry_run"])

    def _tenant(self, tenant: TenantRef, rules: list[RetentionRule], *, dry: bool) -> None:
        actor = Actor.system("retain", tenant.id)
        with inside(tenant.id):
            for rule in rules:
                outcome = look_ahead(rule) if dry else run_rule(actor=actor, rule=rule)
                self.stdout.write(f"{tenant.code}  {in_words(outcome, dry=dry)}")


def in_words(outcome: Outcome, *, dry: bool) -> str:
    """What a rule did, in one line."""
    verb = "would remove" if dry else "removed"
    kept = f", {outcome.held} under a hold" if outcome.held else ""
    before = timezone.localdate(outcome.cutoff)
    return f"{outcome.rule.key}: {verb} {outcome.removed} from before {before:%Y-%m-%d}{kept}"
