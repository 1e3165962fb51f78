"""Offices for every area and agency of the tenant: founded once, completed when areas are added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.text import slugify

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.regions.public import Area, Tenant, Terms, terms

from .. import findables
from ..models import Agency, Office, Position
from ..queries.opening import OFFICES
from ..rules.directory import agencies_of, centres_of, posts_of
from ..types import AgencyKind, OfficeKind, OfficesChanged


@dataclass(frozen=True)
class Founded:
    """How much was added; all zero when everything stood already."""

    agencies: int
    offices: int
    posts: int


@transaction.atomic
def found_offices(*, actor: Actor) -> Founded:
    """Found the agencies, offices and posts that are missing; what stands is left as it is.

    One office for each district and village in force (preparatory ones too, so 118 nagari offices stand on
    103 codes), one for each agency and health centre of the data files, one for the regent.
    """
    tenant = Tenant.objects.get(pk=actor.tenant)
    words = Terms(**{key: word.title() for key, word in asdict(terms(tenant, language="id")).items()})
    areas = list(Area.objects.filter(valid_to=None).order_by("code"))
    agencies = _found_agencies(tenant, areas, words)
    by_slug = {agency.slug: agency for agency in Agency.objects.all().order_by("pk")}
    wanted = [
        *_area_offices(tenant, areas, by_slug, words),
        *_agency_offices(tenant, by_slug),
        *_centres(tenant, areas, by_slug),
    ]
    standing = set(Office.objects.values_list("slug", flat=True).order_by())
    missing = [office for office in wanted if office.slug not in standing]
    Office.objects.bulk_create(missing)
    _name_parents()
    posts = _found_posts(tenant, words)
    if agencies or missing or posts:
        facts = {"agencies": agencies, "offices": len(missing), "posts": posts}
        findables.renew(office.slug for office in missing)
        trail.record(actor, "accounts.offices.found", f"tenant:{tenant.code}", facts)
        events.publish(OfficesChanged(slugs=[office.slug for office in missing]), subject=tenant.code)
        freshness.changed(OFFICES, freshness.TENANT)
    return Founded(agencies=agencies, offices=len(missing), posts=posts)


def district_slug(area: Area) -> str:
    """The slug of a district's agency and office."""
    return f"kecamatan-{area.slug}"


def _found_agencies(tenant: Tenant, areas: Iterable[Area], words: Terms) -> int:
    standing = set(Agency.objects.values_list("slug", flat=True).order_by())
    wanted = [
        Agency(
            tenant=tenant,
            slug=entry.slug,
            short_name=entry.short_name,
            full_name=entry.full_name,
            kind=entry.kind.value,
            role=entry.role,
            source=entry.source,
            confidence=entry.confidence,
            as_of=entry.as_of,
        )
        for entry in agencies_of(tenant.code)
    ]
    wanted += [
        Agency(
            tenant=tenant,
            slug=district_slug(area),
            short_name=f"Kec. {area.name}",
            full_name=f"{words.district} {area.name}",
            kind=AgencyKind.DISTRICT.value,
            source=area.source,
            confidence=area.confidence,
        )
        for area in areas
        if area.kind == Area.Kind.DISTRICT
    ]
    missing = [agency for agency in wanted if agency.slug not in standing]
    Agency.objects.bulk_create(missing)
    return len(missing)


def _office(
    tenant: Tenant, area: Area, kind: OfficeKind, slug: str, name: str, agency: Agency | None
) -> Office:
    office = Office(
        tenant=tenant,
        slug=slug,
        code=area.code if kind in (OfficeKind.VILLAGE, OfficeKind.DISTRICT, OfficeKind.REGENCY) else "",
        kind=kind.value,
        name=name,
        area=area,
        agency=agency,
        source=area.source,
        confidence=area.confidence,
    )
    place_in(office, area)
    return office


