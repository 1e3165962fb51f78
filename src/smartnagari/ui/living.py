"""The living page: every component in every state, with sample data, for the eye and for the tests.

The lead of a page copies from here; the accessibility test walks it. All persons and figures are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from .clock import Pause
from .forms import Choice
from .motif import Cell
from .samples import sample_cells
from .types import Crumb, Fact, LegendItem, Step, Tab

ULAKAN = "13.05.10.2002"
TOKENS = (
    ("sheet", "paper"),
    ("page", "coconut"),
    ("sunk", "shade"),
    ("ink", "ink"),
    ("sea", "sea"),
    ("sea-s", "sea tint"),
    ("red", "red"),
    ("red-s", "red tint"),
    ("gold", "gold"),
    ("gold-s", "gold tint"),
    ("green", "green"),
    ("green-s", "green tint"),
    ("velvet", "velvet"),
    ("night", "night"),
)

STATES = [
    ("empty", "Draf, belum mulai"),
    ("sent", "Diajukan"),
    ("working", "Sedang diperiksa"),
    ("stopped", "Berhenti, menunggu Anda"),
    ("late", "Lewat batas"),
    ("refused", "Ditolak"),
    ("done", "Terbit"),
]


class SampleForm(forms.Form):
    """One field of every kind."""

    kk = forms.RegexField(
        r"^\d{16}$",
        label="Nomor KK",
        help_text="16 angka, di kiri atas kartu keluarga",
        error_messages={"invalid": "Baru 14 angka. Tambah 2 angka lagi."},
    )
    day = forms.DateField(
        label="Tanggal lahir", required=False, widget=forms.DateInput(attrs={"placeholder": "21/05/2026"})
    )
    purpose = forms.ChoiceField(
        label="Untuk apa surat ini dipakai?",
        widget=forms.RadioSelect,
        choices=[
            ("school", "Sekolah atau beasiswa"),
            ("health", Choice("Berobat", "Keringanan biaya puskesmas atau rumah sakit")),
            ("other", "Keperluan lain"),
        ],
    )
    district = forms.ChoiceField(
        label="Kecamatan", choices=[("", "Semua kecamatan"), ("10", "Ulakan Tapakih")], required=False
    )
    papers = forms.MultipleChoiceField(
        label="Berkas yang ada",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("ktp", "KTP"), ("kk", "Kartu keluarga")],
    )
    story = forms.CharField(label="Keterangan", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    photo = forms.FileField(label="Foto rumah", required=False, help_text="Boleh dari kamera HP")
    agree = forms.BooleanField(
        label="Data yang saya tulis benar", error_messages={"required": "Beri tanda bila benar."}
    )


class NoticeOnly(forms.Form):
    """A form whose field sits in the middle of a page, without errors."""

    name = forms.CharField(label="Nama nagari", widget=forms.TextInput(attrs={"placeholder": "Ketik nama"}))


def components() -> dict[str, Any]:
    """Context of ``ui/living.html``."""
    wrong = SampleForm(
        {"wrong-kk": "99050102030405", "wrong-purpose": "health", "wrong-papers": ["ktp"]}, prefix="wrong"
    )
    cells = sample_cells()
    return {
        "tokens": TOKENS,
        "states": STATES,
        "form": SampleForm(prefix="empty"),
        "wrong_form": wrong,
        "question_form": SampleForm({"purpose": "health"}, prefix="question"),
        "families": [cell for cell in cells if cell.code[6:8] in {"10", "12", "15", "17"}],
        "preparatory": {"code": f"{ULAKAN}-P1", "zone": "coast"},
        "cells": cells,
        "legend": legend(),
        "page_of_many": Paginator(range(1, 119), 10).page(4),
        "crumbs": [Crumb(_("Home"), "/"), Crumb("Nagari", "/nagari/")],
        "tabs": [
            Tab("Semua", "?", current=True, count=14),
            Tab("Perlu diperiksa", "?tab=periksa", count=7),
            Tab("Menunggu", "?tab=tunggu", count=5),
        ],
        "facts": facts(),
        "waits": waits(),
        "series": [61, 68, 74, 70, 81, 84, 88, 94.2],
        "falling": [19.4, 18.8, 17, 16.2, 15, 14.4, 13.6, 12.8],
        **journey(),
    }


def waits() -> list[dict[str, Any]]:
    return [
        {
            "item": {"label": "Permintaan data yang harus dijawab", "note": "72 jam berjalan."},
            "url": "#isi",
            "count": 3,
            "late": 1,
        },
        {
            "item": {"label": "Peran yang menunggu persetujuan Anda", "note": ""},
            "url": "#isi",
            "count": 12,
            "late": 0,
        },
    ]


def facts() -> list[Fact]:
    return [
        Fact("Selesai dalam", "1 hari kerja"),
        Fact("Biaya", "Gratis"),
        Fact("Anda terima", "Surat PDF", "bertanda tangan elektronik"),
        Fact("Berlaku", "1 bulan"),
    ]


def legend() -> list[LegendItem]:
    return [
        LegendItem("Pesisir", "coast"),
        LegendItem("Dataran", "plain"),
        LegendItem("Kaki bukit", "foothill"),
        LegendItem("Ibu kota kabupaten", "seat"),
    ]


def journey() -> dict[str, Any]:
    """A case on its way: the thread behind it, the steps ahead, the law's clock."""
    may = [date(2026, 5, day) for day in (12, 21, 22, 25, 26)]
    return {
        "past": [
            Step("Diperiksa petugas DPMPTP", "working", "Kamis 21 Mei, 08.10", word="Sedang dikerjakan"),
            Step("Anda melengkapi berkas", "done", "Rabu 20 Mei, 15.32", "Waktu berjalan lagi esok harinya"),
            Step("Perlu dilengkapi: surat pernyataan", "done", "Rabu 13 Mei, 10.00", "Waktu berhenti"),
            Step(
                "Berkas lengkap, tanda terima resmi",
                "done",
                "Senin 11 Mei, 14.05",
                "Batas waktu mulai dihitung",
            ),
            Step("Anda mengajukan", "done", "Senin 11 Mei, 09.48"),
        ],
        "ahead": [
            Step("Diajukan dari rumah, Rabu 15.02", "done"),
            Step("Anda memeriksa berkas", "working"),
            Step("Wali korong memastikan keadaan", "empty"),
            Step("Sekretaris, lalu wali nagari", "empty"),
        ],
        "step_names": ["pemohon", "keperluan", "berkas", "periksa", "kirim"],
        "days": may,
        "today": may[1],
        "pause": Pause(since=may[0], text="jeda 7 hari menunggu Anda"),
        "many_days": [date(2026, 5, day) for day in (4, 5, 6, 7, 8, 11, 12, 18, 19, 20, 21, 22)],
        "clock_sentence": "Hari ini hari kerja ke-2 dari 5. Paling lambat Selasa 26 Mei 2026.",
        "law": "Bila sampai hari itu belum ada jawaban, izin Anda dikabulkan menurut hukum.",
    }


