"""Two regencies, and in the first two nagari side by side, each full of things that others must not see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from factories.accounts import (
    AgencyFactory,
    AgencyOfficeFactory,
    AssignmentFactory,
    HolderFactory,
    OfficeFactory,
    PositionFactory,
    UserFactory,
)
from factories.nagari import BudgetFactory, DownloadFactory, NewsItemFactory
from factories.newsroom import FreePageFactory, LivePageFactory
from factories.potential import EnterpriseFactory, PotentialItemFactory, ProducerGroupFactory
from factories.profiles import ProfileFactory
from factories.publishing import DraftFactory, StoredFileFactory, WorkItemFactory
from factories.regions import DistrictFactory, HamletFactory, ProposalFactory, VillageFactory
from factories.services import ServiceFactory
from smartnagari.accounts.models import Agency, DataRequest, Handover, Incident, LegalHold, Office
from smartnagari.nagari.models import DownloadVersion
from smartnagari.regions.models import Area, Tenant
from smartnagari.regions.public import tenant_scope


@dataclass(frozen=True)
class Place:
    """A nagari with its district, agency and everything in them; ``keys`` fill addresses."""

    tenant: Tenant
    mark: str
    district: Area
    village: Area
    hamlet: Area
    office: Office
    agency: Agency
    keys: dict[str, dict[str, object]]

    def scope_of(self, kinds: list[str]) -> dict[str, object]:
        """The scope within this place that a role of these kinds can be given for."""
        choices = {
            "hamlet": {"area": self.hamlet},
            "village": {"area": self.village},
            "district": {"area": self.district},
            "agency": {"agency": self.agency},
            "unit": {"office": self.office},
        }
        return next((choices[kind] for kind in kinds if kind in choices), {})


def settle(tenant: Tenant, *, number: int, mark: str) -> Place:
    """Fill one place of this tenant with one thing of each kind, all bearing ``mark`` in their names.

    Territory is public within a regency and bears it in small letters, all else in capitals.
    """
    code, name = f"{tenant.code}.{number:02d}", mark.title()
    with tenant_scope(tenant.pk):
        district = DistrictFactory(tenant=tenant, code=code, name=f"Kecamatan {name}")
        village = VillageFactory(tenant=tenant, parent=district, code=f"{code}.2001", name=f"Nagari {name}")
        hamlet = HamletFactory(tenant=tenant, parent=village, code=f"{code}.2001.K01", name=f"Korong {name}")
        agency = AgencyFactory(tenant=tenant, slug=f"dinas-{mark.lower()}")
        AgencyOfficeFactory(tenant=tenant, agency=agency, name=f"Dinas {mark}")
        office = OfficeFactory(tenant=tenant, area=village, name=f"Kantor {mark}")
        post = PositionFactory(tenant=tenant, office=office)
        holder = HolderFactory(tenant=tenant, position=post, person_name=f"Wali {mark}")
        service = ServiceFactory(tenant=tenant, code=f"layanan-{mark.lower()}", name=f"Layanan {name}")
        person = UserFactory(name=f"Petugas {mark}", email=f"petugas@{mark.lower()}.test")
        given = AssignmentFactory(tenant=tenant, user=person, role="nagari_operator", area=village)
        profile = ProfileFactory(tenant_id=tenant.pk, name=f"Warga {mark}", area=village)
        request = _data_request(profile)
        incident = _incident(tenant, mark)
        hold = LegalHold.objects.create(tenant=tenant, reason=f"Perkara {mark}", placed_by="s:test")
        handover = _handover(tenant, mark)
        LivePageFactory(tenant=tenant, path=f"kabar-{mark.lower()}", title=f"Kabar {name}")
        FreePageFactory(tenant=tenant, path=f"halaman-{mark.lower()}", title=f"Halaman {name}")
        proposal = ProposalFactory(area=village, title=f"Usulan {mark}", legal_basis=f"Perda {mark}")
        draft = DraftFactory(tenant=tenant, area=village, title=f"Draf {mark}")
        task = WorkItemFactory(
            tenant=tenant, area=village, title=f"Tugas {mark}", subject=str(draft.subject_id)
        )
        file = StoredFileFactory(tenant=tenant, original=f"{mark.lower()}.pdf")
        item = PotentialItemFactory(area=village, title=f"Potensi {name}", slug=f"potensi-{mark.lower()}")
        shop = EnterpriseFactory(area=village, name=f"Usaha {name}", slug=f"usaha-{mark.lower()}")
        group = ProducerGroupFactory(area=village, name=f"Kelompok {name}", slug=f"kelompok-{mark.lower()}")
        news = NewsItemFactory(area=village, title=f"Berita {name}", slug=f"berita-{mark.lower()}")
        budget = BudgetFactory(area=village)
        document = DownloadFactory(area=village, title=f"Laporan {name}")
        _version(document)
    keys = {
        "item": {"item": news.slug},
        "year": {"year": budget.year},
        "download_id": {"download_id": document.pk},
        "item_id": {"item_id": item.pk},
        "potential": {"slug": item.slug},
        "service": {"slug": service.slug},
        "enterprise": {"slug": shop.slug},
        "group": {"slug": group.slug},
        "holder_id": {"holder_id": holder.pk},
        "assignment_id": {"assignment_id": given.pk},
        "user_id": {"user_id": person.pk},
        "reference": {"reference": handover.reference},
        "proposal_id": {"proposal_id": proposal.pk},
        "number": {"number": request.number},
        "profile_id": {"profile_id": profile.pk},
        "office": {"slug": office.slug},
        "village": {"slug": village.slug},
        "news": {"slug": f"kabar-{mark.lower()}"},
        "path": {"path": f"halaman-{mark.lower()}"},
        "name": {"name": f"{mark.lower()}-00000000000000.webp"},
        "district": {"slug": district.slug},
        "code": {"code": village.code},
        "hold_id": {"hold_id": hold.pk},
        "content_id": {"content_id": draft.subject_id},
        "task_id": {"task_id": task.pk},
        "file_id": {"file_id": file.pk},
        "incident": {"incident": incident.number},
        "pk": {"pk": 987654},
    }
    return Place(tenant, mark, district, village, hamlet, office, agency, keys)


def _version(document) -> None:
    """What publishing does with a document, which its row alone lacks."""
    file = StoredFileFactory(tenant=document.tenant, public=True, original="laporan.pdf")
    DownloadVersion.objects.create(
        tenant=document.tenant, download=document, number=1, file=file, size=1, sha256="0" * 64,
        published_at=timezone.now(),
    )  # fmt: skip


def _data_request(profile) -> DataRequest:
    now = timezone.now()
    return DataRequest.objects.create(
        tenant_id=profile.tenant_id,
        number=f"HD-{profile.name.split()[-1]}",
        subject=profile,
        asked_by=profile.user,
        kind="access",
        received_at=now,
        due_at=now + timedelta(hours=72),
    )


def _incident(tenant: Tenant, mark: str) -> Incident:
    now = timezone.now()
    return Incident.objects.create(
        tenant=tenant,
        number=f"IN-{mark}",
        title=f"Insiden {mark}",
        found_at=now,
        found_by="officer",
        which="x",
        registered_by="s:test",
    )


def _handover(tenant: Tenant, mark: str) -> Handover:
    return Handover.objects.create(
        tenant=tenant,
        reference=f"ST-{mark}",
        file_name=f"{mark}.csv",
        digest=mark.ljust(64, "0"),
        read_by="s:test",
    )
