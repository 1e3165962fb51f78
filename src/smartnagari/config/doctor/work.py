"""What the platform has to do: deliveries, the audit chain, the calendar of the coming year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from smartnagari.audit import public as audit
from smartnagari.kernel.tenancy import TenantRef, inside, reading, tenants
from smartnagari.spine import public as spine

from .report import Finding, State, by_age, plain, well

WORKER = "Is the worker running? Type: systemctl status smartnagari-worker"
ANCHORS = "Type: smartnagari anchor_audit. It says when a chain does not hold."
NOVEMBER = 11


def tenants_there() -> Iterator[Finding]:
    found = tenants()
    if found:
        yield well("tenants", ", ".join(tenant.code for tenant in found))
    else:
        mend = "Type: smartnagari import_regions, then found the tenant (deploy/README.md)."
        yield Finding(State.BAD, "tenants", "there is none", mend)


def deliveries() -> Iterator[Finding]:
    """How long events wait, and which were given up."""
    for tenant in tenants():
        with inside(tenant.id), reading():
            waiting = spine.backlog()
        yield oldest(f"deliveries of {tenant.code}", waiting.oldest, f"{waiting.ready} wait")
        if waiting.dead:
            mend = "Look at them, mend the cause, then type: smartnagari deliveries --revive"
            yield Finding(State.LOOK, f"deliveries of {tenant.code}", f"{waiting.dead} were given up", mend)


def audit_chain() -> Iterator[Finding]:
    """Rows get their seal within a second; older ones mean that nobody seals."""
    for tenant in tenants():
        with inside(tenant.id), reading():
            since = audit.oldest_unsealed()
        yield oldest(f"audit of {tenant.code}", since, "the oldest row without a seal")


def audit_anchors() -> Iterator[Finding]:
    """Heads of the chain are signed every hour and stand in a file that goes to another machine."""
    for tenant in tenants():
        with inside(tenant.id), reading():
            last, unwritten = audit.last_anchor(), audit.unwritten_anchors()
            sealed, _head = audit.head_of_chain()
        subject = f"anchors of {tenant.code}"
        if last is not None:
            age = timezone.now() - last.at
            says = f"the last one is {plain(age)} old"
            look, bad = timedelta(hours=2), timedelta(hours=26)
            yield by_age(subject, says, age, look=look, bad=bad, mend=ANCHORS)
        elif sealed:
            yield Finding(State.LOOK, subject, "there is none yet", ANCHORS)
        if unwritten:
            mend = "Make room or rights for AUDIT_ANCHORS_FILE, then type: smartnagari anchor_audit"
            yield Finding(State.LOOK, subject, f"{unwritten} do not stand in the file", mend)


def oldest(subject: str, since: datetime | None, what: str) -> Finding:
    """By how long the oldest waiting thing has waited."""
    if since is None or since > timezone.now():
        return well(subject, "nothing waits")
    age = timezone.now() - since
    look, bad = timedelta(minutes=2), timedelta(minutes=15)
    return by_age(subject, f"{what}, since {plain(age)}", age, look=look, bad=bad, mend=WORKER)


def calendars() -> Iterator[Finding]:
    """Deadlines are counted in working days: a year without its holidays stops them."""
    today = timezone.localdate()
    for tenant in tenants():
        years = _years(tenant)
        wanted = {today.year, today.year + 1} if today.month >= NOVEMBER else {today.year}
        missing = sorted(wanted - years)
        subject = f"calendar of {tenant.code}"
        if missing:
            state = State.BAD if today.year in missing else State.LOOK
            mend = "Enter the holidays of the joint decree in the workspace, or import them."
            yield Finding(state, subject, f"no holidays for {', '.join(map(str, missing))}", mend)
        else:
            yield well(subject, "has the holidays it needs")


def _years(tenant: TenantRef) -> set[int]:
    from smartnagari.regions import public as regions

    with inside(tenant.id), reading():
        return set(regions.work_calendar(regions.Tenant.objects.get(pk=tenant.id)).years)


EXAMINATIONS = (tenants_there, deliveries, audit_chain, audit_anchors, calendars)