def home_sample() -> dict[str, Any]:
    """Context of ``ui/samples/home.html``: how a first page is composed of the components."""
    return {
        "cells": [Cell(c.code, c.k, c.i, c.j, c.zone, c.code, f"/nagari/{c.code}/") for c in sample_cells()],
        "legend": legend(),
        "services": [
            ("file-text", "Surat keterangan tidak mampu (SKTM)", "Kantor nagari · 1 hari kerja"),
            ("storefront", "Surat keterangan usaha", "Kantor nagari · 1 hari kerja"),
            ("baby", "Akta kelahiran, KK baru, dan KIA", "Dukcapil · 24 jam setelah lengkap"),
            ("identification-card", "KTP hilang atau rusak", "Dukcapil · 24 jam setelah lengkap"),
            ("users-three", "Perubahan kartu keluarga", "Dukcapil · 24 jam setelah lengkap"),
            ("truck", "Pindah atau datang", "Dukcapil · tanpa surat pengantar"),
            ("heart", "Pengantar nikah (N1)", "Kantor nagari · 1 hari kerja"),
            ("flower-lotus", "Lapor kematian", "Nagari dan Dukcapil · 24 jam"),
            ("house-line", "Bayar pajak bumi dan bangunan", "BPKD · lihat tagihan"),
            ("first-aid", "Izin praktik tenaga kesehatan", "DPMPTP · 5 hari kerja"),
        ],
        "nagari": [
            (
                "Ulakan",
                "Kecamatan Ulakan Tapakih",
                ULAKAN,
                0,
                "coast",
                "Hutan bakau Green Talao, lokan, dan nira nipah",
            ),
            (
                "Koto Baru",
                "Kecamatan Padang Sago",
                "13.05.12.2001",
                3,
                "plain",
                "Nagari model kelapa: sabut, minyak",
            ),
            (
                "Anduriang",
                "Kecamatan 2 x 11 Kayu Tanam",
                "13.05.15.2003",
                6,
                "foothill",
                "Air terjun dan arung jeram",
            ),
        ],
        "form": NoticeOnly(),
    }


def nagari_sample() -> dict[str, Any]:
    """Context of ``ui/samples/nagari.html``."""
    cells = sample_cells()
    names = ("Tapakih", "Ulakan", "Padang Toboh Ulakan", "Sungai Gimba Ulakan", "Seulayat Ulakan")
    family = [cell for cell in cells if cell.code.startswith("13.05.10.")]
    return {
        "cells": cells,
        "code": ULAKAN,
        "kin": [
            {
                "name": name,
                "url": "#kin",
                "code": c.code,
                "k": c.k,
                "zone": c.zone,
                "current": c.code == ULAKAN,
            }
            for name, c in zip(names, family, strict=False)
        ],
        "letters": home_sample()["services"][:5],
        "budget": [
            ("Pembangunan", 62, 612),
            ("Pemerintahan", 95, 355),
            ("Pemberdayaan", 45, 245),
            ("Pembinaan", 68, 135),
            ("Bencana dan mendesak", 33, 73),
        ],
        "office": [Fact("Jam layanan", "Senin sampai Kamis 08.00–16.00", "Jumat 08.00–16.30")],
    }