def place_in(office: Office, area: Area | None) -> None:
    """Put an office into an area and copy the codes that scopes are compared by."""
    scopes = dict(area.scopes()) if area is not None else {}
    office.area = area
    office.district_code = scopes.get(ScopeKind.DISTRICT, "")
    office.village_code = scopes.get(ScopeKind.VILLAGE, "")


def _area_offices(
    tenant: Tenant, areas: Iterable[Area], agencies: dict[str, Agency], words: Terms
) -> Iterable[Office]:
    for area in areas:
        if area.kind == Area.Kind.REGENCY:
            name = f"Kantor {words.regent} {area.name}"
            yield _office(
                tenant, area, OfficeKind.REGENCY, slugify(words.regent), name, agencies.get("setda")
            )
        elif area.kind == Area.Kind.DISTRICT:
            slug, name = district_slug(area), f"Kantor {words.district_head} {area.name}"
            yield _office(tenant, area, OfficeKind.DISTRICT, slug, name, agencies[slug])
        elif area.kind == Area.Kind.VILLAGE:
            status = "Persiapan " if area.preparatory else ""
            head = words.village if area.preparatory else words.village_head
            slug, name = f"{slugify(words.village)}-{area.slug}", f"Kantor {head} {status}{area.name}"
            yield _office(tenant, area, OfficeKind.VILLAGE, slug, name, None)


def _agency_offices(tenant: Tenant, agencies: dict[str, Agency]) -> Iterable[Office]:
    for agency in agencies.values():
        if agency.kind != AgencyKind.DISTRICT:
            yield Office(
                tenant=tenant,
                slug=agency.slug,
                kind=OfficeKind.AGENCY.value,
                name=agency.full_name,
                agency=agency,
                source=agency.source,
                confidence=agency.confidence,
                as_of=agency.as_of,
            )


def _centres(tenant: Tenant, areas: Iterable[Area], agencies: dict[str, Agency]) -> Iterable[Office]:
    by_code = {area.code: area for area in areas}
    for entry in centres_of(tenant.code):
        area = by_code.get(entry.district_code)
        if area is not None:
            agency = agencies.get("dinkes")
            office = _office(tenant, area, OfficeKind.PUSKESMAS, slugify(entry.name), entry.name, agency)
            office.source, office.confidence = entry.source, entry.confidence
            yield office


def _name_parents() -> None:
    """A nagari office stands under its district's office, a health centre under its agency's."""
    districts = dict(
        Office.objects.filter(kind=OfficeKind.DISTRICT.value).values_list("district_code", "pk").order_by()
    )
    orphans = list(Office.objects.filter(kind=OfficeKind.VILLAGE.value, parent=None).order_by("pk"))
    for office in orphans:
        office.parent_id = districts.get(office.district_code)
    Office.objects.bulk_update([o for o in orphans if o.parent_id], ["parent"])


def _found_posts(tenant: Tenant, words: Terms) -> int:
    standing = set(Position.objects.values_list("office_id", "key").order_by())
    heads = {entry.slug: entry.head_title for entry in agencies_of(tenant.code)}
    missing = []
    for office in Office.objects.order_by("pk").iterator():
        kind = OfficeKind(office.kind)
        title = _head_title(kind, heads.get(office.slug, ""), words)
        for post in posts_of(kind, head_title=title, village=words.village):
            if (office.pk, post.key) not in standing:
                missing.append(
                    Position(
                        tenant=tenant,
                        office=office,
                        key=post.key,
                        title=post.title,
                        signatory=post.signatory,
                        order=post.order,
                    )
                )
    Position.objects.bulk_create(missing)
    return len(missing)


def _head_title(kind: OfficeKind, agency_title: str, words: Terms) -> str:
    titles = {
        OfficeKind.VILLAGE: words.village_head,
        OfficeKind.DISTRICT: words.district_head,
        OfficeKind.REGENCY: words.regent,
        OfficeKind.AGENCY: agency_title or "Kepala Dinas",
        OfficeKind.PUSKESMAS: "Kepala Puskesmas",
        OfficeKind.SCHOOL: "Kepala Sekolah",
    }
    return titles.get(kind, "Kepala")
