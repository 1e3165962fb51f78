"""Every registered text in both languages: complete, with its values, short enough for a telephone."""

import re

import pytest
from django.utils import translation

from smartnagari.kernel.messages import texts
from smartnagari.notifications.actions.sending import finished

VALUES = {
    "code": "424242",
    "site": "Smart Nagari",
    "url": "https://padangpariaman.example/akun/sesi/",
    "help": "https://padangpariaman.example/daftar/satu-hp/",
    "phone": "0812-••••-7890",
    "date": "31 Desember 2026",
    "when": "31 Desember 2026 10.42",
    "due": "31 Desember 2026 10.42",
    "number": "PD-2612-0001",
    "role": "Operator Nagari",
    "place": "Nagari Ulakan",
    "data": "Nama dan alamat pemohon",
    "how": "Salah setelan",
    "measures": "Halaman ditutup",
    "what": "Kode dari aplikasi tidak diminta lagi.",
    "reason": "Sebut tanggal dan tempatnya.",
    "title": "Nagari Kuranji Hilir menjadi Kuranji Mudik",
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("key", [text.key for text in texts])
def test_text_is_complete_and_short_enough(key, language):
    with translation.override(language):
        subject, body, short = finished(texts[key], VALUES)

    assert subject
    assert not re.search(r"%\(|\{", subject + body + short)
    assert len(short) <= 160