def service_sample() -> dict[str, Any]:
    """Context of ``ui/samples/service.html``."""
    return {
        "facts": facts(),
        "step_names": journey()["step_names"],
        "crumbs": [Crumb("Surat dari nagari", "/")],
    }


def question_sample() -> dict[str, Any]:
    """Context of ``ui/samples/question.html``."""
    return {"form": SampleForm({"purpose": "health"}), "step_names": journey()["step_names"]}


def track_sample() -> dict[str, Any]:
    """Context of ``ui/samples/track.html``."""
    return {**journey(), "crumbs": [Crumb("Permohonan saya", "/")]}


def verify_sample() -> dict[str, Any]:
    """Context of ``ui/samples/verify.html``."""
    return {
        "facts": [
            Fact("Jenis surat", "Surat keterangan tidak mampu"),
            Fact("Nomor", "400.12/018/UL/V/2026"),
            Fact("Atas nama", "W••••• C•••••", "NIK 9905••••••••••01"),
            Fact(
                "Ditandatangani",
                "Kamis 21 Mei 2026, 14.20 WIB",
                "Wali Nagari Ulakan, sertifikat sah saat itu",
            ),
            Fact("Berlaku sampai", "Sabtu 20 Juni 2026"),
        ]
    }


QUEUE = [
    (
        "late",
        "red",
        "Keterangan tidak mampu",
        "Warga Contoh Tujuh · Korong Satu",
        "Periksa berkas",
        "Hari ini 14.00",
        "sisa 2 jam",
    ),
    (
        "working",
        "gold",
        "Keterangan usaha",
        "Warga Contoh Dua · dibantu di loket",
        "Tunggu wali korong",
        "Hari ini 16.00",
        "sisa 4 jam",
    ),
    (
        "empty",
        "gold",
        "Pengantar nikah (N1)",
        "Warga Contoh Sembilan · Korong Dua",
        "Periksa berkas",
        "Jum 22 Mei",
        "besok",
    ),
    (
        "empty",
        "sea",
        "Keterangan domisili",
        "Warga Contoh Empat · Korong Tiga",
        "Periksa berkas",
        "Jum 22 Mei",
        "besok",
    ),
    (
        "empty",
        "sea",
        "Keterangan kematian",
        "Warga Contoh Satu · dibantu di loket",
        "Periksa berkas",
        "Jum 22 Mei",
        "besok",
    ),
    (
        "working",
        "sea",
        "Laporan kelahiran (Sipakem)",
        "Bidan desa · Korong Satu",
        "Siap diteruskan",
        "Sen 25 Mei",
        "2 hari kerja",
    ),
    (
        "stopped",
        "sea",
        "Keterangan usaha",
        "Warga Contoh Lima · Korong Dua",
        "Foto usaha diminta",
        "Waktu berhenti",
        "di pemohon",
    ),
    (
        "working",
        "sea",
        "Surat masuk: rapat batas nagari",
        "Camat Ulakan Tapakih · disposisi",
        "Baca dan tindak lanjuti",
        "Sel 26 Mei",
        "3 hari kerja",
    ),
]


def desk_sample() -> dict[str, Any]:
    """Context of ``ui/living_desk.html``: the queue and a case."""
    return {
        "queue": QUEUE,
        "rail": [
            ("tray", "Meja Kerja", 14, True),
            ("stack", "Antrean nagari", 6, False),
            ("file-text", "Surat terbit", 0, False),
            ("users-three", "Penduduk", 0, False),
            ("tree-palm", "Halaman nagari", 0, False),
            ("chart-bar", "Kinerja", 0, False),
        ],
        "applicant": [
            Fact("Pemohon", "Warga Contoh Tujuh"),
            Fact("NIK", "9905••••••••••07"),
            Fact("Keperluan", "Berobat, rumah sakit"),
        ],
        "papers": [
            ("check-circle", "green", "Kartu keluarga", "dari data Dukcapil, cocok"),
            ("check-circle", "green", "Foto rumah, 2 lembar", "21 Mei, lokasi di Ulakan"),
            ("warning-circle", "red", "Surat pernyataan", "meterai tidak terbaca"),
        ],
        **{key: value for key, value in components().items() if key in {"tabs", "ahead"}},
    }


PAGES: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "": ("ui/living.html", components),
    "meja": ("ui/living_desk.html", desk_sample),
    "beranda": ("ui/samples/home.html", home_sample),
    "nagari": ("ui/samples/nagari.html", nagari_sample),
    "layanan": ("ui/samples/service.html", service_sample),
    "pertanyaan": ("ui/samples/question.html", question_sample),
    "lacak": ("ui/samples/track.html", track_sample),
    "verifikasi": ("ui/samples/verify.html", verify_sample),
}
"""Sample pages under ``/komponen/``: last part of the address, template, and what it is drawn with."""
