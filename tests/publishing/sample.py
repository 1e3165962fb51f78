"""A kind of content that only these tests know: every sort of question, on the table of nagari news."""

from __future__ import annotations

from django import forms

from smartnagari.nagari.models import NewsItem
from smartnagari.publishing.public import (
    ContentKind,
    Group,
    GuidedForm,
    RichTextField,
    RowForm,
    StoredFileField,
)


class Visitor(RowForm):
    """Somebody who came."""

    title = "Tamu"
    add = "Tambah tamu"

    label = forms.CharField(label="Nama tamu", max_length=40)
    number = forms.IntegerField(label="Berapa orang", min_value=1)


class SampleForm(GuidedForm):
    """Three screens."""

    groups = (
        Group("what", "Apa?", "Orang membaca ini dulu.", fields=("title", "body")),
        Group("when", "Kapan?", fields=("day", "open_to_all", "picture")),
        Group("who", "Siapa?", rows=("visitors",)),
    )
    rows = {"visitors": Visitor}

    title = forms.CharField(label="Judul", max_length=60)
    body = RichTextField(label="Isi", required=False)
    day = forms.DateField(label="Hari", widget=forms.DateInput(attrs={"type": "date"}))
    open_to_all = forms.BooleanField(label="Untuk umum", required=False)
    picture = StoredFileField(label="Foto", required=False)


def apply(row, cleaned, area):
    row.title = cleaned["title"]
    row.body = cleaned["body"]
    row.lead = f"{len(cleaned['visitors'])} tamu, {'umum' if cleaned['open_to_all'] else 'terbatas'}"
    row.day = cleaned["day"]
    row.slug = str(row.pk)


LOG: list[tuple[str, str]] = []


def sample_kind(**changes) -> ContentKind:
    """The kind, with these parts of it otherwise."""
    parts = {
        "key": "tests.sample",
        "label": "Contoh",
        "plural": "Contoh-contoh",
        "help": "Hanya untuk pengujian.",
        "icon": "newspaper",
        "group": "Pengujian",
        "order": 900,
        "model": NewsItem,
        "form": SampleForm,
        "title": lambda cleaned: cleaned["title"],
        "apply": apply,
        "after": lambda row, cleaned: LOG.append(("after", row.title)),
        "gone": lambda row: LOG.append(("gone", row.title)),
        "preview": lambda cleaned, area: ("ui/plain.html", {"sample": cleaned}),
        "typed": lambda row: {"title": row.title, "body": row.body, "day": row.day},
        "start": lambda area: {"title": f"Dari {area}"},
    }
    return ContentKind(**(parts | changes))
