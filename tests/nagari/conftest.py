"""Two nagari side by side, an operator for each, and answers for every kind of content."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories.accounts import AssignmentFactory, OfficeFactory, UserFactory, actor_of
from factories.regions import DistrictFactory, HamletFactory, VillageFactory
from smartnagari.files.public import keep_upload
from smartnagari.publishing.public import put_live


@pytest.fixture(autouse=True)
def files_of_this_test(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def district(tenant):
    return DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih", slug="ulakan-tapakih")


@pytest.fixture
def ulakan(district):
    area = VillageFactory(
        tenant=district.tenant, parent=district, code="13.05.10.2002", name="Ulakan", slug="ulakan"
    )
    OfficeFactory(tenant=district.tenant, area=area, slug="nagari-ulakan", name="Kantor Wali Nagari Ulakan")
    HamletFactory(tenant=district.tenant, parent=area, code="13.05.10.2002.K01", name="Pasa Ulakan")
    return area


@pytest.fixture
def tapakih(district):
    return VillageFactory(
        tenant=district.tenant, parent=district, code="13.05.10.2001", name="Tapakih", slug="tapakih"
    )


@pytest.fixture
def staff(tenant, settings):
    """Makes an officer: ``staff("nagari_operator", area)`` gives the person and what they may do."""
    settings.DEMO = True

    def make(role, area):
        person = UserFactory(is_demo=True)
        AssignmentFactory(tenant=tenant, user=person, role=role, area=area)
        return person, actor_of(person, tenant)

    return make


@pytest.fixture
def operator(staff, ulakan):
    """Who writes for Ulakan."""
    return staff("nagari_operator", ulakan)[1]


@pytest.fixture
def live(operator, ulakan):
    """Publish: ``live("nagari.news", title="...")``, with the answers of ``ANSWERS`` where none are given."""

    def publish(kind, /, *, area=ulakan, actor=operator, subject_id=None, **typed):
        answers = {**ANSWERS[kind], **typed}
        return put_live(actor=actor, kind=kind, area=area, typed=answers, subject_id=subject_id)

    return publish


def paper(words: str) -> bytes:
    """A PDF that says nothing but is a different file for different words."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Words = pikepdf.String(words)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.fixture
def kept(operator, ulakan, monkeypatch):
    """Keep a PDF: ``kept("satu")``; tests run inside a transaction, uploads of the platform do not."""
    monkeypatch.setattr("smartnagari.files.storage.refuse_inside_transaction", lambda: None)

    def keep(words, actor=operator):
        upload = SimpleUploadedFile(f"{words}.pdf", paper(words), content_type="application/pdf")
        return keep_upload(actor=actor, upload=upload, allow=("pdf",))

    return keep


TABLE = """kode;uraian;anggaran;tw1;tw2;tw3;tw4;pelaksana
4.2.1;Dana desa;900.000.000;450.000.000;0;;;
4.2.3;Alokasi dana nagari;400.000.000;100.000.000;100.000.000;;;
5.1.1;Penghasilan perangkat;250.000.000;60.000.000;60.000.000;;;Sekretaris
5.2.3;Jalan usaha tani;1.090.000.000;0;300.000.000;;;Tim pelaksana
6.1.1;SiLPA tahun lalu;40.000.000;40.000.000;;;;
"""
ANSWERS = {
    "nagari.profile": {"lead": "Nagari di pesisir", "men": "1.000", "women": "1.002", "people_year": "2025"},
    "nagari.hamlets": {
        "heads": [{"hamlet": "13.05.10.2002.K01", "head_name": "Zulkifli", "since": "2024-03-01"}]
    },
    "nagari.institution": {"kind": "council", "name": "Bamus Ulakan", "members": "7"},
    "nagari.news": {"title": "Kabar satu", "day": "2026-05-20", "body": "Isi kabar."},
    "nagari.agenda": {"title": "Imunisasi balita", "starts_at": "2099-05-20T09:00", "place": "Pasa Ulakan"},
    "nagari.budget": {"year": "2026", "table": TABLE},
    "nagari.download": {
        "title": "Pernag APB 2026",
        "subject": "regulation",
        "number": "4/2025",
        "legal_state": "in_force",
        "info_class": "regular",
        "day": "2025-12-29",
        "year": "2026",
    },
}
