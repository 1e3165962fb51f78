"""Bringing the catalogue of a tenant in line with the files: by difference, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel import findable, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import Tenant

from ..models import Service, ServiceStandard, Topic
from ..queries.catalogue import TAG, tag_of
from ..queries.finding import KIND, findables
from ..rules.catalogue import Catalogue, ServiceEntry, TopicEntry


class _DryRun(Exception):
    """Ends a transaction that was only to show what would change."""


@dataclass
class Loaded:
    """What differed, by code; all empty when the catalogue was so already."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    topics: int = 0
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.ended or self.topics)


def load_catalogue(*, actor: Actor, catalogue: Catalogue, dry_run: bool = False) -> Loaded:
    """Make the tenant's services what the files say; gives what differed.

    What no longer stands in the files ends yesterday and stays for those who used it. A standard that was
    changed is a new version. Loading the same files again changes nothing.
    """
    loaded = Loaded()
    try:
        with transaction.atomic():
            _load(actor, catalogue, loaded)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return loaded


def _load(actor: Actor, catalogue: Catalogue, loaded: Loaded) -> None:
    tenant = Tenant.objects.select_for_update(of=("self",)).get(pk=actor.tenant)
    loaded.topics = _load_topics(tenant, catalogue.topics)
    standing = {service.code: service for service in Service.objects.order_by("code")}
    standards = {row.service_id: row for row in ServiceStandard.objects.order_by("version")}
    for entry in catalogue.services:
        known = standing.get(entry.code)
        service = known or Service(tenant=tenant, code=entry.code)
        differs = _renew(service, entry.columns, fresh=known is None)
        standard = None if known is None else standards.get(known.pk)
        differs = _renew_standard(service, standard, entry) or differs
        kept = loaded.added if known is None else loaded.changed
        if differs:
            kept.append(entry.code)
        else:
            loaded.unchanged += 1
    loaded.ended = _end(standing.values(), {entry.code for entry in catalogue.services})
    if loaded:
        _tell(actor, tenant, loaded)


def _load_topics(tenant: Tenant, entries: Iterable[TopicEntry]) -> int:
    """Write the events of life; gives how many differed."""
    standing = {topic.key: topic for topic in Topic.objects.order_by("key")}
    count = 0
    for entry in entries:
        topic = standing.pop(entry.key, None)
        if _renew(topic or Topic(tenant=tenant, key=entry.key), entry.columns, fresh=topic is None):
            count += 1
    for gone in standing.values():
        gone.delete()
    return count + len(standing)


def _renew(row: Any, columns: Mapping[str, Any], *, fresh: bool) -> bool:
    """Write these columns if they differ; whether they did."""
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    if not changed and not fresh:
        return False
    for name in changed:
        setattr(row, name, columns[name])
    if fresh:
        row.save()
    else:
        row.save(update_fields=[*changed, "updated_at"])
    return True


def _renew_standard(service: Service, standing: ServiceStandard | None, entry: ServiceEntry) -> bool:
    """A new version where the standard in force differs from the entry; whether it did."""
    if standing and all(getattr(standing, name) == value for name, value in entry.standard.items()):
        return False
    ServiceStandard.objects.create(
        tenant_id=service.tenant_id,
        service=service,
        version=standing.version + 1 if standing else 1,
        valid_from=timezone.localdate() if standing else service.valid_from,
        **entry.standard,
    )
    return True


def _end(standing: Iterable[Service], wanted: set[str]) -> list[str]:
    yesterday = timezone.localdate() - timedelta(days=1)
    gone = [service for service in standing if service.code not in wanted and service.valid_to is None]
    for service in gone:
        service.valid_to = max(yesterday, service.valid_from or yesterday)
        service.save(update_fields=["valid_to", "updated_at"])
    return [service.code for service in gone]


def _tell(actor: Actor, tenant: Tenant, loaded: Loaded) -> None:
    facts = {"added": len(loaded.added), "changed": len(loaded.changed), "ended": len(loaded.ended)}
    trail.record(actor, "services.catalogue.load", f"tenant:{tenant.code}", facts)
    findable.put(*findables(tenant, codes={*loaded.added, *loaded.changed}))
    for code in loaded.ended:
        findable.forget(KIND, code)
    codes = [*loaded.added, *loaded.changed, *loaded.ended]
    freshness.changed(TAG, *(tag_of(Service(code=code)) for code in codes))
